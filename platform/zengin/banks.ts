import zengin from 'zengin-code'
import { toZenginKana } from './kana.ts'

export type Bank = { code: string; name: string; kana: string }
export type Branch = { code: string; name: string; kana: string }

type Entry = { code: string; name: string; kana: string; hira: string; roma: string }
type Directory = Record<string, (Entry & { branches: Record<string, Entry> }) | undefined>

const directory: Directory = zengin

/** ゆうちょ銀行 in the exchange formats. */
export const YUCHO = '9900'

export function findBank(code: string): Bank | null {
  const bank = directory[code]
  return bank ? plain(bank) : null
}

export function findBranch(bankCode: string, branchCode: string): Branch | null {
  const branch = directory[bankCode]?.branches[branchCode]
  return branch ? plain(branch) : null
}

/**
 * Banks whose code, name, kana or romaji begins with or contains `query`, best match first, at most `limit`.
 * 「銀行」「支店」 and spaces in the query do not matter, nor hiragana against katakana.
 */
export function findBanks(query: string, limit = 20): Bank[] {
  return search(
    Object.values(directory).filter(bank => bank !== undefined),
    query,
    /(銀行|ギンコウ)$/,
    limit,
  )
}

/** Branches of one bank, in the same way; an empty list for an unknown bank. An empty query lists by code. */
export function findBranches(bankCode: string, query: string, limit = 20): Branch[] {
  return search(Object.values(directory[bankCode]?.branches ?? {}), query, /(支店|シテン)$/, limit)
}

/** Kana of a bank or branch for a 15-byte field; empty when the directory has none that fits the alphabet. */
export function nameForRecord(entry: { kana: string } | null): string {
  const kana = entry ? toZenginKana(entry.kana.replaceAll('・', ' '), 15) : null
  return kana?.ok ? kana.text : ''
}

function search(entries: Entry[], query: string, suffix: RegExp, limit: number): Bank[] {
  const wanted = normal(query).replace(suffix, '') || normal(query)
  return entries
    .map(entry => ({ entry, rank: wanted === '' ? 0 : rankOf(entry, wanted) }))
    .filter(({ rank }) => rank < 9)
    .sort((a, b) => a.rank - b.rank || a.entry.code.localeCompare(b.entry.code))
    .slice(0, limit)
    .map(({ entry }) => plain(entry))
}

function rankOf(entry: Entry, wanted: string): number {
  const texts = [entry.code, normal(entry.name), normal(entry.kana), entry.roma.toLowerCase()]
  if (texts.includes(wanted)) return 0
  if (texts.some(text => text.startsWith(wanted))) return 1
  return texts.some(text => text.includes(wanted)) ? 2 : 9
}

function normal(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\s/g, '')
      .replace(/[ぁ-ゖ]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0x60))
      // The directory writes kana without small letters.
      .replace(/[ァィゥェォッャュョ]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 1))
      .replaceAll('－', '-')
      .replaceAll('ー', '-')
  )
}

function plain({ code, name, kana }: Entry): Bank {
  return { code, name, kana }
}
