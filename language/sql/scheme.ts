import type { Expression } from '../feel/ast.ts'
import { dateOf } from '../feel/temporal.ts'
import type { Scope, Type } from '../feel/types.ts'
import type { Problem } from '../publish/problem.ts'
import { formulasOf } from '../rules/derive.ts'
import { expressionOf, optionsOf } from '../rules/expression.ts'
import { parametersAt } from '../rules/parameters.ts'
import { judgedOn, judging, scopeOf } from '../rules/scope.ts'
import { tableOf } from '../rules/table.ts'
import { rulesOn } from '../rules/verdict.ts'
import type { Rule } from '../scheme/rules.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'
import { Block } from './block.ts'
import { compile } from './compile.ts'
import { asScalar, type Compiled, NotCompiled, ofType, type Scalar } from './compiled.ts'
import { type Compiling, type Env, within } from './compiling.ts'
import { derived } from './derived.ts'
import { factOf } from './facts.ts'
import { isByHand, isKnown, isOpen, Missing, noneMissing } from './masks.ts'
import { gather } from './rows.ts'
import { compileTable } from './table.ts'
import { choose, quoted, type Sql } from './text.ts'

export type CompiledScheme =
  | {
      ok: true
      /**
       * One statement over `household_facts` ($1 municipality, $2 run) that gives one row per household: household,
       * outcome, reasons text[], missing text[], amounts jsonb (those known, by id), recipients and recipients_open
       * int[] (places in the list, from 1).
       */
      sql: string
      parameters: readonly ['municipality', 'run']
    }
  | { ok: false; problems: Problem[] }

/**
 * The rules of a scheme in force on a day, as one set-based statement of PostgreSQL. It gives for every household what
 * `assess` gives. What has no set-based form is refused with its place.
 */
export function compileScheme(scheme: Scheme, on: Day): CompiledScheme {
  const problems: Problem[] = []
  const attempt = <T>(path: string, text: string, run: () => T): T | undefined => {
    try {
      return run()
    } catch (error) {
      if (!(error instanceof NotCompiled)) throw error
      const part = text.slice(error.span.from, error.span.to)
      const place = text === '' ? '' : part === '' ? `式「${text}」：` : `式「${text}」の「${part}」：`
      problems.push({ path, message: `${place}${error.message}` })
      return undefined
    }
  }
  const statement = new Statement(scheme, on)
  for (const { name, formula } of formulasOf(scheme).order) {
    const index = scheme.facts.findIndex(fact => fact.name === name)
    const path = `facts.${index}.${typeof formula === 'string' ? 'formula' : 'table'}`
    attempt(path, typeof formula === 'string' ? formula : '', () => statement.derive(name, formula))
  }
  const deciding = rulesOn(scheme, on).filter(rule => rule.consequence === 'refuse')
  const verdicts = deciding.flatMap(rule => {
    const path = `rules.${scheme.rules.indexOf(rule)}`
    const speaks =
      rule.when === undefined
        ? undefined
        : attempt(`${path}.when`, rule.when, () => statement.truth(rule.when ?? ''))
    const must = attempt(`${path}.must`, rule.must, () => statement.truth(rule.must))
    return must ? [verdict(rule, speaks, must, statement.block)] : []
  })
  const amounts = scheme.amounts.flatMap(({ id, formula }, index) => {
    const amount = attempt(`amounts.${index}.formula`, formula, () => statement.amount(formula))
    return amount ? [{ id, amount }] : []
  })
  const { recipients } = scheme
  const concerned =
    recipients && attempt('recipients.when', recipients.when, () => statement.recipients(recipients))
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    sql: statement.render(verdicts, amounts, concerned),
    parameters: ['municipality', 'run'],
  }
}

type VerdictSql = { id: string; fails: Sql; missing: Sql; unknown: Sql }
type RecipientsSql = { sure: Sql; open: Sql }

/** What one rule says; see `verdictOf` in rules/verdict.ts. */
function verdict({ id }: Rule, speaks: Scalar | undefined, must: Scalar, block: Block): VerdictSql {
  const value = block.column(must.value)
  const mask = must.mask === undefined ? noneMissing : block.column(must.mask)
  if (!speaks) {
    const unknown = must.certain && must.mask === undefined ? 'false' : `${value} is null`
    return { id, fails: `(${value} is false)`, unknown: `(${unknown})`, missing: mask }
  }
  const when = block.column(speaks.value)
  const lacking = speaks.mask === undefined ? noneMissing : block.column(speaks.mask)
  // Where it cannot be told whether the rule speaks, it holds if what it asks for holds; empty is for a person.
  const open = `${isOpen(speaks.mask)} and not ${isByHand(speaks.mask)}`
  const unknown = choose(
    [
      [`${when} is false`, 'false'],
      [`${when}`, `${value} is null`],
      [`${open} and ${value} is true`, 'false'],
    ],
    'true',
  )
  const isUnknown = block.column(unknown)
  const missing = choose(
    [
      [`not ${isUnknown}`, noneMissing],
      [`${when}`, mask],
    ],
    lacking,
  )
  return {
    id,
    fails: `(${when} is true and ${value} is false)`,
    unknown: isUnknown,
    missing: block.column(missing),
  }
}

/** The one statement of a scheme while it is put together. */
class Statement {
  readonly block: Block
  private readonly missing = new Missing()
  private readonly facts = new Map<string, Compiled>()
  private readonly env: Env
  private readonly c: Compiling
  private readonly scope: Scope
  private readonly json: Sql
  /** Whether values are given for formulas at all, which they hardly ever are. */
  private readonly given: Sql

  constructor(scheme: Scheme, on: Day) {
    this.scope = scopeOf(scheme)
    this.block = new Block(
      names =>
        // Taken out of its storage once, however many facts are read from it.
        `(select household, facts || '{}'::jsonb from household_facts where municipality_id = $1 and run_id = $2 offset 0) as h(${names.join(', ')})`,
      2,
    )
    this.json = this.block.given(1)
    const formulas = formulasOf(scheme).order.map(each => quoted(each.name))
    this.given = this.block.column(`(${this.json} ?| array[${formulas.join(', ')}]::text[])`)
    this.env = { names: new Map(), block: this.block }
    const { now } = optionsOf(judging(scheme, on))
    this.c = {
      missing: this.missing,
      known: new Map(),
      constants: { ...parametersAt(scheme, on), [judgedOn]: dateOf(on) },
      now: now as Compiling['now'],
      fact: name => this.fact(name),
      compile: (node, env) => compile(node, env, this.c),
    }
  }

  private fact(name: string): Compiled | undefined {
    const known = this.facts.get(name)
    if (known) return known
    const type = Object.hasOwn(this.scope, name) ? this.scope[name] : undefined
    if (type === undefined) return undefined
    const fact = factOf(name, type, this.json, this.block, this.missing)
    this.facts.set(name, fact)
    return fact
  }

  private compiled(text: string): Compiled {
    return compile(this.parsed(text), this.env, this.c)
  }

  private parsed(text: string): Expression {
    const expression = expressionOf(text, this.scope)
    if (typeof expression === 'string') throw new NotCompiled(expression, { from: 0, to: text.length })
    return expression
  }

  derive(name: string, formula: Parameters<typeof tableOf>[0] | string): void {
    let result: Compiled
    if (typeof formula === 'string') result = this.compiled(formula)
    else {
      const table = tableOf(formula, this.scope)
      if (typeof table === 'string') throw new NotCompiled(table, { from: 0, to: 0 })
      result = compileTable(table, this.env, this.c)
    }
    const type: Type = this.scope[name] ?? 'any'
    const { env, json, given } = this
    this.facts.set(name, derived(name, type, result, { env, json, given }))
  }

  truth(text: string): Scalar {
    const compiled = asScalar(this.compiled(text), { from: 0, to: text.length })
    return ofType(compiled, 'boolean', { from: 0, to: text.length })
  }

  amount(text: string): Scalar {
    return ofType(this.compiled(text), 'number', { from: 0, to: text.length })
  }

  recipients({ list, when }: NonNullable<Scheme['recipients']>): RecipientsSql {
    const of = this.fact(list)
    if (of?.kind !== 'list') throw new NotCompiled(`「${list}」はリストではありません。`, { from: 0, to: 0 })
    const node = this.parsed(`(${when})`)
    const rows = of.rows(this.block)
    const order = rows.block.given(0)
    const inner = within(this.env, rows.block, { item: rows.item })
    const by = ofType(compile(node, inner, this.c), 'boolean', { from: 0, to: when.length })
    const isUnsettled = `(${isOpen(by.mask)} and not ${isByHand(by.mask)})`
    const places = (condition: Sql) => {
      const keep = rows.block.aggregable(rows.block.column(condition))
      const kept = gather(
        { ...of, rows: () => ({ ...rows, filters: [{ keep, mask: undefined }] }) },
        this.block,
      )
      return `coalesce(${kept.over('array_agg', order)}, '{}'::int[])`
    }
    return { sure: places(by.value), open: by.mask === undefined ? `'{}'::int[]` : places(isUnsettled) }
  }

  render(
    verdicts: VerdictSql[],
    amounts: { id: string; amount: Scalar }[],
    recipients: RecipientsSql | undefined,
  ): string {
    const any = (parts: Sql[]) => (parts.length === 0 ? 'false' : `(${parts.join(' or ')})`)
    const fails = this.block.column(any(verdicts.map(each => each.fails)))
    const unknown = this.block.column(any(verdicts.map(each => each.unknown)))
    const outcome = choose(
      [
        [fails, `'not-eligible'`],
        [unknown, `'unknown'`],
      ],
      `'eligible'`,
    )
    const reasons = verdicts.map(each => choose([[each.fails, quoted(each.id)]]))
    const masks = verdicts.map(each => each.missing).join(' | ') || noneMissing
    const lacking = this.block.column(choose([[`not ${fails} and ${unknown}`, `(${masks})`]], noneMissing))
    const none = `'{}'::int[]`
    const wanted = [
      { name: 'household', sql: this.block.given(0) },
      { name: 'outcome', sql: outcome },
      { name: 'reasons', sql: `array_remove(array[${reasons.join(', ')}]::text[], null)` },
      { name: 'missing', sql: this.missing.names(lacking) },
      { name: 'amounts', sql: amountsJson(amounts, fails) },
      { name: 'recipients', sql: recipients ? choose([[fails, none]], recipients.sure) : none },
      { name: 'recipients_open', sql: recipients ? choose([[fails, none]], recipients.open) : none },
    ]
    return this.missing.render(this.block.render(wanted))
  }
}

/** The amounts that are known, by id; none where the household is not eligible. */
function amountsJson(amounts: { id: string; amount: Scalar }[], fails: Sql): Sql {
  if (amounts.length === 0) return `'{}'::jsonb`
  const each = amounts.map(({ id, amount }) => {
    const one = `jsonb_build_object(${quoted(id)}, ${amount.value})`
    if (amount.mask === undefined) return one
    return choose([[`${isKnown(amount.mask)} or ${isByHand(amount.mask)}`, one]], `'{}'::jsonb`)
  })
  return choose([[fails, `'{}'::jsonb`]], each.join(' || '))
}
