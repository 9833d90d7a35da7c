import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { decodeCp932 } from '#platform/sheet/cp932.ts'
import { minami, world } from '#test/actors.ts'
import { granted, publishedBenefit } from '#test/benefits.ts'
import { staff } from '#test/builders.ts'
import { handoverFile, handoversOf, transferableCases } from './read.ts'
import type { Column } from './schema.ts'
import { writtenIn } from './values/rules.ts'
import { handOver, saveMapping } from './write.ts'

const w = await world()
await publishedBenefit(w)
await publishedBenefit(w, minami)
const tanto = await staff(w)
const minamiTanto = await staff(w, 'staff', minami)
const scheme = 'family-care'
const first = await granted(w, { clerk: tanto })
const second = await granted(w, { clerk: tanto })
await granted(w, { clerk: minamiTanto, municipality: minami })

const columns: Column[] = [
  { name: '宛名番号', source: { kind: 'resident-number' }, format: 'as-is', width: 15, pad: 'zero' },
  { name: '氏名', source: { kind: 'answer', question: 'name' }, format: 'as-is', pad: 'none' },
  { name: '出産日', source: { kind: 'fact', name: '出産日' }, format: 'era', pad: 'none' },
  { name: '月額', source: { kind: 'amount', id: 'monthly' }, format: 'as-is', width: 8, pad: 'zero' },
  { name: '開始月', source: { kind: 'from-month', id: 'monthly' }, format: 'western-month', pad: 'none' },
  {
    name: '口座名義',
    source: { kind: 'account', part: 'holderKana' },
    format: 'half-kana',
    width: 12,
    pad: 'space',
  },
  { name: '区分', source: { kind: 'fixed', text: 'A1' }, format: 'as-is', pad: 'none' },
]
const save = (input: object = {}) =>
  w.try(tanto, ctx => saveMapping(ctx, { scheme, header: true, columns, version: 0, ...input }))
const code = (outcome: { ok: boolean; refused?: { code: string } }) =>
  outcome.ok ? 'ok' : outcome.refused?.code

test('columns are saved in versions, and only what the scheme knows', async () => {
  const bad: Column = { name: 'x', source: { kind: 'fact', name: '無い事実' }, format: 'as-is', pad: 'none' }
  assert.equal(code(await save({ columns: [bad] })), 'column-unknown')
  assert.equal(code(await save({ columns: [columns[0], columns[0]] })), 'column-twice')
  assert.deepEqual(await save(), { ok: true, value: { version: 1 } })
  assert.equal(code(await save()), 'changed-meanwhile')
})

test('each granted case is handed over once, byte for byte as mapped', async () => {
  const [one, two] = await Promise.all(
    [1, 2].map(() => w.try(tanto, ctx => handOver(ctx, { scheme, version: 1 }))),
  )
  const won = [one, two].filter(each => each?.ok)
  assert.equal(won.length, 1)
  const [made] = await w.as(tanto, ctx => handoversOf(ctx, scheme))
  assert.equal(made?.cases, 2)
  const { bytes } = await w.as(tanto, ctx => handoverFile(ctx, made?.id ?? ''))
  assert.equal(createHash('sha256').update(bytes).digest('hex'), made?.sha256)
  const [head, line, , end] = (decodeCp932(bytes) ?? '').split('\r\n')
  assert.equal(head, '宛名番号,氏名,出産日,月額,開始月,口座名義,区分')
  assert.match(line ?? '', /^0{5}[\da-f-]{10},山田　花子,5080501,00010000,202607,"ﾔﾏﾀﾞ ﾊﾅｺ {4}",A1$/)
  assert.equal(end, '')
  assert.equal(code(await w.try(tanto, ctx => handOver(ctx, { scheme, version: 1 }))), 'nothing-to-hand-over')
  const again = await w.as(tanto, ctx => handOver(ctx, { scheme, version: 1, again: [first.caseId] }))
  assert.equal(again.cases, 1)
})

test('another town neither sees the file nor the cases', async () => {
  const [made] = await w.as(tanto, ctx => handoversOf(ctx, scheme))
  assert.deepEqual(await w.as(minamiTanto, ctx => handoversOf(ctx, scheme)), [])
  assert.equal(code(await w.try(minamiTanto, ctx => handoverFile(ctx, made?.id ?? ''))), 'not-found')
  const theirs = await w.as(minamiTanto, ctx => transferableCases(ctx, scheme))
  assert.equal(theirs.length, 1)
  const saved = await w.as(minamiTanto, ctx =>
    saveMapping(ctx, { scheme, header: true, columns, version: 0 }),
  )
  const again = { scheme, version: saved.version, again: [second.caseId] }
  assert.equal(code(await w.try(minamiTanto, ctx => handOver(ctx, again))), 'not-found')
  assert.equal(code(await w.try(first.actor, ctx => handOver(ctx, again))), 'not-allowed')
})

test('what CP932 cannot hold is refused by row and column, and nothing is made', async () => {
  const third = await granted(w, { clerk: tanto })
  const { answers } = await w.owner
    .selectFrom('application_versions')
    .select('answers')
    .where('application_id', '=', third.applicationId)
    .executeTakeFirstOrThrow()
  const changed = {
    ...(answers as object),
    name: { family: '𠮷田', given: '花子', familyKana: 'ヨシダ', givenKana: 'ハナコ' },
  }
  await w.owner
    .updateTable('application_versions')
    .set({ answers: JSON.stringify(changed) })
    .where('application_id', '=', third.applicationId)
    .execute()
  const refused = await w.try(tanto, ctx => handOver(ctx, { scheme, version: 1 }))
  assert.ok(!refused.ok)
  assert.equal(refused.refused.code, 'handover-refused')
  assert.deepEqual(refused.refused.details.problems, [
    {
      row: 2,
      number: third.number,
      column: '氏名',
      message: '「𠮷」（U+20BB7）は、受渡しの文字コード（CP932）にありません。',
    },
  ])
  const open = await w.as(tanto, ctx => transferableCases(ctx, scheme))
  assert.equal(open.filter(each => each.handedOverAt === null).length, 1)
})

test('values in their formats', () => {
  const written = (column: Partial<Column>, value: string) => {
    const result = writtenIn({ format: 'as-is', pad: 'none', ...column }, value)
    return result.ok ? result.text : result.message
  }
  assert.equal(written({ format: 'era' }, '2019-04-30'), '4310430')
  assert.equal(written({ format: 'era' }, '2019-05-01'), '5010501')
  assert.equal(written({ format: 'western' }, '2026-04-01'), '20260401')
  assert.equal(written({ format: 'western', width: 8, pad: 'space' }, ''), '        ')
  assert.equal(written({ width: 4 }, '山田花'), '「山田花」は6バイトで、4バイトに入りません。')
  assert.equal(written({ format: 'half-kana' }, '山'), '「山」は半角カナにできません（1文字目）。')
  assert.equal(written({ format: 'western' }, 'きのう'), '「きのう」は日付ではありません。')
})
