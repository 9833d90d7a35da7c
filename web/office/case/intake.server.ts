import { walk } from '#language/form/walk.ts'
import { situation } from '#language/rules/derive.ts'
import type { FileAnswer } from '#language/scheme/form.ts'
import { say } from '#language/text.ts'
import { formatDate, tokyoDay } from '#language/values/date.ts'
import { compareHolder, type KanaPlace } from '#language/values/kana-difference.ts'
import { applicantOf } from '#modules/applications/rules.ts'
import { holdersOfRows } from '#modules/cases/intake/read.ts'
import type { CaseView } from '#modules/cases/read.ts'
import { joined } from '#modules/families/rules.ts'
import type { Context } from '#platform/context.ts'

/** One thing the applicant wrote beside what the register says. */
export interface ShownComparison {
  key: 'name' | 'kana' | 'birth-date' | 'holder'
  label: string
  written: string
  registered: string
  agrees: KanaPlace['kind']
  /** Character by character, where only the way of writing may differ. */
  places: KanaPlace[]
  /** Why it is right although it differs, as somebody made sure. */
  confirmed: string | null
}

export interface ShownPaper {
  label: string
  question: string
  hash: string
  name: string
  image: boolean
}

export interface ShownIntake {
  comparisons: ShownComparison[]
  papers: ShownPaper[]
}

/** Answer, register and paper side by side, for looking at them together. */
export async function intakeShown(ctx: Context, view: CaseView): Promise<ShownIntake> {
  const { row, resident, published, answers } = view
  const comparisons: ShownComparison[] = []
  if (resident) {
    const applicant = applicantOf(published.scheme.form, answers)
    const own = { written: '', registered: '', places: [], confirmed: null }
    if (applicant.name) {
      const same = joined(applicant.name) === joined(resident.name)
      comparisons.push({
        ...own,
        key: 'name',
        label: '氏名',
        written: applicant.name,
        registered: resident.name,
        agrees: same ? 'same' : 'different',
      })
      comparisons.push({
        ...own,
        key: 'kana',
        label: 'フリガナ',
        written: applicant.kana,
        registered: resident.kana,
        ...compareHolder(applicant.kana, resident.kana),
      })
    }
    if (applicant.birthDate) {
      comparisons.push({
        ...own,
        key: 'birth-date',
        label: '生年月日',
        written: formatDate(applicant.birthDate, 'ja', 'era'),
        registered: formatDate(resident.birthDate, 'ja', 'era'),
        agrees: applicant.birthDate === resident.birthDate ? 'same' : 'different',
      })
    }
    const holder = (await holdersOfRows(ctx, row.municipality_id, [row])).get(row.id)
    if (holder?.agrees && holder.registered !== null) {
      comparisons.push({
        key: 'holder',
        label: '口座名義',
        written: holder.account.holderKana,
        registered: holder.registered,
        agrees: holder.agrees,
        places: holder.places,
        confirmed: holder.confirmed,
      })
    }
  }
  return { comparisons, papers: papersOf(view) }
}

const images = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

function papersOf({ published: { scheme }, answers, row }: CaseView): ShownPaper[] {
  const options = situation(scheme, tokyoDay(row.received_at))
  const { pages } = walk(scheme.form, answers, {}, options)
  return pages
    .flatMap(page => page.questions)
    .filter(question => question.kind === 'file')
    .flatMap(question => {
      const files = answers[question.id]
      return (Array.isArray(files) ? (files as FileAnswer[]) : []).map(file => ({
        label: say(question.label, 'ja'),
        question: question.id,
        hash: file.hash,
        name: file.name,
        image: images.includes(file.mime),
      }))
    })
}
