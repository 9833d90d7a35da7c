const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '"': '"', "'": "'", '\\': '\\' }

/** The value of a FEEL string literal: quotes taken off, escapes resolved. */
export function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs, (whole, short, long, one) => {
      const code = Number.parseInt(short ?? long, 16)
      if (short) return String.fromCharCode(code)
      if (long) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      return escapes[one] ?? whole
    })
}

/** A FEEL string literal with this value. */
export function quote(value: string): string {
  const escaped = value
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
  return `"${escaped}"`
}
