import { formulasOf, namesIn } from '#language/rules/derive.ts'
import { scopeOf } from '#language/rules/scope.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'
import { factLabel } from '../masking/rules.ts'

type Plain = Readonly<Record<string, unknown>>

/** The facts given by someone on which a scheme's outcome, amounts and recipients may depend. */
export function factsRead(scheme: Scheme): Set<string> {
  const scope = scopeOf(scheme)
  const formulas = new Map(formulasOf(scheme).order.map(each => [each.name, each.formula]))
  const texts = [
    ...scheme.rules.flatMap(rule =>
      rule.consequence === 'refuse' ? [rule.must, ...(rule.when ? [rule.when] : [])] : [],
    ),
    ...scheme.amounts.map(amount => amount.formula),
    ...(scheme.recipients ? [scheme.recipients.when, `count(${scheme.recipients.list})`] : []),
  ]
  const read = new Set<string>()
  const visit = (name: string) => {
    if (read.has(name)) return
    read.add(name)
    const formula = formulas.get(name)
    if (formula !== undefined) for (const each of namesIn(formula, scope)) visit(each)
  }
  for (const text of texts) for (const name of namesIn(text, scope)) visit(name)
  return new Set([...read].filter(name => !formulas.has(name)))
}

export interface Side {
  scheme: Scheme
  version: number
  draft: boolean
  on: Day
  facts: Plain | undefined
}

/**
 * Why a household may have come out differently: the rules, the facts the scheme reads, or only the day. Facts are named,
 * their values never told.
 */
export function whyDifferent(before: Side, after: Side): string[] {
  const why: string[] = []
  if (after.draft) why.push('草案の規則による')
  else if (before.version !== after.version) {
    why.push(`規則が第${before.version}版から第${after.version}版に変わった`)
  }
  const [old, now] = [before.facts, after.facts]
  if (old && now && old !== now) {
    const read = new Set([...factsRead(before.scheme), ...factsRead(after.scheme)])
    for (const name of read) {
      const told = factChange(old[name], now[name])
      if (told && name !== '申請日') why.push(`「${factLabel(after.scheme, name)}」が${told}`)
    }
  } else if (!old || !now) why.push('前の判定に使った事実は保存期間を過ぎたか、ありません')
  if (why.length === 0 && before.on !== after.on) why.push('判定する日が変わった（年齢や年度が変わる）')
  return why
}

function factChange(old: unknown, now: unknown): string | undefined {
  const [a, b] = [JSON.stringify(old), JSON.stringify(now)]
  if (a === b) return undefined
  if (old === undefined) return '分かった'
  if (now === undefined) return '分からなくなった'
  if (Array.isArray(old) && Array.isArray(now) && old.length !== now.length) {
    return now.length > old.length ? '増えた' : '減った'
  }
  return '変わった'
}
