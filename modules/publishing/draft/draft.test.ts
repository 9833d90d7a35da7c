import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathText } from '#language/publish/edit.ts'
import type { Context } from '#platform/context.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { june, publishedScheme, resident, type StaffActor, staff } from '#test/builders.ts'
import { writeDocument } from '../document/rules.ts'
import { draftLog } from '../history/read.ts'
import { draftOf, draftsOf, existingDraft } from './read.ts'
import {
  addAmountRow,
  changeProcedure,
  discardDraft,
  removeAmountRow,
  removeExample,
  replaceDraft,
  rewordDraft,
  saveExample,
  startDraft,
} from './write.ts'

const w = await world()
await publishedScheme(w)
const clerk = await staff(w)
const other = await staff(w)
const elsewhere = await staff(w, 'section-chief', minami)
const scheme = 'family-care'
const source = { law: '家庭応援実施要綱（2027年改正）', article: '別表' }
const reform = { scheme, revision: 1, parameter: '自己負担額', from: '2027-04-01', value: '3,500', source }

const as = <T>(work: (ctx: Context) => Promise<T>, actor: StaffActor = clerk) => w.try(actor, work, june)
const code = (outcome: Awaited<ReturnType<typeof as>>) => (outcome.ok ? 'ok' : outcome.refused.code)
const fresh = async () => {
  await w.owner.deleteFrom('scheme_drafts').execute()
  assert.equal(code(await as(ctx => startDraft(ctx, { scheme }))), 'ok')
}
const read = () => w.as(clerk, ctx => existingDraft(ctx, scheme), june)
const definition = async () => {
  const { parsed } = await read()
  assert.ok(parsed.ok)
  return parsed.scheme
}

test('a draft is a copy of the newest version; there is one per scheme', async () => {
  await fresh()
  const draft = await read()
  assert.equal(draft.revision, 1)
  assert.equal(draft.startedBy, clerk.name)
  assert.equal((await definition()).name.ja, '家庭応援')
  assert.equal(code(await as(ctx => startDraft(ctx, { scheme }), other)), 'draft-exists')
  assert.equal(code(await as(ctx => startDraft(ctx, { scheme: 'no-such' }))), 'not-found')
})

test('drafts are for the office alone, and each office has its own', async () => {
  await fresh()
  assert.equal(await w.as(elsewhere, ctx => draftOf(ctx, scheme), june), undefined)
  assert.deepEqual(await w.as(elsewhere, ctx => draftsOf(ctx), june), [])
  for (const work of [
    (ctx: Context) => startDraft(ctx, { scheme }),
    (ctx: Context) => addAmountRow(ctx, reform),
    (ctx: Context) => discardDraft(ctx, { scheme, revision: 1 }),
  ]) {
    assert.equal(code(await as(work, elsewhere)), 'not-found')
  }
  const mother = await w.try(await resident(w), ctx => draftOf(ctx, scheme), june)
  assert.equal(mother.ok ? 'ok' : mother.refused.code, 'not-allowed')
})

test('a reform: one row, the row before it is closed by itself, and the log says so', async () => {
  await fresh()
  assert.equal(code(await as(ctx => addAmountRow(ctx, reform))), 'ok')
  const rows = (await definition()).parameters[0]?.rows ?? []
  assert.deepEqual(
    rows.map(row => [row.from, row.to, row.value]),
    [
      ['2020-04-01', '2027-03-31', 3000],
      ['2027-04-01', undefined, 3500],
    ],
  )
  const { startedAt } = await read()
  const log = await w.as(clerk, ctx => draftLog(ctx, scheme, startedAt), june)
  assert.deepEqual(log[0]?.what, ['金額・回数・期間：自己負担額'])
})

test('a row that cannot be is refused with its reason, and nothing is kept', async () => {
  await fresh()
  for (const [change, field] of [
    [{ value: '三千円' }, 'value'],
    [{ from: '2027-02-30' }, 'from'],
    [{ from: '2020-04-01' }, 'from'],
  ] as const) {
    const outcome = await as(ctx => addAmountRow(ctx, { ...reform, ...change }))
    assert.ok(!outcome.ok)
    assert.equal(outcome.refused.code, 'row-refused')
    assert.equal(outcome.refused.details.field, field)
  }
  assert.equal((await read()).revision, 1)
})

test('a row added in the draft can be taken out again, a published one cannot', async () => {
  await fresh()
  await as(ctx => addAmountRow(ctx, reform))
  const out = (from: string) =>
    as(ctx => removeAmountRow(ctx, { scheme, revision: 2, parameter: '自己負担額', from }))
  assert.equal(code(await out('2020-04-01')), 'row-refused')
  assert.equal(code(await out('2027-04-01')), 'ok')
  assert.deepEqual(
    (await definition()).parameters[0]?.rows.map(row => row.to),
    [undefined],
  )
})

test('two people: the second is told, and what the first did stays', async () => {
  await fresh()
  assert.equal(code(await as(ctx => addAmountRow(ctx, reform))), 'ok')
  const late = await as(
    ctx => removeExample(ctx, { scheme, revision: 1, name: '出産から1年を過ぎている' }),
    other,
  )
  assert.ok(!late.ok)
  assert.equal(late.refused.code, 'changed-meanwhile')
  assert.equal(late.refused.details.revision, 2)
  const after = await definition()
  assert.equal(after.parameters[0]?.rows.length, 2)
  assert.equal(after.examples.length, 1)
})

test('pressing twice does it once', async () => {
  await fresh()
  const twice = { key: 'press-1' }
  const one = await as(ctx => addAmountRow(ctx, reform, twice))
  const two = await as(ctx => addAmountRow(ctx, reform, twice))
  assert.deepEqual(one, two)
  assert.equal((await read()).revision, 2)
})

test('a wording is put differently in its languages', async () => {
  await fresh()
  const path = pathText(['rules', { key: 'id', is: 'one-year' }, 'reason'])
  const text = {
    ja: '出産から1年が過ぎているため。',
    'ja-easy': '1年が すぎたからです。',
    en: 'More than a year.',
  }
  assert.equal(code(await as(ctx => rewordDraft(ctx, { scheme, revision: 1, path, text }))), 'ok')
  assert.deepEqual((await definition()).rules[1]?.reason, text)
  const nowhere = pathText(['rules', { key: 'id', is: 'no-such' }, 'reason'])
  assert.equal(
    code(await as(ctx => rewordDraft(ctx, { scheme, revision: 2, path: nowhere, text }))),
    'not-found',
  )
  const empty = { scheme, revision: 2, path, text: { ja: '' } }
  assert.equal(code(await as(ctx => rewordDraft(ctx, empty))), 'invalid-input')
})

test('days and routes are set; what the form does not show stays', async () => {
  await fresh()
  const [before] = (await definition()).workflow.routes
  const input = {
    scheme,
    revision: 1,
    standardDays: 7,
    clock: 'calendar' as const,
    correctionDays: 21,
    routes: [
      {
        id: 'grant',
        mode: 'each' as const,
        ranks: ['subsection-chief' as const],
        draftedBySystem: true,
        standIns: [],
      },
    ],
  }
  assert.equal(code(await as(ctx => changeProcedure(ctx, input))), 'ok')
  const { workflow } = await definition()
  assert.equal(workflow.standardDays, 7)
  assert.deepEqual(workflow.routes[0], { ...before, ranks: ['subsection-chief'], draftedBySystem: true })
  assert.deepEqual(workflow.routes[1]?.ranks, ['subsection-chief', 'section-chief'])
  const none = { ...input, revision: 2, routes: [{ ...input.routes[0], id: 'grant', ranks: [] }] }
  assert.equal(code(await as(ctx => changeProcedure(ctx, none as never))), 'invalid-input')
})

test('examples are added, altered and taken out; two cannot have one name', async () => {
  await fresh()
  const [example] = (await definition()).examples
  assert.ok(example)
  const added = { ...example, name: '改正の日' }
  assert.equal(code(await as(ctx => saveExample(ctx, { scheme, revision: 1, example: added }))), 'ok')
  assert.equal(
    code(await as(ctx => saveExample(ctx, { scheme, revision: 2, example: added }))),
    'example-exists',
  )
  const altered = { ...added, on: '2027-04-01' }
  const change = { scheme, revision: 2, replaces: '改正の日', example: altered }
  assert.equal(code(await as(ctx => saveExample(ctx, change))), 'ok')
  assert.deepEqual(
    (await definition()).examples.map(each => each.on),
    [example.on, '2027-04-01'],
  )
  assert.equal(code(await as(ctx => removeExample(ctx, { scheme, revision: 3, name: '改正の日' }))), 'ok')
  assert.equal((await definition()).examples.length, 1)
})

test('the whole as text: unreadable text is told by line and not kept', async () => {
  await fresh()
  const whole = (text: string, revision = 1) => as(ctx => replaceDraft(ctx, { scheme, revision, text }))
  const broken = await whole('id: family-care\nname: "unfinished\nform: 1')
  assert.ok(!broken.ok)
  assert.equal(broken.refused.code, 'document-unreadable')
  const wrongId = await whole('name: {ja: x}\nid: something-else\n')
  assert.ok(!wrongId.ok)
  assert.equal((wrongId.refused.details.problems as { line: number }[])[0]?.line, 2)
  assert.equal((await read()).revision, 1)
})

test('the whole as text: an unsound draft is kept, told, and can be put right again', async () => {
  await fresh()
  const text = writeDocument(await definition())
  const whole = (changed: string, revision: number) =>
    as(ctx => replaceDraft(ctx, { scheme, revision, text: changed }))
  assert.equal(code(await whole(text.replace('standardDays: 10', 'standardDays: soon'), 1)), 'ok')
  const { parsed } = await read()
  assert.ok(!parsed.ok)
  assert.equal(parsed.problems[0]?.path, 'workflow.standardDays')
  assert.equal(code(await as(ctx => addAmountRow(ctx, { ...reform, revision: 2 }))), 'draft-unsound')
  assert.equal(code(await whole(text, 2)), 'ok')
  assert.equal((await definition()).workflow.standardDays, 10)
})

test('the text keeps the order things were written in', async () => {
  await fresh()
  const text = writeDocument((await read()).definition)
  const at = (word: string) => text.indexOf(`\n${word}:`)
  assert.ok(at('name') < at('legal') && at('legal') < at('rules') && at('rules') < at('examples'))
  assert.doesNotMatch(text, /shownTo: \[\]/)
})

test('an older version can be taken up again; a draft thrown away leaves what is published', async () => {
  await fresh()
  await publishedScheme(w, {
    version: 2,
    effectiveFrom: '2026-05-01',
    changes: { summary: { ja: '新しい。' } },
  })
  assert.equal(code(await as(ctx => discardDraft(ctx, { scheme, revision: 9 }))), 'changed-meanwhile')
  assert.equal(code(await as(ctx => discardDraft(ctx, { scheme, revision: 1 }))), 'ok')
  assert.equal(await w.as(clerk, ctx => draftOf(ctx, scheme), june), undefined)
  assert.equal(code(await as(ctx => startDraft(ctx, { scheme, version: 1 }))), 'ok')
  const draft = await read()
  assert.equal(draft.baseVersion, 2)
  assert.notEqual((await definition()).summary.ja, '新しい。')
  assert.equal(
    (
      await w.owner
        .selectFrom('scheme_versions')
        .select('version')
        .where('municipality_id', '=', mannaka)
        .execute()
    ).length,
    2,
  )
})
