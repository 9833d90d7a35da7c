import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowFact } from '#language/form/kinds/members.ts'
import { kindFor } from '#language/form/kinds.ts'
import { questionAcross } from '#language/rules/guide-joining.ts'
import type { AnswerValue, Question } from '#language/scheme/form.ts'
import { tokyoDay } from '#language/values/date.ts'
import { shippedScheme, shippedSchemes } from '../../db/shipped.ts'
import { type TrueFamily, trueFamilies } from '../guide-families.ts'
import { goBack } from './back.ts'
import { house, type Visitor } from './browser.ts'
import { fillBox } from './form.ts'

const site = await house()
const schemes = shippedSchemes()
  .filter(([, code]) => code === '139998')
  .map(([id, code]) => shippedScheme(id, code))
const families = trueFamilies(tokyoDay(new Date()))
const family = (household: string): TrueFamily => {
  const found = families.find(each => each.household === household)
  assert.ok(found)
  return found
}

const goOn = ({ page }: Visitor) => page.locator('main form button[type=submit]:not([name])').last().click()

/** Fills the page's questions with what is true; what the family does not know is passed over. */
async function answerPage(visitor: Visitor, { truth }: TrueFamily): Promise<void> {
  const { page } = visitor
  const asked = await page
    .locator('main input[name=_ask]')
    .evaluateAll(boxes => boxes.map(box => (box as HTMLInputElement).value))
  for (const id of asked) {
    const question = questionAcross(schemes, id.replace(/\.more$/, ''))?.question
    assert.ok(question, id)
    const known = truth[question.fact ?? '']
    assert.notEqual(known, undefined, `nobody said whether ${question.fact} is true`)
    if (known === null)
      return page.locator('main button[name=_none], main button[name=_skip]').first().click()
    if (question.kind !== 'members') await fill(visitor, question, question.id, known)
    else await fillPeople(visitor, question, known as Record<string, unknown>[])
  }
  const nobody = asked.length === 1 && (await page.locator('main button[name=_none]').count()) > 0
  const people = truth[questionAcross(schemes, asked[0] ?? '')?.question.fact ?? '']
  if (nobody && Array.isArray(people) && people.length === 0)
    await page.locator('main button[name=_none]').click()
  else await goOn(visitor)
}

async function fill({ page }: Visitor, question: Question, name: string, value: unknown): Promise<void> {
  const boxes = kindFor(question.kind).write(value as AnswerValue, { ...question, id: name })
  for (const [box, values] of Object.entries(boxes)) await fillBox(page, box, values)
}

async function fillPeople(
  visitor: Visitor,
  question: Question,
  rows: Record<string, unknown>[],
): Promise<void> {
  const more = visitor.page.locator(`main button[name="${question.id}.add"]`)
  for (const [index, row] of rows.entries()) {
    if (index > 0 && (await more.count()) > 0) await more.click()
    for (const field of question.fields ?? []) {
      const value = row[rowFact(field)]
      if (value !== undefined) await fill(visitor, field, `${question.id}.${index}.${field.id}`, value)
    }
  }
}

/** From the first page to the result. Gives how many pages were put, and what they said. */
async function walk(visitor: Visitor, whose: TrueFamily, looks: boolean) {
  const { page } = visitor
  const said: string[] = []
  for (let step = 1; !page.url().endsWith('/result'); step++) {
    assert.ok(step < 40, `stuck at ${page.url()}`)
    if (looks) await visitor.look(`guide ${step}`)
    said.push(await page.locator('main').innerText())
    const before = page.url()
    await answerPage(visitor, whose)
    assert.notEqual(page.url(), before, await page.locator('main').innerText())
  }
  return said
}

test('a mother finds at home, on her phone and without script, what she may receive and which papers it takes', async () => {
  const mother = await site.visitor({ device: 'phone' })
  const { page } = mother
  await page.goto('/mannaka')
  await page.locator('main a[href$="/guide"]').first().click()
  await mother.look('guide begins')
  await page.locator('main a[href$="/guide/1"]').click()
  const said = await walk(mother, family('H0001'), true)
  assert.ok(said.length <= 13, `${said.length} pages`)
  await mother.look('guide result')
  const text = await page.locator('main').innerText()
  assert.match(text, /児童手当/)
  assert.match(text, /15,000円\/月/)
  assert.match(text, /必要な書類/)

  await goBack(page)
  assert.match(page.url(), /\/guide\/\d+$/)
  assert.ok(
    (await page.locator('main input:checked').count()) + (await page.locator('main input').count()) > 0,
  )
  await page.goto('/mannaka/guide')
  await mother.look('guide can be gone on with')
  await page.locator('main a[href*="/guide/"]').first().click()
  await page.locator('main form[action$="/finish"] button').click()
  await mother.look('guide answers removed')
  assert.match(await page.locator('main').innerText(), /何も残っていません/)
  assert.deepEqual(
    (await page.context().cookies()).filter(cookie => cookie.name === 'guide'),
    [],
  )
  await page.goto('/mannaka/guide/result')
  assert.doesNotMatch(await page.locator('main').innerText(), /15,000円/)
})

test('nothing on the way of a bereaved mother speaks of a baby or of joy', async () => {
  const mother = await site.visitor({ device: 'desk' })
  const { page } = mother
  await page.goto('/mannaka/guide/1')
  const said = await walk(mother, family('H0003'), false)
  await mother.look('guide result after a loss')
  const after = said.slice(2).join('\n') + (await page.locator('main').innerText())
  assert.doesNotMatch(after, /おめでと|お祝い|喜び|赤ちゃん/)
  assert.match(await page.locator('main').innerText(), /産後ケア/)
})

test('the documents of one scheme alone', async () => {
  const father = await site.visitor({ device: 'desk' })
  const { page } = father
  await page.goto('/mannaka/schemes/nursery-documents/check')
  await walk(father, family('H0012'), false)
  await father.look('guide over one scheme')
  assert.match(page.url(), /nursery-documents\/check\/result$/)
})

test('the code goes on elsewhere: what stands behind # is opened, and leaves the address', async () => {
  const mother = await site.visitor({ device: 'phone' })
  await mother.page.goto('/mannaka/guide/1')
  await mother.page.locator('main button[name=_none]').click()
  await mother.page.goto('/mannaka/guide/result')
  const cookie = (await mother.page.context().cookies('http://localhost/mannaka/guide')).find(
    each => each.name === 'guide',
  )
  assert.ok(cookie)
  const other = await site.visitor({ device: 'tablet', script: true })
  await other.page.goto(`/mannaka/guide/continue#${cookie.value}`)
  await other.page.waitForURL(/\/guide\/result$/)
  assert.equal(new URL(other.page.url()).hash, '')
  await other.look('guide gone on with elsewhere')
})
