import type { MigrationFile } from './migration-facts.ts'
import { inParentheses, type Statement } from './sql.ts'
import type { Finding } from './tree.ts'

/** May be called in a policy besides app.* functions that read no table. */
const POLICY_FUNCTIONS = new Set(
  'current_setting nullif coalesce string_to_array any array lower upper using check in and or not exists'.split(
    ' ',
  ),
)

const FORBIDDEN: { pattern: RegExp; wrong: string; why: string; instead: string }[] = [
  {
    pattern: /\b(big|small)?serial\b/i,
    wrong: 'a serial column',
    why: 'its sequence lives apart from the table and is not shared between machines',
    instead: 'use a UUID v7 id, or bigint generated always as identity',
  },
  {
    pattern: /\bset_config\s*\(/i,
    wrong: 'set_config()',
    why: 'Citus does not pass it on, so the other machines would see no settings and return no rows',
    instead: "let app.enter set the values with execute format('set local …')",
  },
  {
    pattern: /\bnotify\s|\bpg_notify\s*\(|\bpg_(try_)?advisory_/i,
    wrong: 'NOTIFY or an advisory lock',
    why: 'both are known to one machine only',
    instead: 'add a job in the same transaction, or lock the row itself (select … for update)',
  },
  {
    pattern:
      /\bwithout\s+overlaps\b|\bany_value\s*\(|\bjson_table\s*\(|(^|[^.\w])uuidv7\s*\(|\)\s*virtual\b/i,
    wrong: 'syntax that PostgreSQL 15 does not know',
    why: 'the same migrations run on PostgreSQL 15 to 18',
    instead: 'say it in the older way (app.uuid7() for ids, an exclusion constraint for overlaps)',
  },
]

const VOLATILE =
  /\b(random|clock_timestamp|timeofday|statement_timestamp|gen_random_uuid|uuid7|uuidv7|nextval|txid_current)\s*\(/i

/** Rules about single statements. */
export function judgeStatements(files: MigrationFile[]): Finding[] {
  const readers = tableReaders(files)
  return files.flatMap(({ path, list }) => [
    ...judgePreamble(path, list),
    ...list.flatMap(statement => [
      ...judgeForbidden(path, statement),
      ...judgeSessionSet(path, statement),
      ...judgeUpdates(path, statement),
      ...judgePolicy(path, statement, readers),
    ]),
  ])
}

/** What a file must set before its first table, and which statements make it necessary. */
const PREAMBLE = [
  {
    name: 'citus.multi_shard_modify_mode',
    value: "'sequential'",
    needed: /\bapp\.distribute\([^)]*'(tenant|reference)'/i,
  },
  {
    name: 'citus.enable_unsafe_triggers',
    value: 'on',
    needed: /^create\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i,
  },
]

function judgePreamble(path: string, list: Statement[]): Finding[] {
  const first =
    list.find(statement => /^create\s+(unlogged\s+)?table\b/i.test(statement.outer))?.line ?? Infinity
  return PREAMBLE.flatMap(({ name, value, needed }) => {
    const user = list.find(statement => needed.test(statement.outer))
    const isSet = (entry: Statement) => entry.outer.toLowerCase().startsWith(`set local ${name}`)
    if (!user || list.some(entry => isSet(entry) && entry.line < Math.min(first, user.line))) return []
    return [
      {
        file: path,
        line: user.line,
        wrong: `${name} is not set at the beginning of the file`,
        why: 'Citus needs it for keys and triggers; plain PostgreSQL takes it as a name without meaning',
        instead: `begin the file with set local ${name} = ${value};`,
      },
    ]
  })
}

function judgeForbidden(file: string, { text, line }: Statement): Finding[] {
  return FORBIDDEN.flatMap(({ pattern, ...told }) => {
    const match = pattern.exec(text)
    return match ? [{ file, line: line + text.slice(0, match.index).split('\n').length - 1, ...told }] : []
  })
}

function judgeSessionSet(file: string, { outer, line }: Statement): Finding[] {
  if (!/^set\s+(?!local\b|constraints\b|transaction\b)/i.test(outer)) return []
  return [
    {
      file,
      line,
      wrong: 'a setting for the whole session',
      why: 'the connection is used again by others, and Citus does not pass session settings on',
      instead: 'use set local inside the transaction',
    },
  ]
}

/** Updates anywhere in a statement, function bodies included. */
function judgeUpdates(file: string, { text, line }: Statement): Finding[] {
  const findings: Finding[] = []
  for (const match of text.matchAll(
    /\bupdate\s+(?:only\s+)?[\w."]+(?:\s+(?:as\s+)?\w+)?\s+set\s+([\s\S]*?)(?=\bwhere\b|\breturning\b|;|$)/gi,
  )) {
    const call = VOLATILE.exec(match[1] as string)
    if (call)
      findings.push(volatileFinding(file, line, text, match.index as number, `${call[1]}() in update … set`))
  }
  for (const match of text.matchAll(/\bdo\s+update\s+set\s+([\s\S]*?)(?=\bwhere\b|\breturning\b|;|$)/gi)) {
    const call = /\b(?!excluded\b)([a-z_][\w.]*)\s*\(/i.exec(match[1] as string)
    if (call) {
      const wrong = `${call[1]}() in on conflict do update set`
      findings.push(volatileFinding(file, line, text, match.index as number, wrong))
    }
  }
  return findings
}

function volatileFinding(file: string, line: number, text: string, offset: number, wrong: string): Finding {
  return {
    file,
    line: line + text.slice(0, offset).split('\n').length - 1,
    wrong,
    why: 'each machine would compute its own value; Citus refuses it',
    instead: 'compute the value first and pass it as a parameter, or use excluded.…',
  }
}

/** Names of functions whose body reads a table; they must not stand in a policy. */
function tableReaders(files: MigrationFile[]): Set<string> {
  const readers = new Set<string>()
  for (const { list } of files) {
    for (const { text, outer } of list) {
      const name = /^create\s+(?:or\s+replace\s+)?function\s+([\w."]+)/i.exec(outer)?.[1]
      const body = /(\$\w*\$)([\s\S]*?)\1/.exec(text)?.[2]
      if (name && body && /\b(from|join|insert|update|delete)\s+[\w."]/i.test(body))
        readers.add(name.toLowerCase())
    }
  }
  return readers
}

function judgePolicy(file: string, { outer, line }: Statement, readers: Set<string>): Finding[] {
  if (!/^create\s+policy\b/i.test(outer)) return []
  const conditions = [...outer.matchAll(/\b(using|check)\s*(\()/gi)].map(match =>
    inParentheses(outer, (match.index as number) + match[0].length - 1),
  )
  const why =
    'a policy runs for every row on every machine, and a subquery in it can leak or fail on a cluster'
  const instead =
    "compare columns with nullif(current_setting('app.…', true), ''); put finer rights into access.ts"
  return conditions.flatMap(condition => {
    if (/\bselect\b/i.test(condition)) return [{ file, line, wrong: 'a subquery in a policy', why, instead }]
    const called = [...condition.matchAll(/([a-z_][\w.]*)\s*\(/gi)].map(match =>
      (match[1] as string).toLowerCase(),
    )
    const bad = called.find(name =>
      name.startsWith('app.') ? readers.has(name) : !POLICY_FUNCTIONS.has(name),
    )
    return bad ? [{ file, line, wrong: `${bad}() in a policy`, why, instead }] : []
  })
}
