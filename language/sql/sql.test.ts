import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkScheme } from '../publish/check.ts'
import { sampleScheme } from '../publish/sample.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { compileScheme } from './scheme.ts'

const on = '2026-04-10'
const sample = sampleScheme()

function withRule(must: string): Scheme {
  const [rule] = sample.rules
  return { ...sample, rules: rule ? [{ ...rule, must, when: undefined }] : [] }
}

/** What is said against a rule, and the part of it that is meant. */
function refusal(must: string): string {
  const compiled = compileScheme(withRule(must), on)
  if (compiled.ok) return 'compiled'
  const [problem] = compiled.problems
  assert.equal(problem?.path, 'rules.0.must')
  return /」の「(.*)」：/.exec(problem.message)?.[1] ?? ''
}

test('the sample is one statement for one run of one municipality', () => {
  const compiled = compileScheme(sample, on)
  assert.ok(compiled.ok)
  assert.deepEqual(compiled.parameters, ['municipality', 'run'])
  assert.match(compiled.sql, /municipality_id = \$1 and run_id = \$2/)
  assert.doesNotMatch(compiled.sql, /\$[3-9]/)
  // No mark of what was put together on the way is left.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant.
  assert.doesNotMatch(compiled.sql, /[\u0000-\u0008]/)
})

test('what has no set-based form is refused with its place', () => {
  assert.equal(refusal('住民 and matches(級, "a+")'), 'matches')
  assert.equal(
    refusal('count(for a in きょうだい, b in きょうだい return 1) > 2'),
    'for a in きょうだい, b in きょうだい return 1',
  )
  assert.equal(
    refusal('count(for x in きょうだい return count(partial)) > 2'),
    'for x in きょうだい return count(partial)',
  )
  assert.equal(refusal('sort([2, 1], function(a, b) a < b)[1] = 1'), 'sort')
  assert.equal(refusal('(if 住民 then [1] else [2])[1] = 1'), 'if 住民 then [1] else [2]')
  assert.equal(refusal('count(きょうだい[age > 3]) in [1..3] and 住民'), 'compiled')
})

test('a table is refused as a whole, under its fact', () => {
  const table = {
    hitPolicy: 'O' as const,
    inputs: [{ expression: '級' }],
    outputs: [{ name: '額', values: '2, 1' }],
    rules: [{ inputs: ['-'], outputs: ['1'] }],
  }
  const fact = { name: '額一覧', type: 'list' as const, from: 'formula' as const, label: { ja: '額' }, table }
  const compiled = compileScheme({ ...sample, facts: [...sample.facts, fact] }, on)
  assert.ok(!compiled.ok)
  const [problem] = compiled.problems
  assert.equal(problem?.path, `facts.${sample.facts.length}.table`)
  assert.equal(problem?.message, '「O」の表は、住民全体の判定では使えません。')
})

test('the publishing gate tells it, unless the scheme stays out of the directory', () => {
  const scheme = withRule('住民 and matches(級, "a+")')
  const told = (each: Scheme) => checkScheme(each).filter(({ path }) => path === 'rules.0.must')
  assert.match(told(scheme)[0]?.message ?? '', /matches.*住民全体の判定/)
  assert.deepEqual(told({ ...scheme, directory: false }), [])
})

test('quotes and control characters in texts stay texts', () => {
  const compiled = compileScheme(withRule(`級 = "x' or '1'='1" or 級 = "a\\nb"`), on)
  assert.ok(compiled.ok)
  assert.ok(compiled.sql.includes(`'x'' or ''1''=''1'::text`))
  assert.ok(compiled.sql.includes(`E'a\\x0ab'::text`))
})
