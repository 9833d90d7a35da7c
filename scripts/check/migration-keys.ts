import type { Database, Known } from './migration-facts.ts'
import type { ForeignKey, Key } from './sql.ts'
import type { Finding } from './tree.ts'

/** Rules about the distribution column and about what a foreign key may point to. */
export function judgeKeys(database: Database): Finding[] {
  return [
    ...[...database.tables.values()].flatMap(judgeTenant),
    ...database.foreignKeys.flatMap(key => judgeForeignKey(key, database)),
  ]
}

function judgeTenant(table: Known): Finding[] {
  if (table.kind !== 'tenant') return []
  const { file, name, distribution } = table
  if (!distribution) {
    return [
      {
        file,
        line: table.line,
        wrong: `tenant table ${name} has no distribution column`,
        why: 'its rows must live beside the other rows of the same municipality or facility',
        instead: 'begin the table with municipality_id or facility_id, or name the column in app.distribute',
      },
    ]
  }
  return [
    ...judgeColumn(table, distribution),
    ...table.keys.flatMap(key => judgeKey(table, distribution, key)),
  ]
}

function judgeColumn({ file, name, line, columns, keys }: Known, distribution: string): Finding[] {
  const column = columns.find(entry => entry.name === distribution)
  const why = 'every row must say where it lives, and readers look for that column first'
  const findings: Finding[] = []
  if (columns[0]?.name !== distribution) {
    findings.push({
      file,
      line: column?.line ?? line,
      wrong: `${distribution} is not the first column of ${name}`,
      why,
      instead: `begin create table ${name} with ${distribution}`,
    })
  }
  if (column && !/\bnot\s+null\b/i.test(column.text)) {
    findings.push({
      file,
      line: column.line,
      wrong: `${distribution} of ${name} may be null`,
      why,
      instead: `write ${distribution} … not null`,
    })
  }
  if (!keys.some(key => key.kind === 'primary')) {
    findings.push({
      file,
      line,
      wrong: `${name} has no primary key`,
      why: 'a row that cannot be named cannot be corrected, referenced or replicated',
      instead: `add primary key (${distribution}, id)`,
    })
  }
  return findings
}

function judgeKey({ file, name }: Known, distribution: string, key: Key): Finding[] {
  const placed = key.kind === 'primary' ? key.columns[0] === distribution : key.columns.includes(distribution)
  if (placed) return []
  return [
    {
      file,
      line: key.line,
      wrong: `${key.kind} key (${key.columns.join(', ')}) of ${name} ${key.kind === 'primary' ? 'does not begin with' : 'lacks'} ${distribution}`,
      why: 'uniqueness can be promised only among rows that live together',
      instead: `write (${[distribution, ...key.columns.filter(column => column !== distribution)].join(', ')})`,
    },
  ]
}

function judgeForeignKey(key: ForeignKey & { file: string }, { tables }: Database): Finding[] {
  const from = tables.get(key.table)
  const to = tables.get(key.target)
  const at = { file: key.file, line: key.line }
  const findings: Finding[] = []
  // A local table never leaves the coordinator, so nothing has to happen between creating and tying it.
  if (key.inline && from?.kind !== 'local') {
    findings.push({
      ...at,
      wrong: `the foreign key from ${key.table} to ${key.target} is written inside create table`,
      why: 'Citus can distribute a table only before it is tied to others',
      instead: `after app.distribute: alter table ${key.table} add foreign key (${key.columns.join(', ')}) references ${key.target}`,
    })
  }
  if (
    /\bset\s+(null|default)\b|\b(initially\s+deferred|deferrable)\b/i.test(
      key.text.replace(/\bnot\s+deferrable\b/gi, ''),
    )
  ) {
    findings.push({
      ...at,
      wrong: `the foreign key from ${key.table} to ${key.target} uses set null, set default or deferrable`,
      why: 'Citus refuses these where the distribution column is part of the key',
      instead: 'use restrict, no action or cascade, and change the rows in the command itself',
    })
  }
  if (/,\s*add\s/i.test(key.text)) {
    findings.push({
      ...at,
      wrong: 'several constraints added in one statement',
      why: 'Citus takes foreign keys one statement each',
      instead: 'write one alter table for each',
    })
  }
  if (from?.kind && to?.kind) findings.push(...judgeDirection(key, from, to))
  return findings
}

function judgeDirection(key: ForeignKey & { file: string }, from: Known, to: Known): Finding[] {
  if (from.kind !== 'reference' && to.kind === 'reference') return []
  if (from.kind === to.kind && from.kind !== 'tenant') return []
  const family = from.distribution
  const same = from.kind === 'tenant' && to.kind === 'tenant' && family === to.distribution
  if (same && family && key.columns.includes(family)) return []
  return [
    {
      file: key.file,
      line: key.line,
      wrong: same
        ? `the foreign key from ${from.name} to ${to.name} leaves out ${family}`
        : `a foreign key from ${described(from)} to ${described(to)}`,
      why: same
        ? 'the two rows live together only because both carry it, and the key must say so'
        : 'the rows may live on different machines, where no database can check the key',
      instead: same
        ? `reference (${[family, ...key.columns].join(', ')})`
        : 'leave the key out and keep both true in one command and one transaction',
    },
  ]
}

const described = ({ kind, name, distribution }: Known) =>
  kind === 'tenant' ? `${name} (by ${distribution})` : `${name} (${kind})`
