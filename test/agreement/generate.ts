import fc, { type Arbitrary } from 'fast-check'
import { sample } from '#language/publish/sample.ts'
import { Scheme } from '#language/scheme/scheme.ts'

/** The FEEL types that texts are generated of. */
type Kind = 'number' | 'boolean' | 'string' | 'date' | 'numbers' | 'dates' | 'children' | 'months' | 'days'
/** Names that stand for values in the place a text is for. */
type Names = Partial<Record<Kind, string[]>>

const days = [
  '2008-04-01',
  '2008-04-02',
  '2024-02-29',
  '2024-03-01',
  '2025-12-31',
  '2026-04-01',
  '2010-01-31',
  '2023-11-24',
]
const words = ['none', 'grade1', 'grade2', '児童', '', '𠮷野']
const outer: Names = {
  number: ['数', '小', '世帯.所得', '上限', '係数'],
  boolean: ['可', '未', '世帯.非課税'],
  string: ['語', '世帯.区分'],
  date: ['日', '基準日'],
  numbers: ['子ども.額'],
  dates: ['子ども.生年月日'],
  children: ['子ども'],
}
const ofItem: Names = { number: ['額'], boolean: ['同居'], string: ['障害'], date: ['生年月日'] }
const ofChild = (name: string): Names => ({
  number: [`${name}.額`],
  boolean: [`${name}.同居`],
  string: [`${name}.障害`],
  date: [`${name}.生年月日`],
})
/** The names of both, those of the inner place twice as likely. */
function merged(a: Names, b: Names): Names {
  if (Object.keys(b).length === 0) return a
  const kinds = [...new Set([...Object.keys(a), ...Object.keys(b)])] as Kind[]
  return Object.fromEntries(
    kinds.map(kind => [kind, [...(b[kind] ?? []), ...(b[kind] ?? []), ...(a[kind] ?? [])]]),
  )
}

const of = (template: string, ...parts: Arbitrary<string>[]) =>
  fc.tuple(...parts).map(values => template.replace(/\$(\d)/g, (_, index) => values[Number(index)] ?? ''))
const whole = (min: number, max: number) => fc.integer({ min, max }).map(String)
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
const equality = fc.constantFrom('=', '!=')
const dayText = fc.constantFrom(...days).map(day => `@"${day}"`)
const wordText = fc.constantFrom(...words).map(word => `"${word}"`)

const made = new Map<string, Arbitrary<string>>()

/** A text of a kind, of at most this depth, over these names. `deep` counts the lists gone through around it. */
export function textOf(kind: Kind, depth: number, names: Names = outer, deep = 0): Arbitrary<string> {
  // The same parts come again and again, and there are very many of them.
  const key = JSON.stringify([kind, depth, names, deep])
  const text = made.get(key) ?? build(kind, depth, names, deep)
  made.set(key, text)
  return text
}

function build(kind: Kind, depth: number, names: Names, deep: number): Arbitrary<string> {
  const named = (names[kind] ?? []).map(name => fc.constant(name))
  const plain: Record<Kind, Arbitrary<string>[]> = {
    number: [whole(-3, 20), fc.constantFrom('0.5', '1.25', '0.1', '1000000', '3')],
    boolean: [fc.constantFrom('true', 'false')],
    string: [wordText],
    date: [dayText],
    numbers: [fc.constantFrom('[]', '[1, 2]', '[3, null]', '[5]')],
    dates: [fc.constant('[@"2026-04-01"]')],
    children: [],
    months: [fc.constantFrom('@"P1M"', '@"P18Y"', '@"-P3M"', '@"P11M"')],
    days: [fc.constantFrom('@"P1D"', '@"P15D"', '@"-P40D"', '@"PT36H"')],
  }
  const leaf = fc.oneof(...plain[kind], ...named, ...named, ...named)
  if (depth <= 0) return leaf
  const t = (inner: Kind, more: Names = {}, less = 1) =>
    textOf(inner, depth - less, merged(names, more), deep)
  const through = (inner: Kind, more: Names) => textOf(inner, depth - 2, merged(names, more), deep + 1)
  const v = `v${deep}`
  const filtered = deep < 2 ? [of('$0[$1]', t('children'), through('boolean', ofItem))] : []
  const some = (list: Kind, more: Names): Arbitrary<string>[] =>
    deep < 2
      ? [
          of(`(some ${v} in $0 satisfies $1)`, t(list), through('boolean', more)),
          of(`(every ${v} in $0 satisfies $1)`, t(list), through('boolean', more)),
        ]
      : []
  const built: Record<Kind, Arbitrary<string>[]> = {
    number: [
      of('($0 + $1)', t('number'), t('number')),
      of('($0 - $1)', t('number'), t('number')),
      of('($0 - $1 + $2)', t('number'), t('number'), t('number')),
      of('($0 * $1)', t('number'), t('number')),
      of('($0 / $1)', t('number'), t('number')),
      of('-($0)', t('number')),
      of('(if $0 then $1 else $2)', t('boolean'), t('number'), t('number')),
      of('count($0)', fc.oneof(t('children'), t('numbers'))),
      of('sum($0)', t('numbers')),
      of('max($0)', t('numbers')),
      of('min($0)', t('numbers')),
      of('max(0, $0)', t('number')),
      of('min($0, $1)', t('number'), t('number')),
      of('$0[$1]', t('numbers'), fc.constantFrom('1', '2', '-1')),
      of('$0[$1].額', t('children'), fc.constantFrom('1', '2', '-1')),
      of('floor($0)', t('number')),
      of('ceiling($0)', t('number')),
      of('round half up($0, $1)', t('number'), fc.constantFrom('-1', '0', '2')),
      of('decimal($0, $1)', t('number'), fc.constantFrom('0', '1')),
      of('round up($0, 0)', t('number')),
      of('round half down($0, 1)', t('number')),
      of('modulo($0, $1)', t('number'), t('number')),
      of('abs($0)', t('number')),
      of('$0.$1', t('date'), fc.constantFrom('year', 'month', 'day', 'weekday')),
      of('$0.$1', t('days'), fc.constantFrom('days', 'hours')),
      of('$0.$1', t('months'), fc.constantFrom('years', 'months')),
      of('$0($1, $2)', fc.constantFrom('年齢', '月齢'), t('date'), t('date')),
      of('年度($0)', t('date')),
      of('string length($0)', t('string')),
      of('表[下 <= $0 and $0 <= 上][1].額', t('number')),
      of('($0 ** 2)', t('number')),
    ],
    boolean: [
      of('($0 $1 $2)', t('number'), operator, t('number')),
      of('($0 $1 $2)', t('date'), operator, t('date')),
      of('($0 $1 $2)', t('string'), operator, t('string')),
      of('($0 $1 null)', fc.oneof(t('number'), t('string'), t('date'), t('children')), equality),
      of('($0 $1 $2)', t('months'), operator, t('months')),
      of('($0 $1 $2)', t('days'), operator, t('days')),
      of('($0 and $1)', t('boolean'), t('boolean')),
      of('($0 or $1)', t('boolean'), t('boolean')),
      of('($0 and $1 and $2)', t('boolean'), t('boolean'), t('boolean')),
      of('not($0)', t('boolean')),
      of('($0 between $1 and $2)', t('number'), t('number'), t('number')),
      of('($0 in [$1..$2])', t('date'), t('date'), t('date')),
      of('($0 in ($1, > $2, [3..$3]))', t('number'), t('number'), t('number'), t('number')),
      of('($0 in ($1, $2))', t('string'), t('string'), t('string')),
      of('(if $0 then $1 else $2)', t('boolean'), t('boolean'), t('boolean')),
      of('list contains($0, $1)', t('numbers'), t('number')),
      of('list contains(受給中, $0)', t('string')),
      of('(some x in 受給中 satisfies x = $0)', t('string')),
      of('(count($0) $1 $2)', t('children'), operator, whole(0, 3)),
      of('contains($0, $1)', t('string'), t('string')),
      of('starts with($0, $1)', t('string'), t('string')),
      ...some('children', ofChild(v)),
      ...some('numbers', { number: [v] }),
      ...some('dates', { date: [v] }),
      of('($0 = $1)', t('boolean'), t('boolean')),
    ],
    string: [
      of('(if $0 then $1 else $2)', t('boolean'), t('string'), t('string')),
      of('($0 + $1)', t('string'), t('string')),
      of('substring($0, $1)', t('string'), whole(-2, 3)),
      of('$0[$1].障害', t('children'), fc.constantFrom('1', '-1')),
      of('day of week($0)', t('date')),
    ],
    date: [
      of('($0 + $1)', t('date'), t('months')),
      of('($0 - $1)', t('date'), t('months')),
      of('($0 + $1)', t('date'), t('days')),
      of('年度末($0)', t('date')),
      of('月末($0)', t('date')),
      of('満年齢到達日($0, $1)', t('date'), whole(0, 20)),
      of('満年齢到達後最初の年度末($0, $1)', t('date'), fc.oneof(whole(0, 20), t('number'))),
      of('(if $0 then $1 else $2)', t('boolean'), t('date'), t('date')),
      of('min($0)', t('dates')),
      of('$0[1].生年月日', t('children')),
      of('date($0, $1, $2)', whole(2020, 2027), whole(0, 13), whole(1, 31)),
    ],
    numbers: [
      of('$0.額', t('children')),
      of('[$0, $1]', t('number'), t('number')),
      of('concatenate($0, $1)', t('numbers'), t('numbers')),
      of('append($0, $1)', t('numbers'), t('number')),
      of('distinct values($0)', t('numbers')),
      ...(deep < 2
        ? [
            of(`(for ${v} in $0 return $1)`, t('children'), through('number', ofChild(v))),
            of(`(for ${v} in $0 return $1)`, t('numbers'), through('number', { number: [v] })),
            of(
              `(for ${v} in 1..count($0) return $1)`,
              t('children'),
              through('number', { number: [v, `子ども[${v}].額`] }),
            ),
            of('$0[item > $1]', t('numbers'), through('number', { number: ['item'] })),
          ]
        : []),
    ],
    dates: [of('$0.生年月日', t('children'))],
    children: [...filtered, ...filtered, of('concatenate($0, $1)', t('children'), t('children'))],
    months: [
      of('($0 * $1)', t('months'), fc.oneof(whole(-3, 30), fc.constantFrom('0.5', '上限'))),
      of('years and months duration($0, $1)', t('date'), t('date')),
    ],
    days: [of('($0 - $1)', t('date'), t('date'))],
  }
  const deeper = built[kind]
  return deeper.length === 0
    ? leaf
    : fc.oneof({ weight: 1, arbitrary: leaf }, ...deeper.map(arbitrary => ({ weight: 1, arbitrary })))
}

const some = <T>(value: Arbitrary<T>): Arbitrary<T | null | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constant(undefined) },
  )
const amount = fc.oneof(fc.integer({ min: -2, max: 20 }), fc.constantFrom(0.1, 2.5, 1810000, 1070000, 999999))
const child = fc.record({
  生年月日: some(fc.constantFrom(...days)),
  同居: some(fc.boolean()),
  障害: some(fc.constantFrom(...words)),
  額: some(amount),
})

const rarely = <T>(value: Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: some(value) })

/** A household's facts as JSON, with some unknown (absent) and some known to be empty (null). */
export const household: Arbitrary<Record<string, unknown>> = fc
  .record({
    数: some(amount),
    小: some(amount),
    可: some(fc.boolean()),
    未: some(fc.boolean()),
    語: some(fc.constantFrom(...words)),
    日: some(fc.constantFrom(...days)),
    世帯: some(
      fc.record({ 所得: some(amount), 区分: some(fc.constantFrom(...words)), 非課税: some(fc.boolean()) }),
    ),
    子ども: some(fc.array(child, { maxLength: 3 })),
    受給中: some(
      fc.array(fc.oneof(fc.constantFrom(...words), fc.constant(null), fc.constant(3)), { maxLength: 3 }),
    ),
    // Values given for formulas stand where the formula is not known.
    式数: rarely(amount),
    式可: rarely(fc.boolean()),
    表数: rarely(amount),
  })
  .map(facts => JSON.parse(JSON.stringify(facts)) as Record<string, unknown>)

const text = { ja: 'x' }
const source = { law: '法' }
const fact = (name: string, type: string, more: object = {}) => ({
  name,
  type,
  from: 'register',
  label: text,
  ...more,
})
const childFields = { 生年月日: 'date', 同居: 'boolean', 障害: 'string', 額: 'number' }
const parameter = (name: string, value: unknown) => ({
  name,
  label: text,
  rows: [{ from: '2020-01-01', value, source }],
})

export type Texts = {
  formulas: { name: string; type: string; formula?: string; table?: unknown; fields?: unknown }[]
  rules: { when?: string; must: string }[]
  amounts: string[]
  recipients?: string
}

/** A scheme that says no more than these texts. */
export function schemeOf({ formulas, rules, amounts, recipients }: Texts): Scheme {
  return Scheme.parse({
    ...sample,
    facts: [
      fact('数', 'number'),
      fact('小', 'number'),
      fact('可', 'boolean'),
      fact('未', 'boolean'),
      fact('語', 'string'),
      fact('日', 'date'),
      fact('世帯', 'context', { fields: { 所得: 'number', 区分: 'string', 非課税: 'boolean' } }),
      fact('子ども', 'list', { fields: childFields }),
      fact('受給中', 'list'),
      ...formulas.map(({ name, type, ...more }) => fact(name, type, { ...more, from: 'formula' })),
    ],
    parameters: [
      parameter('上限', 12),
      parameter('係数', 0.0264029),
      parameter('表', [
        { 下: 0, 上: 5, 額: 100 },
        { 下: 6, 上: 12, 額: 250.5 },
        { 下: 13, 上: 9999999, 額: 400 },
      ]),
    ],
    rules: rules.map((rule, index) => ({
      ...rule,
      id: `rule-${index}`,
      name: text,
      reason: text,
      clause: source,
      consequence: 'refuse',
    })),
    amounts: amounts.map((formula, index) => ({
      id: `amount-${index}`,
      name: text,
      formula,
      unit: '円',
      clause: source,
    })),
    ...(recipients === undefined ? {} : { recipients: { list: '子ども', when: recipients } }),
  })
}

/** A cell of a decision table about a number. */
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constant('-') },
  { weight: 4, arbitrary: of('$0 $1', fc.constantFrom('<', '<=', '>', '>='), whole(0, 15)) },
  { weight: 2, arbitrary: of('[$0..$1)', whole(0, 9), whole(5, 20)) },
  { weight: 1, arbitrary: of('$0, $1', whole(0, 3), whole(2, 5)) },
  { weight: 1, arbitrary: of('not($0)', whole(0, 5)) },
  { weight: 1, arbitrary: of('> $0', fc.constantFrom('数', '世帯.所得')) },
)
const wordCell = fc.oneof(fc.constant('-'), wordText, of('$0, $1', wordText, wordText))

const table = fc
  .record({
    hitPolicy: fc.constantFrom('U', 'A', 'P', 'F', 'F', 'F', 'C+', 'C<', 'C>', 'C#'),
    input: fc.constantFrom('世帯.所得', '小', '数 + 小', 'count(子ども)'),
    rules: fc.array(fc.tuple(cell, wordCell, fc.constantFrom('0', '1', '2')), { minLength: 1, maxLength: 4 }),
    otherwise: fc.constantFrom(undefined, '0', '9'),
    free: fc.boolean(),
  })
  .map(({ hitPolicy, input, rules, otherwise, free }) => ({
    hitPolicy,
    inputs: [{ expression: input, ...(free ? {} : { values: '[0..12], > 100' }) }, { expression: '語' }],
    outputs: [
      { name: '結果', values: '2, 0, 1', ...(otherwise === undefined ? {} : { default: otherwise }) },
    ],
    rules: rules.map(([first, second, result]) => ({
      inputs: [first, second],
      outputs: [hitPolicy === 'F' && free ? `${result} + 数` : result],
    })),
  }))

/** A table of several outputs, and one of several hits. */
const several = fc
  .record({
    rules: fc.array(fc.tuple(cell, wordCell, fc.constantFrom('0', '1', '数'), wordText), {
      minLength: 1,
      maxLength: 3,
    }),
    hitPolicy: fc.constantFrom('F', 'U', 'A'),
    lists: fc.constantFrom('C', 'R'),
    otherwise: fc.boolean(),
    allowed: fc.boolean(),
  })
  .map(({ rules, hitPolicy, lists, otherwise, allowed }) => {
    const inputs = [{ expression: '小', ...(allowed ? { values: '[0..15]' } : {}) }, { expression: '語' }]
    const simple = (result: string) => (hitPolicy === 'A' && result === '数' ? '2' : result)
    return {
      組: {
        hitPolicy,
        inputs,
        outputs: [{ name: '甲', ...(otherwise ? { default: '7' } : {}) }, { name: '乙' }],
        rules: rules.map(([a, b, first, second]) => ({ inputs: [a, b], outputs: [simple(first), second] })),
      },
      列: {
        hitPolicy: lists,
        inputs,
        outputs: [{ name: '甲' }],
        rules: rules.map(([a, b, first]) => ({ inputs: [a, b], outputs: [first] })),
      },
    }
  })

/** A scheme whose formulas, a table among them, build on one another, and whose rules and amounts read them. */
export const wholeScheme: Arbitrary<Texts> = fc
  .tuple(textOf('number', 2), textOf('boolean', 2), textOf('date', 2), textOf('children', 2), table, several)
  .chain(([number, boolean, date, children, decided, { 組, 列 }]) => {
    const names = merged(outer, {
      number: ['式数', '表数', '組.甲'],
      string: ['組.乙'],
      boolean: ['式可'],
      date: ['式日'],
      children: ['対象'],
      numbers: ['式額', '列'],
    })
    const formulas = [
      { name: '式数', type: 'number', formula: number },
      { name: '式可', type: 'boolean', formula: boolean },
      { name: '式日', type: 'date', formula: date },
      { name: '対象', type: 'list', formula: children, fields: childFields },
      { name: '式額', type: 'list', formula: '[数, 式数]' },
      { name: '表数', type: 'number', table: decided },
      { name: '組', type: 'context', table: 組, fields: { 甲: 'number', 乙: 'string' } },
      { name: '列', type: 'list', table: 列 },
    ]
    const rule = fc.record({
      when: fc.option(textOf('boolean', 1, names), { nil: undefined }),
      must: textOf('boolean', 2, names),
    })
    return fc
      .record({
        rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
        amounts: fc.array(textOf('number', 2, names), { minLength: 1, maxLength: 2 }),
        recipients: textOf('boolean', 2, merged(names, ofItem)),
      })
      .map(more => ({ formulas, ...more }))
  })
