import { type Database, readMigrations, type Step } from './migration-facts.ts'
import { judgeKeys } from './migration-keys.ts'
import { judgeStatements } from './migration-statements.ts'
import type { Finding, Rule } from './tree.ts'

/**
 * One set of migrations runs unchanged on plain PostgreSQL 15 to 18 and on Citus. What Citus would refuse,
 * or worse would do differently, is refused here (docs/decisions/0004).
 */
export const migrations: Rule = tree => {
  const { files, database } = readMigrations(tree)
  return [
    ...judgeKeys(database),
    ...judgeDeclared(database),
    ...judgeOrder(database),
    ...judgeStatements(files),
  ]
}

function judgeDeclared({ tables }: Database): Finding[] {
  return [...tables.values()].flatMap(({ file, line, name, kind, secured, policies }) => {
    const at = { file, line }
    const findings: Finding[] = []
    if (!kind) {
      findings.push({
        ...at,
        wrong: `table ${name} is not declared through app.distribute`,
        why: 'on a cluster an undeclared table stays on one machine and cannot be joined with the others',
        instead: `add select app.distribute('${name}', 'tenant' | 'reference' | 'local') right after create table`,
      })
    }
    if (!secured || policies === 0) {
      findings.push({
        ...at,
        wrong: `table ${name} has ${secured ? 'no policy' : 'row level security switched off'}`,
        why: 'a forgotten condition in a query must find no rows instead of another town’s',
        instead: `select app.guard('${name}', …), or enable it and create a policy that compares columns with app.* settings`,
      })
    }
    return findings
  })
}

const SEQUENCE: Step['act'][] = ['table', 'distribute', 'foreign key', 'index', 'policy', 'trigger']

/** Citus copies to its machines what exists when a table is distributed, so the order is not a matter of taste. */
function judgeOrder({ steps }: Database): Finding[] {
  const furthest = new Map<string, Step>()
  const findings: Finding[] = []
  for (const step of steps) {
    const key = `${step.file} ${step.table}`
    const before = furthest.get(key)
    if (before && SEQUENCE.indexOf(step.act) < SEQUENCE.indexOf(before.act)) {
      findings.push({
        file: step.file,
        line: step.line,
        wrong: `${step.act} of ${step.table} comes after its ${before.act} (line ${before.line})`,
        why: 'some of these steps fail or are not passed on to the other machines in another order',
        instead: `keep the order ${SEQUENCE.join(' → ')}`,
      })
    } else {
      furthest.set(key, step)
    }
  }
  return findings
}
