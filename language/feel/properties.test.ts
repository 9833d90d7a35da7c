import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc, { type Arbitrary } from 'fast-check'
import { evaluate as feelinEvaluate } from 'feelin'
import { evaluate, type Facts } from './evaluate.ts'
import { explain } from './explain.ts'
import { factsOf } from './facts.ts'
import { parse } from './parse.ts'
import { dateText, temporalText } from './temporal.ts'
import { toText } from './text.ts'
import type { Scope } from './types.ts'
import type { Temporal, Value } from './values.ts'
import { isContext, kindOf } from './values.ts'

/**
 * FEEL text by type. `free` adds facts to read. Left out because feelin 8.2 departs from DMN 1.3 there:
 * `"a" < 1` is false (null), `if "a"` takes the first branch (the second), `some` and `every` take
 * null for false (so that `every … satisfies null` is false, where DMN's `true and null` is null),
 * `[1] = 1` is true (null), durations times numbers are null, years and months durations keep days, `between`
 * and ranges take their ends in either order and give null if one is, and numbers are binary (0.1 + 0.2 ≠ 0.3), so
 * numbers here are whole and divided only into halves.
 */
function texts(free: boolean) {
  const small = fc.integer({ min: -9, max: 20 })
  const fact = (name: string) => (free ? [fc.constant(name)] : [])
  const day = fc
    .record({
      year: fc.integer({ min: 1990, max: 2030 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    .map(date => `date("${dateText(date)}")`)
  const word = fc.constantFrom('"児童"', '"手当"', '"a"', '""', '"ab c"', '"𠮷野"')
  return fc.letrec<Record<'number' | 'boolean' | 'string' | 'date' | 'list', string>>(tie => {
    const t = (name: 'number' | 'boolean' | 'string' | 'date' | 'list') => tie(name) as Arbitrary<string>
    const of = (template: string, ...parts: Arbitrary<string>[]) =>
      fc.tuple(...parts).map(values => template.replace(/\$(\d)/g, (_, index) => values[Number(index)] ?? ''))
    const compare = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
    const shallow = { maxDepth: 4, depthIdentifier: 'feel' }
    return {
      number: fc.oneof(
        shallow,
        fc.oneof(small.map(String), ...fact('数'), ...fact('世帯.所得')),
        of('($0 + $1)', t('number'), t('number')),
        of('($0 - $1)', t('number'), t('number')),
        of('($0 * $1)', t('number'), small.map(String)),
        of('($0 / 2)', t('number')),
        of('-($0)', t('number')),
        of('(if $0 then $1 else $2)', t('boolean'), t('number'), t('number')),
        of('count($0)', t('list')),
        of('sum($0)', t('list')),
        of('max($0)', t('list')),
        of('string length($0)', t('string')),
        of('abs($0)', t('number')),
        of('floor($0)', t('number')),
        of('$0[$1]', t('list'), small.map(String)),
        of('$0.year', t('date')),
        of('modulo($0, $1)', t('number'), fc.integer({ min: 1, max: 9 }).map(String)),
      ),
      boolean: fc.oneof(
        shallow,
        fc.oneof(fc.constantFrom('true', 'false'), ...fact('可')),
        of('($0 $1 $2)', t('number'), compare, t('number')),
        of('($0 $1 $2)', t('date'), compare, t('date')),
        of('($0 = $1)', t('string'), t('string')),
        of('($0 and $1)', t('boolean'), t('boolean')),
        of('($0 or $1)', t('boolean'), t('boolean')),
        of('not($0)', t('boolean')),
        of('($0 between $1 and 20)', t('number'), small.map(String)),
        of('($0 in [$1..20])', t('number'), small.map(String)),
        of('(some x in $0 satisfies (x > $1) = true)', t('list'), t('number')),
        of('(every x in $0 satisfies (x > $1) = true)', t('list'), t('number')),
        of('list contains($0, $1)', t('list'), t('number')),
        of('contains($0, $1)', t('string'), t('string')),
      ),
      string: fc.oneof(
        shallow,
        fc.oneof(word, ...fact('語')),
        of('($0 + $1)', t('string'), t('string')),
        of('upper case($0)', t('string')),
        of('string($0)', t('boolean')),
        of('(if $0 then $1 else $2)', t('boolean'), t('string'), t('string')),
      ),
      date: fc.oneof(
        shallow,
        fc.oneof(day, ...fact('日')),
        of('($0 + duration("P$1D"))', t('date'), fc.nat({ max: 99 }).map(String)),
        of('($0 - duration("P$1M"))', t('date'), fc.nat({ max: 30 }).map(String)),
      ),
      list: fc.oneof(
        shallow,
        fc.oneof(
          fc.array(small, { maxLength: 4 }).map(items => `[${items.join(', ')}]`),
          ...fact('子.年齢'),
        ),
        of('[$0, $1]', t('number'), t('number')),
        of('$0[item > $1]', t('list'), t('number')),
        of('(for x in $0 return x + $1)', t('list'), t('number')),
        of('reverse($0)', t('list')),
        of('concatenate($0, $1)', t('list'), t('list')),
        of('distinct values($0)', t('list')),
      ),
    }
  })
}

const closed = texts(false)
const open = texts(true)
const anyOf = (from: typeof closed) => fc.oneof(from.number, from.boolean, from.string, from.date, from.list)

/** A value of ours or of feelin as plain JSON with dates as text, and feelin's -0 as 0. */
function plain(value: unknown): unknown {
  if (value === 0) return 0
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) {
    const kind = kindOf(value as Value)
    if (kind !== 'context') return temporalText(value as Temporal)
    return isContext(value) && Object.getPrototypeOf(value) !== Object.prototype ? String(value) : value
  }
  return value === undefined ? null : value
}

test('closed expressions come to what feelin says', () => {
  fc.assert(
    fc.property(anyOf(closed), text => {
      const parsed = parse(text)
      assert(parsed.ok, text)
      const outcome = evaluate(parsed.expression, {})
      assert.equal(outcome.kind, 'value', text)
      const ours = outcome.kind === 'value' ? outcome.value : undefined
      assert.deepEqual(plain(ours), plain(feelinEvaluate(text, {}).value), text)
    }),
    { numRuns: 600 },
  )
})

test('the canonical text reads back as the same tree', () => {
  const bare = (node: unknown): unknown =>
    Array.isArray(node)
      ? node.map(bare)
      : typeof node === 'object' && node !== null
        ? Object.fromEntries(
            Object.entries(node)
              .filter(([key]) => key !== 'from' && key !== 'to')
              .map(([key, value]) => [key, bare(value)]),
          )
        : node
  fc.assert(
    fc.property(anyOf(open), text => {
      const first = parse(text)
      assert(first.ok, text)
      const second = parse(toText(first.expression))
      assert(second.ok, toText(first.expression))
      assert.deepEqual(bare(second.expression), bare(first.expression))
    }),
    { numRuns: 500 },
  )
})

const scope: Scope = {
  数: 'number',
  可: 'boolean',
  語: 'string',
  日: 'date',
  世帯: { context: { 所得: 'number' } },
  子: { list: { context: { 年齢: 'number' } } },
}
const age = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(null))
const someFacts = fc.record({
  数: fc.integer({ min: -5, max: 20 }),
  可: fc.oneof(fc.boolean(), fc.constant(null)),
  語: fc.constantFrom('児童', 'a', ''),
  日: fc.constant({ feel: 'date' as const, year: 2026, month: 4, day: 1 }),
  世帯: fc.record({ 所得: age }),
  子: fc.array(fc.record({ 年齢: age }), { maxLength: 3 }),
})

/** The facts with some of them, also inside, taken away. */
const lessOf = (facts: Facts): Arbitrary<Facts> =>
  fc.infiniteStream(fc.boolean()).map(coins => {
    const taken = () => coins.next().value === true
    const child = (each: unknown) => (taken() ? {} : each) as Facts
    const entries = Object.entries(facts).flatMap(([name, value]): [string, unknown][] => {
      if (taken() && taken()) return []
      if (name === '世帯') return [[name, child(value)]]
      if (name === '子') return [[name, (value as unknown[]).map(child)]]
      return taken() ? [] : [[name, value]]
    })
    return Object.fromEntries(entries) as Facts
  })

const situation = someFacts.chain(facts => fc.tuple(fc.constant(facts as Facts), lessOf(facts as Facts)))

test('what is decided with few facts is not changed by more; what is missing was taken away', () => {
  fc.assert(
    fc.property(anyOf(open), situation, (text, [all, some]) => {
      const parsed = parse(text)
      assert(parsed.ok, text)
      const early = evaluate(parsed.expression, some, { scope })
      const late = evaluate(parsed.expression, all)
      assert.equal(late.kind, 'value', text)
      if (early.kind === 'value') assert.deepEqual(early, late, text)
      else {
        assert.equal(early.kind, 'unknown')
        const read = factsOf(parsed.expression, scope)
        const missing = early.kind === 'unknown' ? early.missing : []
        assert(missing.length > 0, text)
        for (const path of missing)
          assert(
            read.some(fact => fact === path || fact.startsWith(`${path}.`)),
            `${path}: ${text}`,
          )
      }
    }),
    { numRuns: 600 },
  )
})

test('an explanation has the outcome of the evaluation, and its parts the outcomes that decided', () => {
  fc.assert(
    fc.property(open.boolean, situation, (text, [, some]) => {
      const parsed = parse(text)
      assert(parsed.ok, text)
      const told = explain(parsed.expression, some, { source: text })
      assert.deepEqual(told.outcome, evaluate(parsed.expression, some))
      if (told.kind === 'and' || told.kind === 'or') {
        assert(told.parts.length > 0, text)
        for (const part of told.parts) assert.equal(part.outcome.kind, told.outcome.kind, text)
      }
    }),
    { numRuns: 500 },
  )
})

test('any text whatever is read or refused, and whatever is read is evaluated', () => {
  const tokens = fc.constantFrom(
    ...'a 1 "x" ( ) [ ] { } . , : .. + - * / ** = != < > and or not( if then else for in some every return satisfies function( date( @"P1D" ? null true 世帯 instance of'.split(
      ' ',
    ),
  )
  const soup = fc.array(tokens, { maxLength: 12 }).map(parts => parts.join(' '))
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 20 })), text => {
      const parsed = parse(text)
      if (!parsed.ok)
        assert(
          parsed.problems.length > 0 &&
            parsed.problems.every(p => p.at >= 0 && p.to <= text.length && p.at <= p.to),
        )
      else evaluate(parsed.expression, { 世帯: { a: 1 } })
    }),
    { numRuns: 500 },
  )
})
