import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { shippedScheme, shippedSchemes } from '#db/shipped.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { testDatabase } from '#test/database.ts'
import { disagreements, type Household, storeFacts, temporaryFacts } from './agree.ts'
import { household, schemeOf, type Texts, textOf, wholeScheme } from './generate.ts'
import { householdsOf } from './households.ts'

const on = '2026-06-01'
let client: pg.Client
let runs = 0
// Before the database goes: hooks run in the order they are told in.
after(() => client.end())
const { url } = await testDatabase()

before(async () => {
  client = new pg.Client({ connectionString: url })
  await client.connect()
  await temporaryFacts(client)
})

/** Says how the first household differs; how many were compared. */
async function agree(scheme: Scheme, run: number, households: Household[], day = on): Promise<number> {
  const result = await disagreements(client, scheme, day, run, households)
  if (!result.compiled) return 0
  const [first] = result.found
  if (first) assert.deepEqual(first.sql, first.evaluator, JSON.stringify(first.household))
  return households.length
}

async function stored(households: Household[]): Promise<number> {
  runs += 1
  await storeFacts(client, runs, households)
  return runs
}

const bare: Texts = { formulas: [], rules: [], amounts: [] }

test('any condition comes out alike in the database and in the evaluator, with the same facts missing', async () => {
  const households = fc.sample(household, 80)
  const run = await stored(households)
  let compared = 0
  const property = fc.asyncProperty(textOf('boolean', 2), async text => {
    compared += await agree(schemeOf({ ...bare, rules: [{ must: text }] }), run, households)
  })
  await fc.assert(property, { numRuns: 150 })
  assert.ok(compared >= 9000, `${compared} compared`)
})

test('any amount comes out alike to the last digit', async () => {
  const households = fc.sample(household, 80)
  const run = await stored(households)
  const property = fc.asyncProperty(textOf('number', 3), async text => {
    await agree(schemeOf({ ...bare, amounts: [text] }), run, households)
  })
  await fc.assert(property, { numRuns: 100 })
})

test('whole schemes do: formulas and decision tables on one another, rules with conditions, recipients', async () => {
  const households = fc.sample(household, 60)
  const run = await stored(households)
  let compared = 0
  const property = fc.asyncProperty(wholeScheme, async texts => {
    compared += await agree(schemeOf(texts), run, households)
  })
  await fc.assert(property, { numRuns: 40 })
  assert.ok(compared >= 2000, `${compared} compared`)
})

test('a scheme may speak of more facts than a bigint has bits', async () => {
  const names = Array.from({ length: 90 }, (_, index) => `事実${index}`)
  const scheme = schemeOf({
    ...bare,
    rules: [{ must: `${names.join(' and ')} and count(子ども[同居]) > 0` }],
  })
  const label = { ja: '事実' }
  scheme.facts.push(
    ...names.map(name => ({ name, type: 'boolean' as const, from: 'register' as const, label })),
  )
  const some = fc.record(
    Object.fromEntries(
      names.map((name, index) => [name, fc.constantFrom(true, true, index % 30 > 0, undefined)]),
    ),
  )
  const households = fc.sample(fc.tuple(household, some), 60).map(parts => ({ ...parts[0], ...parts[1] }))
  assert.equal(await agree(scheme, await stored(households), households), households.length)
})

for (const [id, code] of shippedSchemes()) {
  test(`${id} in ${code} has a set-based form that agrees`, async () => {
    const scheme = shippedScheme(id, code)
    for (const day of ['2024-09-15', on]) {
      const households = fc.sample(householdsOf(scheme, day), 40)
      const compared = await agree(scheme, await stored(households), households, day)
      assert.equal(compared, households.length)
    }
  })
}
