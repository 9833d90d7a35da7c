import {
  type ForeignKey,
  type Key,
  plainName,
  readForeignKey,
  readKey,
  readTable,
  type Statement,
  statements,
  type Table,
} from './sql.ts'
import type { Tree } from './tree.ts'

export type Kind = 'tenant' | 'reference' | 'local'

/** A table with everything the migrations say about it, over all files. */
export type Known = Table & {
  file: string
  kind?: Kind
  /** The column that says on which machine a row lives; only tenant tables have one. */
  distribution?: string
  secured: boolean
  policies: number
}

/** What each statement does to which table, in the order of the files: enough to judge order and keys. */
export type Step = {
  file: string
  line: number
  table: string
  act: 'table' | 'distribute' | 'foreign key' | 'index' | 'policy' | 'trigger'
}

export type Database = {
  tables: Map<string, Known>
  steps: Step[]
  foreignKeys: (ForeignKey & { file: string })[]
}

const FAMILIES = ['municipality_id', 'facility_id']

export type MigrationFile = { path: string; list: Statement[] }

export function readMigrations(tree: Tree): { files: MigrationFile[]; database: Database } {
  const files = tree.sources
    .filter(source => /^db\/migrations\/.*\.sql$/.test(source.path))
    .map(({ path, text }) => ({ path, list: statements(text) }))
  const database: Database = { tables: new Map(), steps: [], foreignKeys: [] }
  for (const { path, list } of files) for (const statement of list) note(database, path, statement)
  return { files, database }
}

function note(database: Database, file: string, statement: Statement): void {
  const { outer, line } = statement
  const step = (table: string, act: Step['act']) => database.steps.push({ file, line, table, act })
  const table = readTable(statement)
  if (table) {
    database.tables.set(table.name, { ...table, file, secured: false, policies: 0 })
    for (const key of table.foreignKeys) database.foreignKeys.push({ ...key, file })
    step(table.name, 'table')
    return
  }
  for (const call of outer.matchAll(
    /\bapp\.distribute\s*\(\s*'([^']+)'\s*,\s*'(\w+)'(?:\s*,\s*'(\w+)')?/gi,
  )) {
    const known = database.tables.get(plainName(call[1] as string))
    step(plainName(call[1] as string), 'distribute')
    if (!known) continue
    known.kind = call[2] as Kind
    if (known.kind === 'tenant') known.distribution = call[3] ?? familyOf(known)
  }
  // app.guard and app.publish_table switch row level security on and write the usual policy.
  for (const call of outer.matchAll(/\bapp\.(?:guard|publish_table)\s*\(\s*'([^']+)'/gi)) {
    const known = database.tables.get(plainName(call[1] as string))
    step(plainName(call[1] as string), 'policy')
    if (!known) continue
    known.secured = true
    known.policies += 1
  }
  noteAlter(database, file, statement, step)
  const index =
    /^create\s+(unique\s+)?index\b[\s\S]*?\bon\s+(?:only\s+)?([\w."]+)\s*(?:using\s+\w+\s*)?(\([\s\S]*)$/i.exec(
      outer,
    )
  if (index) {
    const name = plainName(index[2] as string)
    step(name, 'index')
    const key = index[1] && readKey(`unique ${index[3]}`, line)
    if (key) addKey(database, name, key)
  }
  const policy = /^create\s+policy\s+[\w"]+\s+on\s+([\w."]+)/i.exec(outer)
  if (policy) {
    const known = database.tables.get(plainName(policy[1] as string))
    if (known) known.policies += 1
    step(plainName(policy[1] as string), 'policy')
  }
  const trigger = /^create\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\b[\s\S]*?\bon\s+([\w."]+)/i.exec(
    outer,
  )
  if (trigger) step(plainName(trigger[1] as string), 'trigger')
}

function noteAlter(
  database: Database,
  file: string,
  { outer, line }: Statement,
  step: (table: string, act: Step['act']) => void,
): void {
  const alter = /^alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?([\w."]+)\s+([\s\S]*)$/i.exec(outer)
  if (!alter) return
  const name = plainName(alter[1] as string)
  const rest = alter[2] as string
  const known = database.tables.get(name)
  if (known && /\benable\s+row\s+level\s+security/i.test(rest)) known.secured = true
  const added = /\badd\s+(?:constraint\s+[\w"]+\s+)?((?:foreign|primary|unique|exclude)\b[\s\S]*)$/i.exec(
    rest,
  )?.[1]
  if (!added) return
  const foreign = readForeignKey(name, added, line, false)
  if (foreign) {
    database.foreignKeys.push({ ...foreign, file })
    step(name, 'foreign key')
  }
  const key = readKey(added, line)
  if (key) addKey(database, name, key)
}

function addKey(database: Database, table: string, key: Key): void {
  database.tables.get(table)?.keys.push(key)
}

/** Without a third argument the first column that names a family is meant. */
const familyOf = (table: Table) => table.columns.find(column => FAMILIES.includes(column.name))?.name
