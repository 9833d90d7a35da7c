import type { Facts } from '#language/feel/evaluate.ts'
import { closedFields } from '#language/form/closed.ts'
import { questionsOf } from '#language/form/facts.ts'
import { journey } from '#language/form/journey.ts'
import type { Fields } from '#language/form/kind.ts'
import { type Problem, readPage } from '#language/form/read.ts'
import { walk } from '#language/form/walk.ts'
import { situation } from '#language/rules/derive.ts'
import type { Answers, Question } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Text } from '#language/text.ts'

/** The parts of a scheme that a form is filled in with; the browser gets no more. */
export type Formful = Pick<Scheme, 'form' | 'facts' | 'parameters'>

export interface Asked {
  pages: { id: string; title: Text; questions: Question[] }[]
  /** Sound answers to the questions put. */
  answers: Answers
  /** Typed and wrong: has to be put right. */
  wrong: Problem[]
  /** Not answered though required: may be asked for after receipt. */
  lacking: Problem[]
  /** Boxes in rows of people whose question is not put there. */
  closed: string[]
}

/** All questions the boxes filled so far put, on one long page, with what they say. The same in browser and server. */
export function askedOf(scheme: Formful, fields: Fields, facts: Facts, on: string, now: string): Asked {
  const options = situation(scheme, on)
  const answers: Answers = {}
  const problems: Problem[] = []
  for (const page of scheme.form.pages) {
    const put = journey(scheme.form, answers, facts, options).pages.some(each => each.page.id === page.id)
    if (!put) continue
    const read = readPage(scheme.form, page, fields, {
      ...options,
      language: 'ja',
      today: on,
      now: new Date(now),
      answers: { ...answers },
      facts,
    })
    Object.assign(answers, read.answers)
    problems.push(...read.problems)
  }
  const walked = walk(scheme.form, answers, facts, options)
  return {
    pages: journey(scheme.form, answers, facts, options).pages.map(({ page, questions }) => ({
      id: page.id,
      title: page.title,
      questions,
    })),
    answers,
    wrong: problems.filter(problem => typed(fields, problem.question)),
    lacking: problems.filter(problem => !typed(fields, problem.question)),
    closed: closedFields(questionsOf(scheme.form), fields, walked.facts, { ...options, today: on }),
  }
}

/** Whether anything was written in a question's boxes; a choice of calendar or an empty row is nothing. */
function typed(fields: Fields, question: string): boolean {
  return Object.entries(fields).some(
    ([name, values]) =>
      (name === question || name.startsWith(`${question}.`)) &&
      !/\.(era|row|count|type|kind)$/.test(name) &&
      values.some(value => value.trim() !== ''),
  )
}
