import { narrow } from '#language/values/plain.ts'
import type { ProblemCode } from '../cell/rules.ts'
import { placeOf } from '../layout/rules.ts'
import type { Register } from '../schema.ts'
import { parseYear } from '../year/rules.ts'

export interface RowGiven {
  extractedOn: string
  year: number | null
}

export interface RowProblem {
  severity: 'error' | 'notice'
  code: ProblemCode
  field: string
}

/** What only a whole row tells; it may also fill in cells that follow from others. `cells` as staged. */
export type RowRule = (cells: (string | null)[], given: RowGiven) => RowProblem[]

const none: RowProblem[] = []

export function rowRuleOf(register: Register, mapped: ReadonlySet<string>): RowRule {
  const at = (field: string) => placeOf(register, field) - 1
  switch (register) {
    case 'residents':
      return residents(at)
    case 'taxes':
      return taxes(at, mapped)
    case 'pupils':
      return pupils(at)
    case 'benefits':
      return benefits(at)
  }
}

function residents(at: (field: string) => number): RowRule {
  const [birth, movedIn, movedOut, sex] = [at('birthDate'), at('movedInOn'), at('movedOutOn'), at('sex')]
  return (cells, { extractedOn }) => {
    const born = cells[birth]
    cells[sex] ??= 'unknown'
    if (!born) return none
    if (born > extractedOn) return [{ severity: 'error', code: 'born-later', field: 'birthDate' }]
    // Who has never moved lives here since birth.
    cells[movedIn] ??= born
    const since = cells[movedIn] ?? born
    if (since < born) return [{ severity: 'notice', code: 'moved-before-birth', field: 'movedInOn' }]
    const until = cells[movedOut]
    return until && until < since
      ? [{ severity: 'notice', code: 'out-before-in', field: 'movedOutOn' }]
      : none
  }
}

/** Whether somebody is taxed may be said by a code, or follow from both parts of the tax. */
function taxes(at: (field: string) => number, mapped: ReadonlySet<string>): RowRule {
  const [year, class_, declared] = [at('year'), at('class'), at('declared')]
  const [perHead, incomeBased] = [at('perHead'), at('incomeBased')]
  const fromAmounts = !mapped.has('class') && mapped.has('perHead') && mapped.has('incomeBased')
  return (cells, given) => {
    if (fromAmounts && (cells[perHead] !== null || cells[incomeBased] !== null)) {
      cells[class_] =
        Number(cells[perHead] ?? 0) + Number(cells[incomeBased] ?? 0) > 0 ? 'taxed' : 'non-taxed'
    }
    const silent = cells[class_] === 'undeclared' || cells[declared] === 'undeclared'
    cells[declared] = silent ? 'false' : 'true'
    if (silent || cells[class_] === 'none') cells[class_] = null
    return yearProblem(cells, year, given)
  }
}

function pupils(at: (field: string) => number): RowRule {
  const [year, school, stage, grade] = [at('year'), at('school'), at('stage'), at('grade')]
  return (cells, given) => {
    const years = Number(cells[grade] ?? 1)
    cells[stage] ??= stageOf(cells[school] ?? '', years)
    const problems = yearProblem(cells, year, given)
    const most = cells[stage] === 'elementary' ? 6 : 9
    if (years >= 1 && years <= most) return problems
    return [...problems, { severity: 'error', code: 'bad-grade', field: 'grade' }]
  }
}

/** By the school's name; a nine-year school (義務教育学校) by the grade. */
function stageOf(school: string, grade: number): string {
  if (/義務教育学校/.test(school)) return grade <= 6 ? 'elementary' : 'junior-high'
  if (/小学|小学部|小$/.test(school)) return 'elementary'
  if (/中学|中等部|中$/.test(school)) return 'junior-high'
  return /高等|高校/.test(school) ? 'high' : 'other'
}

function benefits(at: (field: string) => number): RowRule {
  const [since, until] = [at('since'), at('until')]
  return cells => {
    const [from, to] = [cells[since], cells[until]]
    return from && to && to < from ? [{ severity: 'error', code: 'ends-before-begin', field: 'until' }] : none
  }
}

function yearProblem(cells: (string | null)[], place: number, { year }: RowGiven): RowProblem[] {
  const said = cells[place]
  if (!said || year === null) return none
  return parseYear(narrow(said)) === year ? none : [{ severity: 'error', code: 'other-year', field: 'year' }]
}
