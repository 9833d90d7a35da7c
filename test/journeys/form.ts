import type { Page } from 'playwright-core'
import { kindFor } from '#language/form/kinds.ts'
import type { Answers, Form } from '#language/scheme/form.ts'

/** Fills the boxes of those questions of a form that the page puts, as somebody types and ticks. */
export async function fillIn(page: Page, form: Form, answers: Answers): Promise<void> {
  for (const question of form.pages.flatMap(each => each.questions)) {
    const answer = answers[question.id]
    if (answer === undefined || answer === '') continue
    if (question.kind === 'members' && Array.isArray(answer)) await addRows(page, question.id, answer.length)
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
async function addRows(page: Page, question: string, people: number): Promise<void> {
  const rows = page.locator(`main input[type=hidden][name^="${question}."][name$=".row"]`)
  const more = page.locator(`main button[name="${question}.add"]`)
  while ((await more.count()) > 0 && (await rows.count()) < people) await more.click()
}
