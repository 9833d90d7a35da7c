import type { Facts } from '#language/feel/evaluate.ts'
import type { Fields } from '#language/form/kind.ts'
import { type Problem, readPage } from '#language/form/read.ts'
import type { Answers, FileAnswer, Form, Page, Question } from '#language/scheme/form.ts'
import { questionsToCorrect } from '#modules/applications/correction/rules.ts'
import { attachFile } from '#modules/applications/files/write.ts'
import { takeFiles } from '#web/server/files.ts'
import { act, type PageArgs } from '#web/server/page.ts'
import { told, why } from '../apply/page.server.ts'

/** Answers that are given anew: which questions of what was sent, and what is known beside. */
export interface Asking {
  applicationId: string
  form: Form
  /** As sent before. */
  answers: Answers
  asked: readonly string[]
  facts: Facts
  options: Parameters<typeof questionsToCorrect>[5]
  on: string
  now: Date
}

type Language = Parameters<typeof readPage>[3]['language']

export interface Round {
  questions: Question[]
  answers: Answers
  problems: Problem[]
  kept: Fields
}

/** The questions asked anew, and those that the new answers open. */
export function put(asking: Asking, corrections: Answers): Question[] {
  const { form, answers, asked, facts, options } = asking
  return questionsToCorrect(form, answers, corrections, [...asked], facts, options)
}

/** One correction opens the next at most as often as a form has conditions within conditions. */
const mostRounds = 10

/** Reads what was sent; corrections may open questions, those others: read again until no more come. */
export function readRounds(asking: Asking, fields: Fields, language: Language): Round {
  let round = readAll(asking, put(asking, {}), fields, language)
  for (let count = 0; count < mostRounds; count++) {
    const more = put(asking, round.answers)
    if (more.length === round.questions.length) break
    round = readAll(asking, more, fields, language)
  }
  return round
}

function readAll(asking: Asking, questions: Question[], fields: Fields, language: Language): Round {
  const { form } = asking
  const ids = questions.map(question => question.id)
  const all: Round = { questions, answers: {}, problems: [], kept: {} }
  for (const page of form.pages.filter(each => has(each, ids))) {
    const read = readPage(form, page, fields, {
      ...asking.options,
      language,
      today: asking.on,
      now: asking.now,
      answers: { ...asking.answers, ...all.answers },
      facts: asking.facts,
      only: ids,
    })
    Object.assign(all.answers, read.answers)
    Object.assign(all.kept, read.kept)
    all.problems.push(...read.problems)
  }
  // Files stand in the form itself, so what was taken out is out.
  for (const { id } of questions.filter(question => question.kind === 'file')) {
    const files = all.answers[id]
    all.kept[id] = Array.isArray(files) ? files.map(file => JSON.stringify(file)) : []
    delete all.kept[`${id}.remove`]
  }
  return all
}

function has(page: Page, ids: readonly string[]): boolean {
  return page.questions.some(question => ids.includes(question.id))
}

/** New files join those named in the form; a hash that was not sent for this application opens nothing later. */
export async function takeAll(
  args: PageArgs,
  { form: asked, applicationId: id }: Pick<Asking, 'form' | 'applicationId'>,
  form: FormData,
  fields: Fields,
): Promise<Problem[]> {
  const problems: Problem[] = []
  const boxes = asked.pages.flatMap(page => page.questions).filter(question => question.kind === 'file')
  for (const question of boxes) {
    const taken = await takeFiles(args, form, question.id)
    for (const file of taken.files) {
      const outcome = await act(args, ctx => attachFile(ctx, { id, question: question.id, file }))
      if (outcome.ok) add(fields, question.id, file)
      else problems.push(told(question, outcome.refused))
    }
    for (const refused of taken.refused) {
      problems.push({ question: question.id, field: question.id, message: why(refused) })
    }
  }
  return problems
}

function add(fields: Fields, name: string, file: FileAnswer): void {
  fields[name] = [...(fields[name] ?? []), JSON.stringify(file)]
}
