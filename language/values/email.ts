/**
 * An e-mail address: full-width characters narrow, domain in small letters; undefined when it cannot be one. Dots
 * before @ are left alone: old Japanese mobile addresses have two in a row or one at the end, against RFC 5321.
 */
export function normaliseEmail(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const at = plain.lastIndexOf('@')
  const [local, domain] = [plain.slice(0, at), plain.slice(at + 1).toLowerCase()]
  if (at < 1 || plain.length > 254 || local.length > 64) return undefined
  if (!/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/.test(local)) return undefined
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(domain)) return undefined
  return `${local}@${domain}`
}

const slips: Readonly<Record<string, string>> = {
  'gmail.con': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gmail.jp': 'gmail.com',
  'gmail.co.jp': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmial.com': 'gmail.com',
  'gamil.com': 'gmail.com',
  'gmeil.com': 'gmail.com',
  'yahoo.co.jo': 'yahoo.co.jp',
  'yahoo.ne.jp': 'yahoo.co.jp',
  'yaho.co.jp': 'yahoo.co.jp',
  'docomo.co.jp': 'docomo.ne.jp',
  'docomo.ne.jo': 'docomo.ne.jp',
  'ezweb.co.jp': 'ezweb.ne.jp',
  'softbank.co.jp': 'softbank.ne.jp',
  'i.softbank.ne.jp': 'i.softbank.jp',
  'iclould.com': 'icloud.com',
  'icloud.co.jp': 'icloud.com',
  'icloud.con': 'icloud.com',
  'hotmail.con': 'hotmail.com',
  'outlook.con': 'outlook.com',
}

/** What was probably meant by an address with a common slip in its domain, to be asked, never applied silently. */
export function meantEmail(email: string): string | undefined {
  const at = email.lastIndexOf('@')
  const right = slips[email.slice(at + 1)]
  return right && `${email.slice(0, at)}@${right}`
}
