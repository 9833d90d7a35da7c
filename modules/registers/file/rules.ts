/**
 * Whether a column holds マイナンバー, which must not come here: called 個人番号 or マイナンバー, or twelve digits throughout
 * whose check digit is right (番号法施行令8条, 総務省令85号5条). Of random numbers one in eleven would be.
 */
export function holdsMyNumbers(rows: readonly (readonly string[])[]): boolean {
  const [head = [], ...rest] = rows
  return head.some((heading, column) => {
    if (/マイナンバー|^個人番号$/.test(heading.trim())) return true
    const filled = rest.map(cells => (cells[column] ?? '').trim()).filter(cell => cell !== '')
    const right = filled.filter(isMyNumber).length
    return filled.length >= 5 && right >= filled.length * 0.8
  })
}

function isMyNumber(text: string): boolean {
  if (!/^\d{12}$/.test(text)) return false
  let sum = 0
  for (let n = 1; n <= 11; n++) sum += Number(text[11 - n]) * (n <= 6 ? n + 1 : n - 5)
  const rest = sum % 11
  return Number(text[11]) === (rest <= 1 ? 0 : 11 - rest)
}
