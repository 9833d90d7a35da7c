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
