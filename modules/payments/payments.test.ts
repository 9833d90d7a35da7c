import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { amendApplication } from '#modules/applications/amendment/write.ts'
import { confirmHolder } from '#modules/cases/intake/write.ts'
import { lettersOfCase } from '#modules/letters/read.ts'
import { json } from '#platform/db.ts'
import { mannaka, minami, system, world } from '#test/actors.ts'
import { account, granted, publishedBenefit } from '#test/benefits.ts'
import { june, staff } from '#test/builders.ts'
import { settle } from '#test/settle.ts'
import { lastStepsOf } from './funnel/read.ts'
import { benefitOfCase } from './ledger/read.ts'
import { correctBenefit, endBenefit, grantBenefit } from './ledger/write.ts'
import { settleRun } from './result/write.ts'
import { previewRun, runFile, runsOf } from './run/read.ts'
import { cancelRun, confirmRun, prepareRun } from './run/write.ts'

const w = await world()
await publishedBenefit(w)
await publishedBenefit(w, minami)
const tanto = await staff(w)
const kakari = await staff(w, 'subsection-chief')
const minamiTanto = await staff(w, 'staff', minami)
const scheme = 'family-care'
const august = new Date('2026-08-03T01:00:00Z')
const order = { scheme, month: '2026-08', payOn: '2026-08-14' }

async function code(work: Promise<{ ok: true } | { ok: false; refused: { code: string } }>) {
  const outcome = await work
  return outcome.ok ? 'ok' : outcome.refused.code
}
const prepare = (input: object = {}) => w.try(tanto, ctx => prepareRun(ctx, { ...order, ...input }), august)

/** What the bank returns: the file with a code in byte 114 of each record. */
function returned(bytes: Uint8Array, codeOf: (line: number) => string): Uint8Array {
  const lines = Buffer.from(bytes).toString('latin1').split('\r\n')
  const answered = lines.map((line, index) =>
    line.startsWith('2') ? `${line.slice(0, 113)}${codeOf(index)}${line.slice(114)}` : line,
  )
  return new Uint8Array(Buffer.from(answered.join('\r\n'), 'latin1'))
}

const first = await granted(w, { clerk: tanto })
const yucho = await granted(w, {
  clerk: tanto,
  account: {
    ...account('ヤマダ ハナコ'),
    bankCode: '9900',
    bankName: 'ゆうちょ銀行',
    branchCode: '548',
    branchName: '五四八',
    yucho: { symbol: '15440', number: '12345671' },
  },
})
const other = await granted(w, { clerk: tanto, holder: 'ワタナベ ジロウ' })
const theirs = await granted(w, { clerk: minamiTanto, municipality: minami })

test('a grant freezes its amounts: once for the month of the decision, monthly from the month the rule says', async () => {
  const benefit = await w.as(tanto, ctx => benefitOfCase(ctx, mannaka, first.caseId))
  assert.deepEqual(
    benefit?.amounts.map(({ id, lines }) => [
      id,
      lines.map(line => [line.fromMonth, line.yen, line.version]),
    ]),
    [
      ['monthly', [['2026-07', 10_000, 1]]],
      ['once', [['2026-06', 50_000, 1]]],
    ],
  )
  const seen = await w.as(first.actor, ctx => benefitOfCase(ctx, mannaka, first.caseId))
  assert.equal(seen?.amounts[0]?.lines.length, 1)
  const again = await w.as(system(mannaka), ctx => grantBenefit(ctx, { caseId: first.caseId }), june)
  assert.equal(again.lines, 0)
  const foreign = await w.try(minamiTanto, ctx => benefitOfCase(ctx, mannaka, first.caseId))
  assert.equal(foreign.ok ? '' : foreign.refused.code, 'not-found')
})

test('a correction is a line of its own, by staff of the town, with its reason', async () => {
  const input = {
    caseId: first.caseId,
    amount: 'monthly',
    fromMonth: '2026-07',
    yen: 15_000,
    reason: '第2子の出生',
  }
  await w.as(tanto, ctx => correctBenefit(ctx, input), august)
  const benefit = await w.as(tanto, ctx => benefitOfCase(ctx, mannaka, first.caseId))
  assert.equal(benefit?.amounts[0]?.lines.length, 2)
  assert.equal(await code(w.try(minamiTanto, ctx => correctBenefit(ctx, input))), 'not-found')
  assert.equal(await code(w.try(first.actor, ctx => correctBenefit(ctx, input))), 'not-allowed')
  const strange = { ...input, amount: 'nothing' }
  assert.equal(await code(w.try(tanto, ctx => correctBenefit(ctx, strange))), 'not-granted')
})

test('an account of somebody else keeps the whole run back until it is put off, or made sure of', async () => {
  const refused = await prepare()
  assert.ok(!refused.ok)
  assert.equal(refused.refused.code, 'payment-refused')
  const problems = refused.refused.details.problems as { caseId: string }[]
  assert.deepEqual(
    problems.map(each => each.caseId),
    [other.caseId],
  )
  const preview = await w.as(tanto, ctx => previewRun(ctx, order), august)
  assert.equal(preview.total, 65_000 + 60_000)
  assert.deepEqual(
    preview.payees.map(payee => payee.holder?.agrees),
    ['same', 'same', 'different'],
  )
})

test('two runs prepared at once: one is made, and everything is in it once', async () => {
  const leaveOut = [other.caseId]
  const both = await Promise.all([prepare({ leaveOut }), prepare({ leaveOut })])
  assert.deepEqual(both.map(each => (each.ok ? 'ok' : each.refused.code)).sort(), ['ok', 'run-open'])
  const [run] = await w.as(tanto, ctx => runsOf(ctx, scheme))
  assert.equal(run?.state, 'prepared')
  assert.equal(run?.total, 125_000)
  assert.equal(run?.leftOut, 1)
  const lines = await w.owner.selectFrom('payout_lines').selectAll().execute()
  assert.equal(
    new Set(lines.map(line => `${line.case_id}${line.amount}${line.month}${line.part}`)).size,
    lines.length,
  )
  await assert.rejects(
    w.owner
      .insertInto('payout_lines')
      .values({ ...(lines[0] as (typeof lines)[number]), payout_id: lines.at(-1)?.payout_id ?? '' })
      .execute(),
    /payout_lines/,
  )
})

test('cancelled, everything is due again', async () => {
  const [run] = await w.as(tanto, ctx => runsOf(ctx, scheme))
  const runId = run?.id ?? ''
  assert.equal(await code(w.try(minamiTanto, ctx => cancelRun(ctx, { runId }))), 'not-found')
  await w.as(tanto, ctx => cancelRun(ctx, { runId }), august)
  assert.equal(await code(w.try(kakari, ctx => confirmRun(ctx, { runId }))), 'not-possible-now')
  assert.equal((await w.as(tanto, ctx => previewRun(ctx, order), august)).payees.length, 3)
})

test('who prepared it does not confirm it, and a killed confirmation leaves nothing', async () => {
  const made = await prepare({ leaveOut: [other.caseId], total: 125_000 })
  assert.ok(made.ok)
  const { runId } = made.value
  assert.equal(await code(w.try(tanto, ctx => confirmRun(ctx, { runId }))), 'own-run')
  assert.equal(await code(w.try(minamiTanto, ctx => confirmRun(ctx, { runId }))), 'not-found')
  assert.equal(await code(w.try(kakari, ctx => runFile(ctx, runId))), 'not-found')
  await assert.rejects(
    w.as(kakari, async ctx => {
      await confirmRun(ctx, { runId })
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(ctx.db)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(w.owner)
      await sql`select 1`.execute(ctx.db)
    }),
  )
  const [run] = await w.as(tanto, ctx => runsOf(ctx, scheme))
  assert.equal(run?.state, 'prepared')
  assert.ok(run?.payouts.every(payout => payout.state === 'prepared'))
  const done = await w.as(kakari, ctx => confirmRun(ctx, { runId }), august)
  assert.deepEqual([done.payouts, done.total], [2, 125_000])
  const { bytes } = await w.as(kakari, ctx => runFile(ctx, runId))
  const file = Buffer.from(bytes).toString('latin1')
  assert.match(file, /\r\n8000002000000125000/)
  assert.match(file, /9900.{15}548.{15}.{4}11234567/)
  assert.equal(await code(w.try(minamiTanto, ctx => runFile(ctx, runId))), 'not-found')
})

test('what came back is due again, asked for by letter, and paid only to another account', async () => {
  const [run] = await w.as(tanto, ctx => runsOf(ctx, scheme))
  const runId = run?.id ?? ''
  const { bytes } = await w.as(kakari, ctx => runFile(ctx, runId))
  const at = run?.payouts.findIndex(payout => payout.caseId === first.caseId) ?? 0
  const file = returned(bytes, line => (line === at + 1 ? '8' : '0'))
  assert.equal(await code(w.try(minamiTanto, ctx => settleRun(ctx, { runId, file }))), 'not-found')
  const wrong = new Uint8Array(Buffer.from('x'))
  assert.equal(await code(w.try(tanto, ctx => settleRun(ctx, { runId, file: wrong }))), 'result-unreadable')
  const done = await w.as(tanto, ctx => settleRun(ctx, { runId, file }), august)
  assert.deepEqual(done, { paid: 1, failed: 1, changed: 2 })
  assert.equal((await w.as(tanto, ctx => settleRun(ctx, { runId, file }), august)).changed, 0)
  await settle(w, august)
  const letters = await w.as(tanto, ctx => lettersOfCase(ctx, mannaka, first.caseId))
  assert.deepEqual(
    letters.map(letter => letter.title),
    ['決定通知書', '振込先の口座について'],
  )
  const told = await w.owner
    .selectFrom('events')
    .select(['type', 'subject_id'])
    .where('type', 'in', ['payment.paid', 'payment.failed'])
    .orderBy('type')
    .execute()
  assert.deepEqual(
    told.map(event => [event.type, event.subject_id]),
    [
      ['payment.failed', first.caseId],
      ['payment.paid', yucho.caseId],
    ],
  )
  const preview = await w.as(tanto, ctx => previewRun(ctx, order), august)
  assert.deepEqual(
    preview.payees.map(payee => payee.caseId),
    [first.caseId, other.caseId],
  )
  assert.match(preview.payees[0]?.problems[0] ?? '', /前に振り込めなかった口座のまま/)
  await w.as(
    first.actor,
    ctx =>
      amendApplication(ctx, {
        caseId: first.caseId,
        amendment: 'account',
        answers: { account: account('ヤマダ ハナコ', '7654321') },
      }),
    august,
  )
  await settle(w, august)
  const note = '旧姓の口座。通帳と戸籍の写しで確認。'
  assert.equal(
    await code(w.try(minamiTanto, ctx => confirmHolder(ctx, { caseId: other.caseId, note }))),
    'not-found',
  )
  await w.as(tanto, ctx => confirmHolder(ctx, { caseId: other.caseId, note }), august)
  assert.equal(
    await code(w.try(tanto, ctx => confirmHolder(ctx, { caseId: other.caseId, note }))),
    'not-possible-now',
  )
  const next = await prepare()
  assert.ok(next.ok)
  assert.deepEqual([next.value.payouts, next.value.total], [2, 125_000])
})

test('another town pays its own people only', async () => {
  const preview = await w.as(minamiTanto, ctx => previewRun(ctx, order), august)
  assert.deepEqual(
    preview.payees.map(payee => payee.caseId),
    [theirs.caseId],
  )
  assert.deepEqual(await w.as(minamiTanto, ctx => runsOf(ctx, scheme)), [])
})

test('the last steps of a campaign are counted from events, for its own town', async () => {
  const campaign = await w.owner
    .insertInto('invitation_campaigns')
    .values({
      municipality_id: mannaka,
      run_id: first.caseId,
      run_as_of: '2026-05-01',
      scheme_id: scheme,
      name: '案内',
      factor: 'birth-date',
      mail: false,
      answer_by: '2026-07-31',
      filter: json({}),
      extracted: 3,
      created_by: tanto.accountId,
      created_at: june,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { caseId } of [first, yucho, other])
    await w.owner
      .insertInto('invitations')
      .values({
        municipality_id: mannaka,
        campaign_id: campaign.id,
        scheme_id: scheme,
        household: caseId,
        way: 'letter',
        case_id: caseId,
      })
      .execute()
  const steps = await w.as(tanto, ctx => lastStepsOf(ctx, campaign.id))
  assert.deepEqual(steps, { granted: 3, refused: 0, paid: 1, failed: 1 })
  const theirSteps = await w.as(minamiTanto, ctx => lastStepsOf(ctx, campaign.id))
  assert.deepEqual(theirSteps, { granted: 0, refused: 0, paid: 0, failed: 0 })
})

test('a benefit that is revoked ends with the month of the decision', async () => {
  await w.as(system(mannaka), ctx => endBenefit(ctx, { caseId: yucho.caseId }), august)
  const benefit = await w.as(tanto, ctx => benefitOfCase(ctx, mannaka, yucho.caseId))
  assert.deepEqual(
    benefit?.amounts.map(({ lines }) => lines.map(line => [line.fromMonth, line.yen]).at(-1)),
    [
      ['2026-09', 0],
      ['2026-06', 0],
    ],
  )
})
