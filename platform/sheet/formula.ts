/**
 * Text that a spreadsheet would run as a formula: it begins with = + @ or a dash, in half or full width
 * (Japanese Excel runs both), or with a tab or line break. A lone dash means "none" in Japanese tables and is
 * safe. Leading apostrophes are looked through, so that guarding can be undone exactly.
 */
const FORMULA = /^'*(?:[=+@＝＋＠]|[-－](?=.)|[\t\r\n])/su

/** The text with an apostrophe before it when a spreadsheet would run it; otherwise unchanged. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** Undoes `guardFormula`: for reading back a file that this platform wrote. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}
