/**
 * SQL text while it is put together. Columns stand in it as marks (`\u0001 12 \u0002`) until all of it is known, so
 * that what depends on what can be read off the text itself; facts' bits stand as marks too (see masks.ts).
 */
export type Sql = string

/** A mark for the column of this number. */
export function mark(column: number): Sql {
  return `\u0001${column}\u0002`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: marks are made of characters no SQL text has.
const marks = /\u0001(\d+)\u0002/g

/** The numbers of the columns a text speaks of. */
export function columnsIn(sql: Sql): number[] {
  return [...sql.matchAll(marks)].map(match => Number(match[1]))
}

/** The text with its columns named. */
export function named(sql: Sql): Sql {
  return sql.replace(marks, 'c$1')
}

/** A string constant. Control characters, which marks are made of, are written as escapes. */
export function quoted(text: string): Sql {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant.
  if (!/[\u0000-\u001f\\]/.test(text)) return `'${text.replaceAll("'", "''")}'`
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant.
  const escaped = text.replace(/[\u0001-\u001f\\']/g, each => {
    return each === "'" || each === '\\'
      ? `\\${each}`
      : `\\x${each.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return `E'${escaped}'`
}

/** Whether a text may stand several times without harm: a column, a constant. */
export function isPlain(sql: Sql): boolean {
  return (sql.length <= 24 && !sql.includes('->')) || /^'[^']{0,60}'(::\w+)?$/.test(sql)
}

/** `case when … then … else … end`; pairs whose condition is never true are left out by the caller. */
export function choose(pairs: [Sql, Sql][], otherwise?: Sql): Sql {
  if (pairs.length === 0) return otherwise ?? 'null'
  const whens = pairs.map(([when, then]) => `when ${when} then ${then}`).join(' ')
  return `(case ${whens}${otherwise === undefined ? '' : ` else ${otherwise}`} end)`
}
