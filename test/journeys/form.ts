import type { Page } from 'playwright-core'
import { kindFor } from '#language/form/kinds.ts'
import type { Answers, Form, Question } from '#language/scheme/form.ts'

/** Fills the boxes of every question of the page one is on, as somebody types and ticks. */
export async function fillIn(page: Page, form: Form, pageId: string, answers: Answers): Promise<void> {
  const questions = form.pages.find(each => each.id === pageId)?.questions ?? []
  for (const question of questions) {
    const answer = answers[question.id]
    if (answer === undefined || answer === '') continue
    await addRows(page, question, answer)
    for (const [name, values] of Object.entries(kindFor(question.kind).write(answer, question)))
      await fillBox(page, name, values)
  }
}

/** One box of the page, by the name it is posted under; a box that is not there (not asked) stays unfilled. */
export async function fillBox(page: Page, name: string, values: readonly string[]): Promise<void> {
  const boxes = page.locator(`main [name=${JSON.stringify(name)}]:not([type=hidden])`)
  if ((await boxes.count()) === 0) return
  const kind = await boxes.first().evaluate(box => (box as HTMLInputElement).type)
  if (kind === 'radio' || kind === 'checkbox') {
    for (const value of values)
      await page.locator(`main [name=${JSON.stringify(name)}][value=${JSON.stringify(value)}]`).check()
  } else if (kind === 'select-one') await boxes.first().selectOption(values[0] ?? '')
  else await boxes.first().fill(values[0] ?? '')
}

/** As many rows as there are people; the first may be there already. */
async function addRows(page: Page, question: Question, answer: unknown): Promise<void> {
  if (question.kind !== 'members' || !Array.isArray(answer)) return
  const rows = page.locator(
    `main input[type=hidden][name^=${JSON.stringify(`${question.id}.`)}][name$=".row"]`,
  )
  while ((await rows.count()) < answer.length)
    await page.locator(`main button[name=${JSON.stringify(`${question.id}.add`)}]`).click()
}
