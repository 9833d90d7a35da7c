import type { Facts } from '#language/feel/evaluate.ts'
import { dateText } from '#language/feel/temporal.ts'
import { kindOf } from '#language/feel/values.ts'
import { assess, type Clause } from '#language/rules/assess.ts'
import { formulasOf, namesIn } from '#language/rules/derive.ts'
import { documentsFor } from '#language/rules/documents.ts'
import { holds } from '#language/rules/expression.ts'
import type { Guided } from '#language/rules/guide.ts'
import { parametersAt } from '#language/rules/parameters.ts'
import { judging, scopeOf } from '#language/rules/scope.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Text } from '#language/text.ts'
import type { Day } from '#language/values/date.ts'

/** A number that went into an amount: what it is, how much, in what. */
export interface Figure {
  label: Text
  value: number
  unit: string
}

export interface AmountFound {
  id: string
  name: Text
  unit: string
  value: number
  /** What it was worked out from, the nearest first. */
  from: Figure[]
  clause: string
}

/** What a guide tells of one scheme: an estimate, never a decision. */
export interface Finding {
  scheme: string
  name: Text
  contact: Scheme['contact']
  outcome: 'likely' | 'unlikely' | 'unclear'
  /** Why not, each with what would change it and the clause it rests on. */
  reasons: { rule: string; reason: Text; remedy?: Text; clause: string }[]
  /** What speaks for it. */
  holds: Text[]
  /** What remains: conditions nobody can tell yet. */
  confirms: Text[]
  /** Facts passed over that could still settle it. */
  passed: Text[]
  /** Facts that the office looks up. */
  office: Text[]
  amounts: AmountFound[]
  /** Birth dates of those it concerns, where a list of people has them. */
  recipients: Day[]
  /** Read instead of anything cheerful in a situation such as a bereavement. */
  careful: Text[]
  papers: { id: string; name: Text; note?: Text; needed: 'yes' | 'unknown' }[]
}

/** Every scheme's finding over the facts of a guide. `given`: plain facts read, with what is presumed. */
export function findingsOf(
  results: readonly Guided[],
  given: Facts,
  passed: readonly string[],
  on: Day,
): Finding[] {
  return results.map(({ scheme, office }) => findingOf(scheme, given, { office, passed }, on))
}

function findingOf(
  scheme: Scheme,
  given: Facts,
  { office, passed }: { office: readonly string[]; passed: readonly string[] },
  on: Day,
): Finding {
  const assessment = assess(scheme, given, on)
  const { facts, outcome } = assessment
  const deciding = assessment.clauses.filter(clause => clause.consequence === 'refuse')
  const careful = scheme.careful && holds(scheme.careful.when, facts, judging(scheme, on))
  const missing = outcome === 'unknown' ? assessment.missing : []
  return {
    scheme: scheme.id,
    name: scheme.name,
    contact: scheme.contact,
    outcome: outcome === 'eligible' ? 'likely' : outcome === 'unknown' ? 'unclear' : 'unlikely',
    reasons: deciding.filter(clause => clause.outcome === 'fails').map(reasonOf),
    holds: deciding.filter(clause => clause.outcome === 'holds').map(clause => clause.name),
    confirms: deciding.filter(clause => clause.outcome === 'unknown').map(clause => clause.name),
    passed: labelsFor(
      scheme,
      missing.filter(name => passed.includes(name) || !office.includes(name)),
    ),
    office: labelsFor(
      scheme,
      missing.filter(name => !passed.includes(name) && office.includes(name)),
    ),
    amounts: assessment.amounts.flatMap(({ id, name, unit, value, clause }) => {
      const formula = scheme.amounts.find(each => each.id === id)?.formula
      if (typeof value !== 'number' || formula === undefined) return []
      return [
        { id, name, unit, value, from: figuresOf(scheme, formula, facts, on), clause: sourceText(clause) },
      ]
    }),
    recipients: birthDates(scheme, facts, assessment.recipients.sure),
    careful: careful ? (scheme.careful?.about ?? []) : [],
    papers:
      outcome === 'not-eligible'
        ? []
        : documentsFor(scheme, given, on).map(({ document: { id, name, note }, needed }) => ({
            id,
            name,
            ...(note ? { note } : {}),
            needed,
          })),
  }
}

function reasonOf({ rule, reason, name, remedy, clause }: Clause) {
  return { rule, reason: reason ?? name, ...(remedy ? { remedy } : {}), clause: sourceText(clause) }
}

function sourceText({ law, article }: Clause['clause']): string {
  return [law, article].filter(Boolean).join(' ')
}

function labelsFor(scheme: Scheme, names: readonly string[]): Text[] {
  const roots = new Set(names.map(name => name.split('.')[0] ?? name))
  return scheme.facts.filter(fact => roots.has(fact.name)).map(fact => fact.label)
}

const mostFigures = 8

/** The numbers a formula builds on, its own first, then those of the formulas it builds on. */
function figuresOf(scheme: Scheme, formula: string, facts: Facts, on: Day): Figure[] {
  const scope = scopeOf(scheme)
  const formulas = new Map(formulasOf(scheme).order.map(each => [each.name, each.formula]))
  const parameters = parametersAt(scheme, on)
  const found = new Map<string, Figure>()
  const waiting = namesIn(formula, scope)
  const seen = new Set<string>()
  for (let name = waiting.shift(); name !== undefined && found.size < mostFigures; name = waiting.shift()) {
    if (seen.has(name)) continue
    seen.add(name)
    const value = name in parameters ? parameters[name] : facts[name]
    const told =
      scheme.facts.find(fact => fact.name === name) ?? scheme.parameters.find(each => each.name === name)
    if (typeof value === 'number' && told)
      found.set(name, { label: told.label, value, unit: told.unit ?? '' })
    const inner = formulas.get(name)
    if (inner !== undefined) waiting.push(...namesIn(inner, scope))
  }
  return [...found.values()]
}

function birthDates(scheme: Scheme, facts: Facts, places: readonly number[]): Day[] {
  const list = scheme.recipients && facts[scheme.recipients.list]
  if (!Array.isArray(list)) return []
  return places.flatMap(place => {
    const born = (list[place - 1] as Facts | null | undefined)?.生年月日
    return born && kindOf(born as Parameters<typeof kindOf>[0]) === 'date'
      ? [dateText(born as { year: number; month: number; day: number })]
      : []
  })
}

/** One paper with the schemes that need it. */
export interface PaperFound {
  name: Text
  /** What the schemes say of it, each sentence once. */
  notes: Text[]
  needed: 'yes' | 'unknown'
  schemes: { scheme: string; name: Text; needed: 'yes' | 'unknown' }[]
}

/** The papers of all schemes that may be granted as one list: one that several need stands once. */
export function papersOf(findings: readonly Finding[]): PaperFound[] {
  const papers = new Map<string, PaperFound>()
  for (const finding of findings.filter(each => each.outcome !== 'unlikely')) {
    for (const { id: _, name, note, needed } of finding.papers) {
      const wanted = { scheme: finding.scheme, name: finding.name, needed }
      const known = papers.get(name.ja)
      if (!known) {
        papers.set(name.ja, { name, notes: note ? [note] : [], needed, schemes: [wanted] })
        continue
      }
      known.schemes.push(wanted)
      if (needed === 'yes') known.needed = 'yes'
      if (note && !known.notes.some(each => each.ja === note.ja)) known.notes.push(note)
    }
  }
  return [...papers.values()].toSorted(
    (a, b) => Number(a.needed !== 'yes') - Number(b.needed !== 'yes') || b.schemes.length - a.schemes.length,
  )
}
