import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import ExcelJS from 'exceljs'
import { shippedForms } from '#db/forms/shipped.ts'
import { shippedScheme } from '#db/shipped.ts'
import { newGuide } from '#modules/eligibility/guide/rules.ts'
import type { VisitAnswers } from '#modules/visits/answers/schema.ts'
import { answersOf, fillIn, nextToFill } from '#modules/visits/filling/rules.ts'
import { extractText } from '#platform/pdf/extract-text.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { facilityStaff, staff } from '#test/builders.ts'
import { filled, printed } from './filling/rules.ts'
import { fileOf, templateOf, templatesAt, versionsOf } from './read.ts'
import type { Item } from './schema.ts'
import { addTemplate, changeTemplate } from './write.ts'

const w = await world()
const clerk = await staff(w)
const neighbour = await staff(w, 'staff', minami)
const forms = await shippedForms()
const [claim, , , account] = forms
const scheme = shippedScheme('child-rearing-allowance', String(mannaka))
const guiding = { schemes: [scheme], on: '2026-06-01', place: 'まんなか市' }

const kept: VisitAnswers = {
  v: 1,
  guide: {
    ...newGuide(mannaka),
    facts: {
      ひとり親事由: 'divorced',
      支給要件該当日: '2026-04-10',
      配偶者あり: false,
      もう一人の親と同居: false,
      養育者: false,
      申請者生年月日: '1990-05-01',
      受取口座: 'own',
      扶養義務者あり: false,
      公的年金月額: 0,
      申請者所得: 1_200_000,
      養育費年額: 0,
      扶養親族数: 1,
      子ども: [
        {
          生年月日: '2019-05-01',
          'child-name': '青木　陽向',
          同居: true,
          監護: true,
          障害: 'none',
          施設入所: false,
          国内: true,
        },
      ],
    },
  },
  answers: {
    name: { family: '髙橋', given: '彩香', familyKana: 'タカハシ', givenKana: 'アヤカ' },
    address: { postalCode: '100-0001', prefecture: '東京都', city: 'まんなか市', town: '本町1-2-3' },
    phone: '090-0000-1234',
    account: {
      bankCode: '0001',
      bankName: 'みずほ銀行',
      branchCode: '001',
      branchName: '本店',
      type: 'ordinary',
      number: '1234567',
      holderKana: 'タカハシ アヤカ',
    },
  },
  consents: {},
  chosen: [scheme.id],
  left: [],
}

async function refusal(work: Promise<{ ok: boolean; refused?: { code: string } }>): Promise<string> {
  const outcome = await work
  assert.ok(!outcome.ok, 'was not refused')
  return outcome.refused?.code ?? ''
}
const bytesOf = (file: string) => new Uint8Array(Buffer.from(file, 'base64'))
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

test('what was written once fills a PDF form; nothing needed is lacking', async () => {
  assert.ok(claim)
  const form = filled(claim.items, scheme, guiding, kept)
  assert.deepEqual(form.lacking, [])
  const { bytes, undrawable } = await printed({ format: 'pdf' }, bytesOf(claim.file), form.written)
  assert.deepEqual(undrawable, [])
  const text = (await extractText(bytes)).join('\n')
  for (const part of ['髙橋', 'タカハシ', '本町1-2-3', '青木', '令和元年5月1日', '1,200,000円']) {
    assert.ok(text.includes(part), part)
  }
  const ticks = form.written.filter(each => each.text === '✓').map(each => each.item.label)
  assert.ok(ticks.includes('事由（離婚）'))
  assert.ok(!ticks.includes('事由（死亡）'))
})

test('and a workbook, cell by cell, which still opens', async () => {
  assert.ok(account)
  const form = filled(account.items, scheme, guiding, kept)
  const { bytes } = await printed({ format: 'xlsx' }, bytesOf(account.file), form.written)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  const said = form.written.map(({ item }) =>
    item.at.kind === 'cell' ? book.getWorksheet('様式')?.getCell(item.at.cell).value : null,
  )
  assert.deepEqual(
    said,
    form.written.map(each => each.text),
  )
  assert.ok(said.includes('1234567'), 'leading zeros and digits stay text')
})

test('what is missing is named, and so is a character that no typeface has', async () => {
  assert.ok(claim)
  const { phone: _phone, ...answers } = kept.answers
  const odd = {
    ...answers,
    name: { family: '𠮷田\u{2ffff}', given: '彩', familyKana: 'ヨシダ', givenKana: 'アヤ' },
  }
  const form = filled(claim.items, scheme, guiding, { ...kept, answers: odd })
  assert.deepEqual(form.lacking, [{ label: '電話番号' }])
  const { undrawable } = await printed({ format: 'pdf' }, bytesOf(claim.file), form.written)
  assert.deepEqual(
    undrawable.map(each => each.label),
    ['氏名'],
  )
})

test('a field of a PDF is filled in and becomes plain text', async () => {
  const document = await PDFDocument.create()
  const page = document.addPage([400, 300])
  document.getForm().createTextField('shimei').addToPage(page, { x: 50, y: 200, width: 200, height: 24 })
  const blank = await document.save()
  const item: Item = {
    id: 'a',
    label: '氏名',
    text: '{申請者.氏名}',
    needed: true,
    at: { kind: 'field', field: 'shimei' },
  }
  const { written } = filled([item], scheme, guiding, kept)
  const { bytes } = await printed({ format: 'pdf' }, blank, written)
  assert.ok((await extractText(bytes)).join('').includes('髙橋'))
  assert.equal((await PDFDocument.load(bytes)).getForm().getFields().length, 0)
})

test('questions of the forms are put until nothing lacks, and make a whole application', () => {
  const only = { schemes: [scheme], on: '2026-06-01', place: 'まんなか市' }
  let now: VisitAnswers = {
    ...kept,
    answers: {},
    guide: {
      ...kept.guide,
      facts: { ...kept.guide.facts, 申請者生年月日: undefined, 子ども: [{ 生年月日: '2019-05-01' }] },
    },
  }
  delete (now.guide.facts as Record<string, unknown>).申請者生年月日
  const asked: string[] = []
  for (let round = 0; round < 40; round++) {
    const fill = nextToFill(only, now)
    if (!fill) break
    asked.push(fill.id)
    const outcome = fillIn(only, now, fill, {}, { language: 'ja', now: new Date('2026-06-01T01:00:00Z') })
    if (outcome.ok) now = outcome.kept
    else now = { ...now, left: [...now.left, fill.rows ? '' : fill.id, ...rowsLeft(fill)] }
  }
  assert.equal(asked[0], 'name')
  assert.ok(asked.includes('children.more'))
  assert.equal(new Set(asked).size, asked.length, 'nothing is put twice')
  assert.equal(nextToFill(only, now), undefined)
  const answers = answersOf(scheme, kept)
  assert.deepEqual((answers.children as { 'child-name': string }[])[0]?.['child-name'], '青木　陽向')
  assert.equal(answers['single-parent-reason'], 'divorced')
})

function rowsLeft(fill: NonNullable<ReturnType<typeof nextToFill>>): string[] {
  return (fill.question.fields ?? []).map(field => `${fill.question.fact}.${field.fact ?? field.id}`)
}

test('forms are kept in versions, and only their own town sees them', async () => {
  assert.ok(claim)
  const { id } = await w.as(clerk, ctx => addTemplate(ctx, claim))
  const before = await w.as(clerk, ctx => templateOf(ctx, id))
  assert.equal(before.items.length, claim.items.length)
  const change = { id, version: 1, name: '請求書', schemes: [scheme.id], items: claim.items.slice(0, 3) }
  await w.as(clerk, ctx => changeTemplate(ctx, change))
  assert.equal(await refusal(w.try(clerk, ctx => changeTemplate(ctx, change))), 'changed-meanwhile')
  assert.equal((await w.as(clerk, ctx => templateOf(ctx, id))).name, '請求書')
  assert.equal((await w.as(clerk, ctx => templateOf(ctx, id, 1))).name, claim.name)
  assert.equal((await w.as(clerk, ctx => versionsOf(ctx, id))).length, 2)
  assert.deepEqual(await w.as(clerk, ctx => fileOf(ctx, before)), bytesOf(claim.file))
  await w.as(clerk, ctx => changeTemplate(ctx, { ...change, version: 2, retired: true }))
  assert.deepEqual(await w.as(clerk, ctx => templatesAt(ctx)), [])
  assert.deepEqual(await w.as(neighbour, ctx => templatesAt(ctx, { retired: true })), [])
  assert.equal(await refusal(w.try(neighbour, ctx => templateOf(ctx, id))), 'not-found')
  assert.equal(await refusal(w.try(neighbour, ctx => changeTemplate(ctx, change))), 'not-found')
  const midwife = await facilityStaff(w)
  assert.equal(await refusal(w.try(midwife, ctx => addTemplate(ctx, claim))), 'not-allowed')
})

test('pressing twice adds one form', async () => {
  assert.ok(account)
  const press = () => w.as(clerk, ctx => addTemplate(ctx, account, { key: 'f' }))
  assert.deepEqual(await press(), await press())
})

test('files that cannot be filled in are refused by name', async () => {
  const ole = new Uint8Array(600)
  ole.set([0xd0, 0xcf, 0x11, 0xe0])
  const locked = new Uint8Array(600)
  locked.set(ole)
  locked.set(Buffer.from('EncryptedPackage', 'utf16le'), 100)
  assert.ok(account)
  const macro = withMacro(bytesOf(account.file))
  const cases: [string, Uint8Array][] = [
    ['form-old-excel', ole],
    ['form-password', locked],
    ['form-macro', macro],
    ['form-not-usable', new TextEncoder().encode('%PDF-1.7 broken')],
    ['form-not-usable', new Uint8Array([1, 2, 3])],
    ['form-not-usable', new Uint8Array()],
  ]
  for (const [code, bytes] of cases) {
    const add = w.try(clerk, ctx => addTemplate(ctx, { name: '様式', schemes: [], file: base64(bytes) }))
    assert.equal(await refusal(add), code)
  }
})

/** As the list at the end of a workbook with macros names their part. */
function withMacro(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes, Buffer.from('xl/vbaProject.bin')]))
}

test('a place the file does not have and a text nobody can read are refused by name', async () => {
  assert.ok(claim && account)
  const item: Item = {
    id: 'a',
    label: '氏名',
    text: '{申請者.氏名}',
    needed: true,
    at: { kind: 'place', page: 9, x: 10, y: 10, size: 10 },
  }
  const add = (file: string, items: Item[]) =>
    refusal(w.try(clerk, ctx => addTemplate(ctx, { name: '様式', schemes: [], file, items })))
  assert.equal(await add(claim.file, [item]), 'form-place-unknown')
  assert.equal(await add(account.file, [item]), 'form-place-unknown')
  const place = { kind: 'place', page: 1, x: 10, y: 10, size: 10 } as const
  assert.equal(await add(claim.file, [{ ...item, at: place, text: '{申請者.}' }]), 'form-text-wrong')
  assert.equal(await add(claim.file, [{ ...item, at: place, when: '配偶者あり =' }]), 'form-text-wrong')
  assert.equal(
    await add(claim.file, [
      { ...item, at: place },
      { ...item, at: place },
    ]),
    'invalid-input',
  )
})
