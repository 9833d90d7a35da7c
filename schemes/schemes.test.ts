import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedScheme, shippedSchemes } from '#db/shipped.ts'
import { checkScheme } from '#language/publish/check.ts'
import { runExamples } from '#language/rules/examples.ts'

// The gate that publishing asks, over everything shipped; warnings too, since what we ship has no excuse.
for (const [id, code] of shippedSchemes()) {
  test(`${id} in ${code}: nothing stands against publishing it`, () => {
    const problems = checkScheme(shippedScheme(id, code))
    assert.deepEqual(
      problems.map(({ path, message }) => `${path}: ${message}`),
      [],
    )
  })

  test(`${id} in ${code}: every example comes out as written`, () => {
    const runs = runExamples(shippedScheme(id, code))
    assert.ok(runs.length >= 15)
    for (const { example, ok, difference } of runs) assert.ok(ok, `${example.name}: ${difference}`)
  })
}

test('two municipalities with different rules are shipped', () => {
  const codes = shippedSchemes().map(([, code]) => code)
  assert.ok(codes.includes('139998') && codes.includes('139999'))
})
