// `npm run bench -- agreement`: households by the hundred thousand, judged by the rules compiled to SQL and by the
// evaluator, under generated schemes and under those shipped. Ends with an error where the two differ.
// `--cases 2000000` compares as many, `--seed 7` others. One JSON line at every tenth, then the sum.
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import pg from 'pg'
import { shippedScheme, shippedSchemes } from '#db/shipped.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { loadEnv } from '#platform/env.ts'
import { disagreements, type Household, storeFacts, temporaryFacts } from '#test/agreement/agree.ts'
import { household, schemeOf, wholeScheme } from '#test/agreement/generate.ts'
import { householdsOf } from '#test/agreement/households.ts'

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } })
const wanted = Number(values.cases ?? 200_000)
let seed = Number(values.seed ?? 1)
/** Judged by one statement. */
const together = 400
/** Days on both sides of reforms, of the end of a fiscal year and of a leap day. */
const days = ['2024-02-29', '2024-09-30', '2024-10-01', '2025-03-31', '2025-04-01', '2026-06-01']

interface Turn {
  scheme: Scheme
  on: string
  households: Household[]
  /** How to find it again. */
  from: string
}

/** A generated scheme and a shipped one in turn, each with households of its own. */
function* turns(): Generator<Turn> {
  const shipped = shippedSchemes()
  for (let turn = 0; ; turn++) {
    seed += 1
    const settings = { seed, numRuns: together }
    const [id = '', code = ''] = shipped[(turn >> 1) % shipped.length] ?? []
    const on = days[turn % days.length] ?? ''
    if (turn % 2 === 1) {
      const scheme = shippedScheme(id, code)
      yield {
        scheme,
        on,
        households: fc.sample(householdsOf(scheme, on), settings),
        from: `${id} ${code} ${seed}`,
      }
      continue
    }
    const [texts] = fc.sample(wholeScheme, { seed, numRuns: 1 })
    if (texts)
      yield {
        scheme: schemeOf(texts),
        on,
        households: fc.sample(household, settings),
        from: `generated ${seed}`,
      }
  }
}

const client = new pg.Client({ connectionString: loadEnv().databaseUrl })
await client.connect()
await client.query('set jit = off')
await temporaryFacts(client)
const begun = performance.now()
let [cases, schemes, refused, differ, told] = [0, 0, 0, 0, 0]
const report = () => {
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  console.log(JSON.stringify({ bench: 'agreement', cases, schemes, refused, disagreements: differ, seconds }))
}
for (const { scheme, on, households, from } of turns()) {
  await client.query('truncate household_facts')
  await storeFacts(client, 1, households)
  const result = await disagreements(client, scheme, on, 1, households)
  if (result.compiled) {
    cases += households.length
    schemes += 1
    differ += result.found.length
    const [first] = result.found
    if (first)
      console.error(
        JSON.stringify({ from, on, rules: scheme.rules.map(rule => [rule.when, rule.must]), first }),
      )
  } else refused += 1
  const tenths = Math.floor((cases / wanted) * 10)
  if (tenths > told && cases < wanted) {
    told = tenths
    report()
  }
  if (cases >= wanted) break
}
report()
await client.end()
process.exitCode = differ > 0 ? 1 : 0
