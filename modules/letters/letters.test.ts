import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decide, endorse } from '#modules/cases/approval/write.ts'
import { returnForCorrection } from '#modules/cases/correction/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { extractText } from '#platform/pdf/extract-text.ts'
import { mannaka, minami, system, world } from '../../test/actors.ts'
import { june, publishedScheme, resident, staff, submittedCase } from '../../test/builders.ts'
import { settle } from '../../test/settle.ts'
import { previewLetter } from './preview/read.ts'
import { heldLetters, letterOf, lettersOf, lettersOfCase, pdfOf } from './read.ts'
import type { IssuedLetter } from './schema.ts'
import { deliverLetter, issueLetter, releaseLetter } from './write.ts'

const w = await world()
await publishedScheme(w)
await publishedScheme(w, { municipality: minami })
const [tanto, kakaricho, kacho, other] = [
  await staff(w),
  await staff(w, 'subsection-chief'),
  await staff(w, 'section-chief'),
  await staff(w, 'staff', minami),
]

const reason = { rule: null, text: { ja: '期間を過ぎているため。', en: 'The period is over.' } }

async function decided(caseId: string, action: string, reasons = [reason]) {
  const { proposals } = await w.as(
    tanto,
    ctx => draftDecision(ctx, { caseIds: [caseId], action, reasons: action === 'approve' ? [] : reasons }),
    june,
  )
  await w.as(kakaricho, ctx => endorse(ctx, { proposalIds: proposals }), june)
  await w.as(kacho, ctx => decide(ctx, { proposalIds: proposals }), june)
  await settle(w, june)
}

/** What is printed, without the spaces of the setting. */
async function textOf(letter: IssuedLetter, options: { withAddress?: boolean } = {}): Promise<string> {
  return (await extractText(await pdfOf(letter, options))).join('').replace(/\s/g, '')
}

const lettersIn = (caseId: string) => w.as(tanto, ctx => lettersOfCase(ctx, mannaka, caseId))

test('a refusal goes out with its reasons, 教示 and the next number', async () => {
  const { caseId, actor } = await submittedCase(w)
  await settle(w, june)
  await decided(caseId, 'refuse')
  const [letter] = await lettersIn(caseId)
  assert.ok(letter)
  assert.match(letter.number, /^こ第\d+号$/)
  const words = JSON.stringify(letter.content.texts)
  assert.ok(words.includes('期間を過ぎているため。') && words.includes('The period is over.'))
  assert.ok(letter.content.texts.ja.blocks.some(block => block.kind === 'text' && block.remedies))
  const text = await textOf(letter)
  for (const part of [letter.number, '不承認通知書', '期間を過ぎているため', 'まんなか市長', '公印省略']) {
    assert.ok(text.includes(part), `${part} in the PDF`)
  }
  assert.deepEqual(await pdfOf(letter), await pdfOf(letter), 'the same bytes again')
  const own = await w.as(actor, ctx => lettersOf(ctx, actor.accountId))
  assert.deepEqual(
    own.map(one => one.id),
    [letter.id],
  )
})

test('a grant is told with the voucher, once, however often the reaction runs', async () => {
  const { caseId } = await submittedCase(w)
  await settle(w, june)
  await decided(caseId, 'approve')
  const [letter, second] = await lettersIn(caseId)
  assert.equal(letter?.template, 'approval')
  assert.equal(second, undefined)
  assert.ok(letter?.content.facts.利用券番号, 'later letters can speak of the voucher')
  const again = { caseId, template: 'approval' }
  const once = { key: 'same-event' }
  const one = await w.as(system(mannaka), ctx => issueLetter(ctx, again, once))
  const two = await w.as(system(mannaka), ctx => issueLetter(ctx, again, once))
  assert.deepEqual(one, two)
})

test('what is returned for correction is told by letter', async () => {
  const { caseId } = await submittedCase(w)
  await settle(w, june)
  const comments = [{ question: 'phone', reason: 'missing' as const, body: '市外局番から書いてください。' }]
  await w.as(tanto, ctx => returnForCorrection(ctx, { caseId, comments }), june)
  await settle(w, june)
  assert.equal((await lettersIn(caseId))[0]?.template, 'correction')
})

test('another family and another town find no letter', async () => {
  const { caseId, actor } = await submittedCase(w)
  await settle(w, june)
  await decided(caseId, 'refuse')
  const [letter] = await lettersIn(caseId)
  const id = letter?.id ?? ''
  const stranger = await resident(w, { name: '川口　葵', kana: 'カワグチ　アオイ' })
  for (const who of [stranger, other, { kind: 'visitor' as const }]) {
    const outcome = await w.try(who, ctx => letterOf(ctx, id))
    assert.ok(!outcome.ok && ['not-found', 'sign-in-first'].includes(outcome.refused.code), who.kind)
  }
  assert.equal((await w.as(actor, ctx => letterOf(ctx, id))).id, id)
  assert.deepEqual(await w.as(stranger, ctx => lettersOfCase(ctx, mannaka, caseId)), [])
  const issued = await w.try(system(minami), ctx => issueLetter(ctx, { caseId, template: 'approval' }))
  assert.ok(!issued.ok && issued.refused.code === 'not-found')
})

test('numbers have no gaps under concurrency and after a rollback', async () => {
  const cases = await Promise.all(Array.from({ length: 6 }, async () => (await submittedCase(w)).caseId))
  const before = await numbers()
  await Promise.all(
    cases.map((caseId, index) =>
      w
        .as(
          system(mannaka),
          async ctx => {
            await issueLetter(ctx, { caseId, template: 'approval' })
            if (index % 3 === 0) throw new Error('the transaction goes back')
          },
          june,
        )
        .catch(() => undefined),
    ),
  )
  const after = await numbers()
  assert.equal(after.length, before.length + 4)
  assert.deepEqual(
    after,
    Array.from({ length: after.length }, (_, index) => index + 1),
  )
})

async function numbers(): Promise<number[]> {
  const rows = await w.owner
    .selectFrom('letters')
    .select('document_number')
    .where('municipality_id', '=', mannaka)
    .where('fiscal_year', '=', 2026)
    .execute()
  return rows.map(row => Number(/\d+/.exec(row.document_number)?.[0])).sort((a, b) => a - b)
}

test('a new fiscal year begins again at one', async () => {
  const { caseId } = await submittedCase(w)
  const april = new Date('2027-03-31T15:00:00Z')
  const issued = await w.as(system(mannaka), ctx => issueLetter(ctx, { caseId, template: 'approval' }), april)
  assert.equal(issued.number, 'こ第1号')
})

test('a preview uses up no number', async () => {
  const { caseId } = await submittedCase(w)
  const before = await w.owner.selectFrom('serials').selectAll().execute()
  const preview = await w.as(tanto, ctx =>
    previewLetter(ctx, { caseId, action: 'refuse', reasons: [reason.text] }),
  )
  assert.deepEqual(preview.problems, [])
  assert.ok(JSON.stringify(preview.content.texts.ja).includes('期間を過ぎているため。'))
  assert.deepEqual(await w.owner.selectFrom('serials').selectAll().execute(), before)
  const elsewhere = await w.try(other, ctx => previewLetter(ctx, { caseId, action: 'refuse', reasons: [] }))
  assert.ok(!elsewhere.ok && elsewhere.refused.code === 'not-found')
})

test('a name no typeface can print is held back, and goes out with 代替文字', async () => {
  const actor = await resident(w, { name: '𠮷田　花子', kana: 'ヨシダ　ハナコ', registered: true })
  const { caseId } = await submittedCase(w, { actor })
  await settle(w, june)
  await decided(caseId, 'refuse')
  assert.deepEqual(await lettersIn(caseId), [])
  const [held] = await w.as(tanto, ctx => heldLetters(ctx, mannaka, caseId))
  assert.deepEqual(held?.missing, ['𠮷'])
  const id = held?.id ?? ''
  const bad = await w.try(tanto, ctx => releaseLetter(ctx, { held: id, substitutes: { 𠮷: '𠮷' } }))
  assert.ok(!bad.ok && bad.refused.code === 'letter-undrawable')
  const foreign = await w.try(other, ctx => releaseLetter(ctx, { held: id, substitutes: { 𠮷: '吉' } }))
  assert.ok(!foreign.ok && foreign.refused.code === 'not-found')
  await w.as(tanto, ctx => releaseLetter(ctx, { held: id, substitutes: { 𠮷: '吉' } }), june)
  const [letter] = await lettersIn(caseId)
  assert.ok(letter)
  assert.ok((await textOf(letter)).includes('吉田'))
  assert.ok(JSON.stringify(letter.content.texts).includes('𠮷田'), 'the person’s own name is kept')
  assert.deepEqual(await w.as(tanto, ctx => heldLetters(ctx, mannaka, caseId)), [])
  const twice = await w.try(tanto, ctx => releaseLetter(ctx, { held: id, substitutes: { 𠮷: '吉' } }))
  assert.ok(!twice.ok)
})

test('a letter with a gap is held back and uses no number', async () => {
  const { caseId } = await submittedCase(w)
  const before = await w.owner.selectFrom('serials').selectAll().execute()
  const outcome = await w.try(system(mannaka), ctx => issueLetter(ctx, { caseId, template: 'refusal' }))
  assert.ok(!outcome.ok && outcome.refused.code === 'letter-incomplete')
  assert.deepEqual(await w.owner.selectFrom('serials').selectAll().execute(), before)
})

test('on paper the address stands in the window, of a protected person nowhere', async () => {
  for (const protectedAddress of [false, true]) {
    const actor = await resident(w, {
      registered: true,
      protectedAddress,
      name: '森　楓',
      kana: 'モリ　カエデ',
      birthDate: protectedAddress ? '1990-01-01' : '1990-02-02',
    })
    const { caseId } = await submittedCase(w, { actor })
    // As if it had come on paper: nobody signs in for it.
    await w.owner.updateTable('cases').set({ account_id: null }).where('id', '=', caseId).execute()
    await settle(w, june)
    await decided(caseId, 'refuse')
    const [letter] = await lettersIn(caseId)
    assert.ok(letter)
    const address = '本町1丁目2番3号'
    const printed = await textOf(letter, { withAddress: true })
    assert.equal(letter.content.delivery, protectedAddress ? 'hand' : 'post')
    assert.equal(printed.includes(address), !protectedAddress)
    assert.equal(JSON.stringify(letter).includes(address), !protectedAddress)
    assert.ok(!(await textOf(letter)).includes(address), 'a copy never has it')
    await w.as(tanto, ctx => deliverLetter(ctx, { letterId: letter.id }))
    const foreign = await w.try(other, ctx => deliverLetter(ctx, { letterId: letter.id }))
    assert.ok(!foreign.ok && foreign.refused.code === 'not-found')
  }
})
