import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { nextSerial } from '#platform/serial.ts'
import { readTransferResult } from '#platform/zengin/transfer-result.ts'
import { writeTransfers } from '#platform/zengin/transfer-write.ts'
import {
  type OpenPayment,
  type Payee,
  type Settled,
  senderOf,
  settle,
  type TransferClient,
  transferOf,
} from './rules.ts'

export interface MadeFile {
  bytes: Uint8Array
  /** Of the trailer: records, and their sum in whole yen. */
  count: number
  total: number
  sha256: string
  /** The payments' own numbers, in the order of the payees; the bank returns them with the result. */
  numbers: number[]
  /** Payees whose holder was cut at 30 bytes, by place from 0. */
  truncated: number[]
}

/**
 * The 総合振込 file of these payees, each with an account, in their order. Numbers are taken where none are given. Refuses
 * `transfer-refused` with every problem found.
 */
export async function fileOf(
  ctx: Context,
  order: { client: TransferClient; payOn: string; payees: readonly Payee[]; numbers?: readonly number[] },
): Promise<MadeFile> {
  const { client, payOn, payees } = order
  const numbers = order.numbers ? [...order.numbers] : await takeNumbers(ctx, payees.length)
  const transfers = payees.map((payee, index) => transferOf(payee, numbers[index] as number))
  const file = writeTransfers({ sender: senderOf(client), date: payOn, transfers })
  if (!file.ok) return refuse('transfer-refused', { problems: file.problems })
  const { bytes, count, total, truncated } = file
  return { bytes, count, total, truncated, numbers, sha256: await digest(bytes) }
}

/** So many numbers of payments, one after the other. */
export async function takeNumbers(ctx: Context, count: number): Promise<number[]> {
  const { actor } = ctx
  const municipality = 'municipalityId' in actor ? actor.municipalityId : null
  if (municipality === null) return refuse('not-allowed')
  const numbers: number[] = []
  while (numbers.length < count)
    numbers.push(await nextSerial(ctx, { municipality, kind: 'payment', year: 0 }))
  return numbers
}

/** SHA-256 in hexadecimal. */
export async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Buffer.from(hash).toString('hex')
}

const mostBytes = 5 * 1024 * 1024

/**
 * What became of each payment, by the file the bank returned (at most 5 MB). The whole file or nothing: refuses
 * `result-unreadable` (with `problems`), and `result-differs` where it is about other payments.
 */
export function settledBy(file: Uint8Array, payments: readonly OpenPayment[]): Settled[] {
  if (file.length > mostBytes) refuse('result-unreadable', { problems: [] })
  const read = readTransferResult(file)
  if (!read.ok) return refuse('result-unreadable', { problems: read.problems })
  return settle(payments, read.results) ?? refuse('result-differs')
}
