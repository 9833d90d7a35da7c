import { narrow } from './plain.ts'

/**
 * A telephone number in one form: narrow digits with the hyphens the person typed, or the usual ones where the
 * number's kind fixes them (090-1234-5678, 0120-123-456, 03-1234-5678). Area codes have two to five digits, so a fixed
 * line typed without hyphens stays without. +81 becomes 0; other countries keep `+` and digits.
 * Undefined when it can be no number (電気通信番号計画: ten digits, eleven for 020/050/060/070/080/090 and 0800).
 */
export function normalisePhone(text: string): string | undefined {
  const plain = narrow(text)
    .replace(/[()\s.・/]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')
  const international = /^(?:\+|00\d?-?(?=81))81-?0?-?(.*)$/.exec(plain)
  if (international) return domestic(`0${(international[1] ?? '').replace(/^0-?/, '')}`)
  if (plain.startsWith('+')) {
    const digits = plain.slice(1).replaceAll('-', '')
    return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined
  }
  return domestic(plain)
}

function domestic(text: string): string | undefined {
  if (!/^0[\d-]*$/.test(text)) return undefined
  const digits = text.replaceAll('-', '')
  const long = /^(?:0[25-9]0|0800)/.test(digits)
  if (digits.length !== (long ? 11 : 10) || digits.startsWith('00')) return undefined
  const groups = usualGroups(digits)
  if (groups) return cut(digits, groups)
  const parts = text.split('-')
  return parts.length === 3 && parts.every(part => part !== '') ? text : digits
}

function usualGroups(digits: string): readonly [number, number] | undefined {
  if (digits.startsWith('0800')) return [4, 3]
  if (digits.length === 11) return [3, 4]
  if (/^(?:0120|0570|0990|0180|0170)/.test(digits)) return [4, 3]
  return /^0[36]/.test(digits) ? [2, 4] : undefined
}

function cut(digits: string, [first, second]: readonly [number, number]): string {
  return [digits.slice(0, first), digits.slice(first, first + second), digits.slice(first + second)].join('-')
}

/** Only the digits, for comparing and dialling. */
export function phoneDigits(phone: string): string {
  return phone.replace(/[^\d+]/g, '')
}
