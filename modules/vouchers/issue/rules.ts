import { poolLimit, validityOf } from '#language/entitlement/limits.ts'
import { entitlementOf, poolOf, useNames } from '#language/entitlement/situation.ts'
import { stepsWithin } from '#language/entitlement/units.ts'
import type { Fact, Facts } from '#language/feel/evaluate.ts'
import { wordingOf } from '#language/form/asked.ts'
import { questionsOf } from '#language/form/facts.ts'
import { formatAnswer } from '#language/form/format.ts'
import { answersShownTo, questionsShownTo } from '#language/form/shown.ts'
import { type Formula, formulasOf, namesIn, situation } from '#language/rules/derive.ts'
import { partsOf } from '#language/rules/fill.ts'
import { scopeOf } from '#language/rules/scope.ts'
import type { Entitlement } from '#language/scheme/entitlement.ts'
import type { Answers, Question } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { languages, type Text } from '#language/text.ts'
import type { Day } from '#language/values/date.ts'

/** What a voucher is made of on the day it is issued. Steps are whole parts of each pool. */
export interface Grant {
  validFrom: Day
  validUntil: Day
  pools: { pool: string; steps: number }[]
}

/**
 * Limits and validity by the rules of the day `on`. Throws when the scheme cannot tell them from these facts: a case
 * may only be granted where it can, so this is a mistake of the scheme and a person must look.
 */
export function grantOf(scheme: Scheme, facts: Facts, on: Day): Grant {
  const span = validityOf(scheme, facts, on)
  if (span.kind === 'unknown') throw new Error(`validity is unknown without ${span.missing.join(', ')}`)
  const pools = entitlementOf(scheme).pools.map(({ id }) => {
    const limit = poolLimit(scheme, id, facts, on)
    if (limit.kind === 'unknown') {
      throw new Error(`the limit of ${id} is unknown without ${limit.missing.join(', ')}`)
    }
    return { pool: id, steps: stepsWithin(limit.value, poolOf(scheme, id)) }
  })
  return { validFrom: span.from, validUntil: span.until, pools }
}

/** Every expression that is evaluated for a voucher or a use of it. */
function expressionsOf(entitlement: Entitlement): string[] {
  const { types, pools, valid, reduction, additions, cancel } = entitlement
  return [
    ...types.flatMap(type => [type.units, type.copayment, type.price, type.window.from, type.window.until]),
    ...types.flatMap(({ window }) => languages.flatMap(each => partsOf(window.reason[each] ?? ''))),
    ...pools.map(pool => pool.limit),
    ...additions.map(addition => addition.yen),
    ...[valid.from, valid.until, reduction, cancel.fee, cancel.claim],
  ]
}

const neededBy = new WeakMap<Scheme, ReadonlySet<string>>()

/** Names of everything the entitlement's expressions read, also through formulas. Worked out once per scheme. */
export function neededNames(scheme: Scheme): ReadonlySet<string> {
  const known = neededBy.get(scheme)
  if (known) return known
  const scope = { ...scopeOf(scheme), ...useNames }
  const formulas = new Map(formulasOf(scheme).order.map(each => [each.name, each.formula]))
  const needed = new Set<string>()
  const visit = (text: Formula['formula']) => {
    for (const name of namesIn(text, scope)) {
      if (needed.has(name)) continue
      needed.add(name)
      const formula = formulas.get(name)
      if (formula !== undefined) visit(formula)
    }
  }
  for (const text of expressionsOf(entitlementOf(scheme))) visit(text)
  neededBy.set(scheme, needed)
  return needed
}

/**
 * Only those facts that the entitlement needs: what is frozen in a voucher holds nothing of the reasons, the health or
 * the family of its holder. Formulas and parameters are left out, for they are worked out anew for each day of use.
 */
export function factsNeeded(scheme: Scheme, facts: Facts): Facts {
  const needed = neededNames(scheme)
  const given = new Set(scheme.facts.filter(fact => fact.from !== 'formula').map(fact => fact.name))
  const kept = Object.entries(facts).filter(
    ([name]) => needed.has(name) && given.has(name) && !(name in useNames),
  )
  return Object.fromEntries(kept) as Record<string, Fact>
}

/** An answer a facility is told once it is booked, in words. */
export interface Shown {
  question: string
  label: Text
  value: Text
}

/** Asks where somebody lives, of the applicant or of one of several people. */
function tellsAddress(question: Pick<Question, 'kind' | 'fields'>): boolean {
  return question.kind === 'address' || (question.fields ?? []).some(field => field.kind === 'address')
}

/** What facilities were to be told, without any address: for somebody who is protected (支援措置) since. */
export function withoutAddresses(scheme: Scheme, shown: readonly Shown[]): Shown[] {
  const addresses = new Set(
    questionsOf(scheme.form)
      .filter(tellsAddress)
      .map(question => question.id),
  )
  return shown.filter(each => !addresses.has(each.question))
}

/**
 * What a booked facility will see, as the form promised. `hideAddress`: for a person whose address is protected
 * (支援措置) it is left out; they tell it themselves where it is needed.
 */
export function shownToFacility(
  scheme: Scheme,
  answers: Answers,
  facts: Facts,
  { on, hideAddress }: { on: Day; hideAddress: boolean },
): Shown[] {
  const visible = answersShownTo(scheme.form, answers, 'facility')
  return questionsShownTo(scheme.form, 'facility').flatMap(question => {
    if (hideAddress && tellsAddress(question)) return []
    const value = visible[question.id]
    const ja = formatAnswer(question, value, 'ja')
    if (!ja) return []
    const wording = wordingOf(question, facts, situation(scheme, on))
    const text = (language: 'ja-easy' | 'en') => formatAnswer(question, value, language) || ja
    return [
      {
        question: question.id,
        label: wording.label,
        value: { ja, 'ja-easy': text('ja-easy'), en: text('en') },
      },
    ]
  })
}
