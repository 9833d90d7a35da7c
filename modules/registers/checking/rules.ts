import type { CsvEnd } from '#platform/sheet/csv-records.ts'
import type { ProblemCode } from '../cell/rules.ts'
import type { Problem } from '../converting/rules.ts'
import type { Warning } from '../schema.ts'

export const fileCodes = [
  'no-rows',
  'cut-off',
  'row-count',
  'control-total',
  'duplicate',
  'column-looks-wrong',
  'file-missing',
] as const
export type FindingCode = ProblemCode | (typeof fileCodes)[number]

/** How often something is wrong with one column, or with the file. */
export interface Finding {
  severity: 'error' | 'notice'
  code: FindingCode
  label: string | null
  count: number
}

/** One place at which it is. `row` null: the file as a whole. */
export interface Place {
  severity: 'error' | 'notice'
  code: FindingCode
  row: number | null
  label: string | null
  value: string | null
}

const listedPerColumn = 100
const listedInAll = 3000

/** What was counted, as data. */
export interface Tallied {
  findings: Finding[]
  places: Place[]
  badRows: number
}

/**
 * Counts everything and lists the first places of each kind, so that a file that is wrong throughout stays readable.
 * Goes on from `earlier`, which it leaves as it is.
 */
export function tally(earlier: Tallied = { findings: [], places: [], badRows: 0 }) {
  const key = ({ code, label }: Pick<Finding, 'code' | 'label'>) => `${code}\t${label ?? ''}`
  const counts = new Map(earlier.findings.map(finding => [key(finding), { ...finding }]))
  const places = [...earlier.places]
  let { badRows } = earlier

  const add = (place: Place) => {
    const { severity, code, label } = place
    const found = counts.get(key(place)) ?? { severity, code, label, count: 0 }
    found.count += 1
    counts.set(key(place), found)
    if (found.count <= listedPerColumn && places.length < listedInAll) places.push(place)
  }
  return {
    add,
    row(row: number, problems: readonly Problem[]) {
      if (problems.some(problem => problem.severity === 'error')) badRows += 1
      for (const problem of problems) add({ ...problem, row })
    },
    result: (): Tallied => ({ findings: [...counts.values()], places, badRows }),
  }
}

/** How many errors, or notices, in all. */
export function total(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.reduce((sum, each) => (each.severity === severity ? sum + each.count : sum), 0)
}

const file = (code: FindingCode, value: string | null = null, label: string | null = null): Place => ({
  severity: 'error',
  code,
  row: null,
  label,
  value,
})

export interface Read {
  /** Rows with a person, without the head. */
  rows: number
  end: CsvEnd
  /** The last row has another number of cells. */
  lastIsShort: boolean
}

export interface Cover {
  expectedRows: number | null
  controlColumn: string | null
  controlTotal: number | null
}

/** What is wrong with the file as a whole, as against its cover sheet. Totals of amounts are not repeated. */
export function judgeFile(read: Read, cover: Cover, controlTotal: number | undefined): Place[] {
  const found: Place[] = []
  if (read.rows === 0) found.push(file('no-rows'))
  if (read.end.openQuote !== null) found.push({ ...file('open-quote'), row: read.end.openQuote })
  if (read.lastIsShort && !read.end.closed) found.push(file('cut-off'))
  const { expectedRows } = cover
  if (expectedRows !== null && expectedRows !== read.rows) {
    found.push(file('row-count', `送付票${expectedRows}件、ファイル${read.rows}件`))
  }
  if (cover.controlColumn !== null && cover.controlTotal !== null && cover.controlTotal !== controlTotal) {
    found.push(file('control-total', null, cover.controlColumn))
  }
  return found
}

const tooMany = 0.2
const fewRows = 5

/** By their kind: a column in which a fifth of the rows is like this was probably taken for another. */
const telling: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'bad-number',
  'impossible-date',
  'unknown-code',
  'bad-amount',
  'not-kana',
  'not-a-name',
  'bad-postal',
  'born-later',
  'moved-before-birth',
  'out-before-in',
  'ends-before-begin',
])

export function judgeColumns(findings: readonly Finding[], rows: number): Place[] {
  return findings
    .filter(({ code, count }) => telling.has(code) && count >= fewRows && count > rows * tooMany)
    .map(({ label }) => file('column-looks-wrong', null, label))
    .filter((place, index, all) => all.findIndex(other => other.label === place.label) === index)
}

/** How the extract compares with the register as it is. */
export interface Comparison {
  added: number
  changed: number
  unchanged: number
  gone: number
  /** Rows of the register that a full extract is expected to name. */
  present: number
  /** Rows whose 宛名番号 nobody in the resident register has. */
  strangers: number
  /** Whose 支援措置 would end. */
  lifted: number
}

export interface Circumstances {
  rows: number
  notices: number
  end: CsvEnd
  expectedRows: number | null
  sameFile: boolean
  older: boolean
}

/** What a person must have looked at before it goes in. */
export function warningsOf(compared: Comparison, given: Circumstances): Warning[] {
  const { present, added, gone, changed, strangers, lifted } = compared
  const found: [Warning, boolean][] = [
    ['many-gone', gone >= fewRows && gone > present * 0.1],
    // A register that is empty yet takes everybody in.
    ['many-new', present >= fewRows && added >= fewRows && added > present * 0.3],
    ['many-changed', changed >= fewRows && changed > present * 0.3],
    ['few-match', strangers >= fewRows && strangers > given.rows * tooMany],
    ['many-notices', given.notices >= fewRows && given.notices > given.rows * 0.05],
    ['protection-lifted', lifted > 0],
    ['same-file', given.sameFile],
    ['older-extract', given.older],
    ['end-open', !given.end.closed && given.expectedRows === null],
  ]
  return found.filter(([, is]) => is).map(([warning]) => warning)
}
