import type { Journey } from '#language/form/journey.ts'
import type { Answers } from '#language/scheme/form.ts'

/**
 * The way through a form without the pages that the registers answered whole. On the others the questions already
 * answered are left out.
 */
export function withoutGiven(way: Journey, given: Answers): Journey {
  const pages = way.pages
    .map(each => ({ ...each, questions: each.questions.filter(question => !(question.id in given)) }))
    .filter(each => each.questions.length > 0)
  return { ...way, pages }
}

/**
 * Answers as they are sent, without those that were only not asked because the office looks them up: unknown to the rules,
 * where one that somebody left blank would be known to be nothing.
 */
export function withoutBlank(answers: Answers, given: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => given[id] !== ''))
}
