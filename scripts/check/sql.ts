/** One SQL statement of a migration, comments blanked out, with the line it begins on. */
export type Statement = {
  line: number
  text: string
  /** The text with function bodies (`$$ … $$`) emptied, so that a body never looks like a statement. */
  outer: string
}

export type Column = { name: string; text: string; line: number }
export type Key = { kind: 'primary' | 'unique' | 'exclude'; columns: string[]; line: number }
export type ForeignKey = {
  table: string
  columns: string[]
  target: string
  line: number
  text: string
  /** Written inside create table instead of in its own statement. */
  inline: boolean
}
export type Table = { name: string; line: number; columns: Column[]; keys: Key[]; foreignKeys: ForeignKey[] }

/** Splits a migration into statements, minding strings, quoted names, comments and dollar quotes. */
export function statements(sql: string): Statement[] {
  const clean = blankComments(sql)
  const found: Statement[] = []
  let begin = 0
  for (const end of [...semicolons(clean), clean.length]) {
    const raw = clean.slice(begin, end)
    const text = raw.trim()
    if (text) {
      const skipped = raw.length - raw.trimStart().length
      const line = lineAt(clean, begin + skipped)
      found.push({ line, text, outer: text.replace(/(\$\w*\$)[\s\S]*?\1/g, '$1$1') })
    }
    begin = end + 1
  }
  return found
}

const QUOTED = /--[^\n]*|\/\*[\s\S]*?\*\/|(\$\w*\$)[\s\S]*?\1|'(?:[^']|'')*'|"[^"]*"|;/g

function blankComments(sql: string): string {
  return sql.replace(QUOTED, part => {
    if (part.startsWith('--') || part.startsWith('/*')) return part.replace(/[^\n]/g, ' ')
    // Comments inside a function body are blanked too; its strings are left as they are.
    if (part.startsWith('$')) {
      return part.replace(/'(?:[^']|'')*'|--[^\n]*/g, inner => (inner.startsWith('-') ? blank(inner) : inner))
    }
    return part
  })
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ')

function semicolons(sql: string): number[] {
  return [...sql.matchAll(QUOTED)].filter(match => match[0] === ';').map(match => match.index as number)
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length

/** `public."Cases"` → `cases`; schema names other than public stay. */
export function plainName(name: string): string {
  return name
    .replace(/"/g, '')
    .replace(/^public\./, '')
    .toLowerCase()
}

/** The text between the parenthesis at `open` and its partner. */
export function inParentheses(text: string, open: number): string {
  let depth = 0
  for (const match of text.slice(open).matchAll(/'(?:[^']|'')*'|"[^"]*"|[()]/g)) {
    if (match[0] === '(') depth += 1
    if (match[0] === ')') depth -= 1
    if (depth === 0 && match[0] === ')') return text.slice(open + 1, open + (match.index as number))
  }
  return text.slice(open + 1)
}

/** Splits at commas that stand outside parentheses and strings; keeps each part's offset. */
export function atCommas(text: string): { text: string; offset: number }[] {
  const parts: { text: string; offset: number }[] = []
  let depth = 0
  let begin = 0
  for (const match of text.matchAll(/'(?:[^']|'')*'|"[^"]*"|[(),]/g)) {
    if (match[0] === '(') depth += 1
    else if (match[0] === ')') depth -= 1
    else if (match[0] === ',' && depth === 0) {
      parts.push({ text: text.slice(begin, match.index), offset: begin })
      begin = (match.index as number) + 1
    }
  }
  parts.push({ text: text.slice(begin), offset: begin })
  return parts.filter(part => part.text.trim())
}

const names = (list: string): string[] =>
  atCommas(list).map(part => plainName(part.text.trim().split(/\s+/)[0] as string))

/** Reads `create table`; undefined for every other statement. */
export function readTable(statement: Statement): Table | undefined {
  const head = /^create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."]+)\s*\(/i.exec(
    statement.outer,
  )
  if (!head) return undefined
  const open = head[0].length - 1
  const table: Table = {
    name: plainName(head[1] as string),
    line: statement.line,
    columns: [],
    keys: [],
    foreignKeys: [],
  }
  for (const part of atCommas(inParentheses(statement.outer, open))) {
    const lead = part.text.length - part.text.trimStart().length
    const line = statement.line + lineAt(statement.outer, open + 1 + part.offset + lead) - 1
    readItem(table, part.text.trim(), line)
  }
  return table
}

function readItem(table: Table, item: string, line: number): void {
  const body = item.replace(/^constraint\s+[\w"]+\s+/i, '')
  const key = readKey(body, line)
  if (key) {
    table.keys.push(key)
    return
  }
  const foreign = readForeignKey(table.name, body, line, true)
  if (foreign) {
    table.foreignKeys.push(foreign)
    return
  }
  if (/^(check|like)\b/i.test(body)) return
  const name = plainName(item.split(/\s+/)[0] as string)
  table.columns.push({ name, text: item, line })
  if (/\bprimary\s+key\b/i.test(item)) table.keys.push({ kind: 'primary', columns: [name], line })
  if (/\bunique\b/i.test(item)) table.keys.push({ kind: 'unique', columns: [name], line })
  const target = /\breferences\s+([\w."]+)/i.exec(item)
  if (target) {
    const to = plainName(target[1] as string)
    table.foreignKeys.push({ table: table.name, columns: [name], target: to, line, text: item, inline: true })
  }
}

/** Reads `primary key (…)`, `unique (…)` and `exclude … (…)`. */
export function readKey(text: string, line: number): Key | undefined {
  const match = /^(primary\s+key|unique|exclude)\b[^(]*\(/i.exec(text)
  if (!match) return undefined
  const kind = (match[1] as string).toLowerCase().startsWith('primary')
    ? 'primary'
    : ((match[1] as string).toLowerCase() as 'unique' | 'exclude')
  return { kind, columns: names(inParentheses(text, match[0].length - 1)), line }
}

/** Reads `foreign key (…) references t …`. */
export function readForeignKey(
  table: string,
  text: string,
  line: number,
  inline: boolean,
): ForeignKey | undefined {
  const match = /^foreign\s+key\s*\(([^)]*)\)\s*references\s+([\w."]+)/i.exec(text)
  if (!match) return undefined
  const target = plainName(match[2] as string)
  return { table, columns: names(match[1] as string), target, line, text, inline }
}
