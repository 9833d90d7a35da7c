import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { json } from '#platform/db.ts'
import { mannaka, minami, world } from '#test/actors.ts'
import { staff } from '#test/builders.ts'
import { careFacility, careIn } from '#test/coupons.ts'
import { reported } from '#test/uses.ts'
import { claimsOf } from '../claim/read.ts'
import { acceptClaims, submitClaim } from '../claim/write.ts'
import { closeMonth } from '../month/write.ts'
import { reverseUse } from '../reversal/write.ts'
import { previewTransfer, transferFile, transfersOf } from './read.ts'
import { netted } from './rules.ts'
import { createTransfer, importTransferResult } from './write.ts'

const w = await world()
await careIn(w, mannaka)
await careIn(w, minami)
const tanto = await staff(w)
const minamiTanto = await staff(w, 'staff', minami)
const scheme = 'postpartum-care'
const july = new Date('2026-07-13T01:00:00Z')
const order = { scheme, month: '2026-06', payOn: '2026-07-31' }

await w.owner
  .updateTable('municipalities')
  .set({
    transfer_client: json({
      code: '139998',
      name: 'マンナカシカイケイカンリシャ',
      bankCode: '0001',
      branchCode: '001',
      type: 'ordinary',
      number: '139998',
    }),
  })
  .where('id', '=', mannaka)
  .execute()

const bank = {
  bankCode: '0005',
  bankName: '三菱ＵＦＪ',
  branchCode: '001',
  branchName: '本店',
  type: 'ordinary',
}
const one = await careFacility(w, { name: '一番助産院' })
const two = await careFacility(w, { name: '二番ハウス' })

async function pays(facilityId: string, account: object) {
  await w.owner
    .insertInto('payees')
    .values({ municipality_id: mannaka, facility_id: facilityId, account: json(account) })
    .onConflict(conflict =>
      conflict.columns(['municipality_id', 'facility_id']).doUpdateSet({ account: json(account) }),
    )
    .execute()
}

async function claimed(place: typeof one) {
  await reported(w, place, '2026-06-05', { confirmedBy: tanto })
  const { claimId } = await w.as(
    place,
    ctx => submitClaim(ctx, { facility: place.facilityId, municipality: mannaka, scheme, month: '2026-06' }),
    july,
  )
  await w.as(tanto, ctx => acceptClaims(ctx, { claimIds: [claimId] }), july)
}

async function code(work: Promise<{ ok: true } | { ok: false; refused: { code: string } }>) {
  const outcome = await work
  return outcome.ok ? 'ok' : outcome.refused.code
}

test('nothing is paid before the month is closed', async () => {
  await claimed(one)
  await claimed(two)
  assert.equal(await code(w.try(tanto, ctx => createTransfer(ctx, order), july)), 'nothing-to-pay')
  await w.as(tanto, ctx => closeMonth(ctx, { scheme, month: '2026-06' }), july)
})

test('what the bank would send back is listed per payee before any file is made', async () => {
  await pays(one.facilityId, { ...bank, number: '1100001', holderKana: '一番助産院' })
  const preview = await w.as(tanto, ctx => previewTransfer(ctx, { ...order, payOn: '2026-08-01' }), july)
  assert.equal(preview.ready, false)
  assert.deepEqual(preview.general, ['振込日2026-08-01は銀行の休業日です。'])
  assert.match(preview.payees[0]?.problems[0] ?? '', /1文字目「一」（U\+4E00）は銀行のファイルで使えません/)
  assert.deepEqual(preview.payees[1]?.problems, ['振込先の口座が登録されていません。'])
  const refused = await w.try(tanto, ctx => createTransfer(ctx, order), july)
  assert.ok(!refused.ok)
  assert.equal(refused.refused.code, 'transfer-refused')
  const problems = refused.refused.details.problems as { facility: string }[]
  assert.deepEqual(
    problems.map(each => each.facility),
    [one.facilityId, two.facilityId],
  )
  assert.deepEqual(await w.owner.selectFrom('transfers').select('id').execute(), [])

  await pays(two.facilityId, {
    ...bank,
    number: '1',
    holderKana: 'ニバン',
    yucho: { symbol: '15400', number: '1234' },
  })
  const yucho = await w.as(tanto, ctx => previewTransfer(ctx, order), july)
  assert.match(yucho.payees[1]?.problems[0] ?? '', /ゆうちょ銀行の番号/)
})

const spaces = (count: number) => ' '.repeat(count)

test('the file, byte for byte, with a converted ゆうちょ account and its control total', async () => {
  await pays(one.facilityId, { ...bank, number: '1100001', holderKana: 'イチバンジョサンイン' })
  await pays(two.facilityId, {
    ...bank,
    number: '7',
    holderKana: 'ニバンハウス',
    yucho: { symbol: '15440', number: '12345671' },
  })
  const wrong = w.try(tanto, ctx => createTransfer(ctx, { ...order, total: 1 }), july)
  assert.equal(await code(wrong), 'changed-meanwhile')
  const made = await w.as(tanto, ctx => createTransfer(ctx, { ...order, total: 40000 }), july)
  assert.deepEqual([made.lines, made.total], [2, 40000])

  const file = await w.as(tanto, ctx => transferFile(ctx, made.transferId))
  const expected = [
    `1210` +
      `0000139998` +
      `ﾏﾝﾅｶｼｶｲｹｲｶﾝﾘｼﾔ`.padEnd(40) +
      `0731` +
      `0001` +
      `ﾐｽﾞﾎ`.padEnd(15) +
      `001` +
      `ﾄｳｷﾖｳ`.padEnd(15) +
      `1` +
      `0139998` +
      spaces(17),
    `20005` +
      `ﾐﾂﾋﾞｼﾕ-ｴﾌｼﾞｴｲ`.padEnd(15) +
      `001` +
      `ﾎﾝﾃﾝ`.padEnd(15) +
      `0000` +
      `1` +
      `1100001` +
      `ｲﾁﾊﾞﾝｼﾞﾖｻﾝｲﾝ`.padEnd(30) +
      `0000020000` +
      `0` +
      `00000000000000000001` +
      `7` +
      spaces(8),
    `29900` +
      `ﾕｳﾁﾖ`.padEnd(15) +
      `548` +
      `ｺﾞﾖﾝﾊﾁ`.padEnd(15) +
      `0000` +
      `1` +
      `1234567` +
      `ﾆﾊﾞﾝﾊｳｽ`.padEnd(30) +
      `0000020000` +
      `0` +
      `00000000000000000002` +
      `7` +
      spaces(8),
    `8000002000000040000${spaces(101)}`,
    `9${spaces(119)}`,
  ]
  const narrow = (text: string) =>
    [...text].map(each =>
      each >= '｡' && each <= 'ﾟ' ? each.charCodeAt(0) - 0xff61 + 0xa1 : each.charCodeAt(0),
    )
  const bytes = expected.flatMap(line => [...narrow(line), 0x0d, 0x0a])
  assert.deepEqual([...file.bytes], bytes)
  assert.equal(file.sha256, createHash('sha256').update(file.bytes).digest('hex'))
  assert.equal(made.sha256, file.sha256)
  assert.equal(
    await code(w.try(tanto, ctx => createTransfer(ctx, order), july)),
    'nothing-to-pay',
    'not twice',
  )
  assert.equal(await code(w.try(minamiTanto, ctx => transferFile(ctx, made.transferId))), 'not-found')
  assert.equal(await code(w.try(one, ctx => createTransfer(ctx, order), july)), 'not-allowed')
})

/** The bank's answer: the same file with a result in the first spare byte of each record. */
function answered(file: Uint8Array, results: string): Uint8Array {
  const bytes = new Uint8Array(file)
  ;[...results].forEach((result, index) => {
    bytes[122 * (index + 1) + 113] = result.charCodeAt(0)
  })
  return bytes
}

test('a failed payment is known, and paid again with the next transfer', async () => {
  const [transfer] = await w.as(tanto, ctx => transfersOf(ctx, scheme))
  const transferId = transfer?.id ?? ''
  const { bytes } = await w.as(tanto, ctx => transferFile(ctx, transferId))
  const file = answered(bytes, '02')
  const torn = w.try(tanto, ctx => importTransferResult(ctx, { transferId, file: file.slice(0, 300) }))
  assert.equal(await code(torn), 'result-unreadable')
  const other = new TextEncoder().encode(
    '銀行コード,支店コード,預金種目,口座番号,受取人名,金額,結果\r\n0005,001,普通,1100001,ｲﾁﾊﾞﾝ,20000,済\r\n',
  )
  assert.equal(
    await code(w.try(tanto, ctx => importTransferResult(ctx, { transferId, file: other }))),
    'result-differs',
  )
  assert.equal(
    await code(w.try(minamiTanto, ctx => importTransferResult(ctx, { transferId, file }))),
    'not-found',
  )
  const first = await w.as(tanto, ctx => importTransferResult(ctx, { transferId, file }), july)
  assert.deepEqual(first, { paid: 1, failed: 1, changed: 2 })
  const again = await w.as(tanto, ctx => importTransferResult(ctx, { transferId, file }), july)
  assert.equal(again.changed, 0, 'the same file again changes nothing')

  const states = async (place: typeof one) =>
    w.as(place, async ctx => {
      await ctx.reach({ municipality: mannaka })
      const [claim] = await claimsOf(ctx, { municipality: mannaka, facility: place.facilityId })
      return [claim?.state, claim?.payment?.amount, claim?.payment?.payOn]
    })
  assert.deepEqual(await states(one), ['paid', 20000, '2026-07-31'])
  assert.deepEqual(await states(two), ['failed', 20000, '2026-07-31'])

  await pays(two.facilityId, { ...bank, number: '2200002', holderKana: 'ニバンハウス' })
  const second = await w.as(tanto, ctx => createTransfer(ctx, { ...order, payOn: '2026-08-07' }), july)
  assert.deepEqual([second.lines, second.total], [1, 20000])
  const next = await w.as(tanto, ctx => transferFile(ctx, second.transferId))
  await w.as(tanto, ctx =>
    importTransferResult(ctx, { transferId: second.transferId, file: answered(next.bytes, '0') }),
  )
  assert.deepEqual(await states(two), ['paid', 20000, '2026-08-07'])
})

test('what is owed back is taken off the next payment, and the bank is never told of less than nothing', async () => {
  const claim = async (month: string, at: Date) => {
    const { claimId } = await w.as(
      one,
      ctx => submitClaim(ctx, { facility: one.facilityId, municipality: mannaka, scheme, month }),
      at,
    )
    await w.as(tanto, ctx => acceptClaims(ctx, { claimIds: [claimId] }), at)
    await w.as(tanto, ctx => closeMonth(ctx, { scheme, month }), at)
    return claimId
  }
  const { id: reservationId } = await w.owner
    .selectFrom('reservations')
    .select('id')
    .where('facility_id', '=', one.facilityId)
    .executeTakeFirstOrThrow()
  const august = new Date('2026-08-03T01:00:00Z')
  await w.as(
    tanto,
    ctx => reverseUse(ctx, { facility: one.facilityId, reservationId, reason: '日が違っていました。' }),
    july,
  )
  const owing = await claim('2026-07', august)
  const next = { scheme, month: '2026-07', payOn: '2026-08-31' }
  const alone = await w.as(tanto, ctx => previewTransfer(ctx, next), august)
  assert.deepEqual([alone.payees, alone.carried.map(each => each.amount)], [[], [-20000]])
  assert.equal(await code(w.try(tanto, ctx => createTransfer(ctx, next), august)), 'nothing-to-pay')

  await reported(w, one, '2026-08-05', { confirmedBy: tanto })
  await reported(w, one, '2026-08-06', { confirmedBy: tanto })
  const september = new Date('2026-09-03T01:00:00Z')
  const paid = await claim('2026-08', september)
  const order = { scheme, month: '2026-08', payOn: '2026-09-30' }
  const shown = await w.as(tanto, ctx => previewTransfer(ctx, order), september)
  assert.deepEqual(
    shown.offsets.map(each => [each.owing, each.owingMonth, each.claimId, each.amount]),
    [[owing, '2026-07', paid, 20000]],
  )
  assert.deepEqual([shown.payees.map(each => each.amount), shown.carried], [[20000], []])
  const made = await w.as(tanto, ctx => createTransfer(ctx, { ...order, total: 20000 }), september)
  assert.deepEqual([made.lines, made.total], [1, 20000])
  const states = async () => {
    const claims = await w.as(tanto, ctx =>
      claimsOf(ctx, { municipality: mannaka, facility: one.facilityId }),
    )
    return claims.map(each => [each.month, each.state, each.remaining])
  }
  assert.deepEqual((await states()).slice(0, 2), [
    ['2026-08', 'paying', 20000],
    ['2026-07', 'offset', 0],
  ])
  const { bytes } = await w.as(tanto, ctx => transferFile(ctx, made.transferId))
  await w.as(tanto, ctx =>
    importTransferResult(ctx, { transferId: made.transferId, file: answered(bytes, '2') }),
  )
  const again = await w.as(tanto, ctx => previewTransfer(ctx, { ...order, payOn: '2026-10-30' }), september)
  assert.deepEqual([again.payees.map(each => each.amount), again.offsets], [[20000], []], 'taken off once')
})

test('netting keeps every yen, and pays nobody less than nothing', () => {
  const claim = fc.record({
    facility: fc.constantFrom('a', 'b'),
    month: fc.constantFrom('2026-04', '2026-05', '2026-06'),
    amount: fc.integer({ min: -50_000, max: 50_000 }),
  })
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 8 }), claims => {
      const standings = claims.map((each, index) => ({
        ...each,
        claimId: `c${index}`,
        facilityName: '',
        again: false,
      }))
      const { payables, carried, offsets } = netted(standings)
      for (const facility of ['a', 'b']) {
        const sum = (list: readonly { facility: string; amount: number }[]) =>
          list.filter(each => each.facility === facility).reduce((all, each) => all + each.amount, 0)
        assert.equal(sum(payables) + sum(carried), sum(standings))
        assert.ok(sum(payables) === 0 || sum(carried) === 0, 'nothing is paid out while something is owed')
      }
      assert.ok(payables.every(each => each.amount > 0) && offsets.every(each => each.amount > 0))
    }),
  )
})
