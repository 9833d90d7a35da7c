import type { Expression, Iterator, Quantified } from './ast.ts'
import { checkCall } from './check-call.ts'
import { conditionProblem, contradiction, repeatedCondition } from './check-conditions.ts'
import { arithmeticType, canCompare, canEqual, common, itemTypeOf } from './check-types.ts'
import { Checking, type Names } from './checking.ts'
import { nameProblem } from './closest-name.ts'
import type { Problem } from './problem.ts'
import { propertiesOfKind } from './properties.ts'
import { parseTemporal } from './temporal.ts'
import { type Scope, type Type, typeOfName, typeText } from './types.ts'
import { has, kindOf } from './values.ts'

/**
 * Checks an expression against the facts it may read, before it is ever evaluated: unknown names and functions,
 * operands and arguments of the wrong type or number, conditions that are always the same, branches that are
 * never taken, division by zero. `type` is what it evaluates to (null aside).
 */
export function check(expression: Expression, scope: Scope): { type: Type; problems: Problem[] } {
  const checking = new Checking(scope, typeOf)
  const type = typeOf(expression, { names: new Map() }, checking)
  return { type, problems: checking.problems.sort((a, b) => a.at - b.at || a.to - b.to) }
}

/** The type of a node; what is wrong in it goes to `c`. */
export function typeOf(node: Expression, names: Names, c: Checking): Type {
  const type = (each: Expression) => typeOf(each, names, c)
  switch (node.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
      return node.kind
    case 'at':
      return kindOf(parseTemporal(node.text)) as Type
    case 'name':
      return nameType(node, names, c)
    case 'path':
      return pathType(type(node.of), node, c)
    case 'filter':
      return filterType(node, type(node.of), names, c)
    case 'list':
      return { list: node.items.length === 0 ? 'any' : node.items.map(type).reduce(common) }
    case 'context': {
      const inner: Names = { names: new Map(), outer: names }
      const entries = node.entries.map(entry => {
        const entryType = typeOf(entry.value, inner, c)
        inner.names.set(entry.key, entryType)
        return [entry.key, entryType] as const
      })
      return { context: Object.fromEntries(entries) }
    }
    case 'range': {
      const ends = [node.low, node.high].filter(end => end !== undefined).map(type)
      const of = ends.reduce(common)
      if (ends.length === 2 && ends[0] && ends[1] && !canCompare(ends[0], ends[1])) {
        c.report('operand-type', '範囲の両端の型が合いません。', node)
      }
      return { range: of }
    }
    case 'negate': {
      const of = type(node.of)
      const fits = ['number', 'any', 'days and time duration', 'years and months duration'].includes(
        of as string,
      )
      if (!fits) c.report('operand-type', `${typeText(of)}に「-」は付けられません。`, node)
      return fits ? of : 'any'
    }
    case 'arithmetic': {
      const [left, right] = [type(node.left), type(node.right)]
      if (node.operator === '/' && node.right.kind === 'number' && node.right.value === 0) {
        c.report('division-by-zero', '0で割っています。', node)
      }
      const result = arithmeticType(node.operator, left, right)
      if (result) return result
      const message = `${typeText(left)}と${typeText(right)}に「${node.operator}」は使えません。`
      c.report('operand-type', message, node)
      return 'any'
    }
    case 'compare': {
      const [left, right] = [type(node.left), type(node.right)]
      const isEquality = node.operator === '=' || node.operator === '!='
      if (!(isEquality ? canEqual : canCompare)(left, right)) {
        c.report('operand-type', `${typeText(left)}と${typeText(right)}は比べられません。`, node)
      }
      return 'boolean'
    }
    case 'between': {
      const of = type(node.of)
      for (const end of [node.low, node.high]) {
        const endType = type(end)
        if (canCompare(of, endType)) continue
        c.report('operand-type', `${typeText(of)}と${typeText(endType)}は比べられません。`, end)
      }
      return 'boolean'
    }
    case 'in': {
      const of = type(node.of)
      for (const test of node.tests) if (test.kind !== 'any') checkTest(test, of, names, c)
      return 'boolean'
    }
    case 'and':
    case 'or':
      for (const part of node.parts) condition(part, type(part), c)
      contradiction(node, c)
      return 'boolean'
    case 'if': {
      condition(node.condition, type(node.condition), c)
      repeatedCondition(node, c)
      return common(type(node.whenTrue), type(node.whenFalse))
    }
    case 'for': {
      const inner = bind(node.iterators, names, c)
      inner.names.set('partial', { list: 'any' })
      return { list: typeOf(node.body, inner, c) }
    }
    case 'some':
    case 'every':
      return quantifiedType(node, names, c)
    case 'function': {
      const own = node.parameters.map(({ name, type: written }): [string, Type] => {
        const known = written ? typeOfName(written) : 'any'
        if (!known) c.report('unknown-type', `引数「${name}」の型が分かりません。`, node)
        return [name, known ?? 'any']
      })
      typeOf(node.body, { names: new Map(own), outer: names }, c)
      return 'function'
    }
    case 'call':
      return checkCall(node, names, c)
    case 'instance of':
      type(node.of)
      if (!typeOfName(node.type)) c.report('unknown-type', '「instance of」の型が分かりません。', node)
      return 'boolean'
  }
}

/** A condition must be a boolean that facts can change. */
export function condition(node: Expression, type: Type, c: Checking): void {
  if (type !== 'boolean' && type !== 'any') {
    c.report(
      'condition-type',
      `ここには条件(はい・いいえになる式)を書きます。これは${typeText(type)}です。`,
      node,
    )
    return
  }
  conditionProblem(node, c)
}

/** Checks one unary test of a value of type `of`. */
export function checkTest(
  test: { kind: 'compare' | 'value'; value: Expression; operator?: string; from: number; to: number },
  of: Type,
  names: Names,
  c: Checking,
): void {
  const value = typeOf(test.value, { names: new Map([['?', of]]), outer: names }, c)
  const isEquality = test.operator === '=' || test.operator === '!='
  const inside = typeof value === 'object' && 'range' in value ? value.range : itemTypeOf(value)
  const fits =
    test.kind === 'compare'
      ? (isEquality ? canEqual : canCompare)(of, value)
      : value === 'boolean' || canEqual(of, value) || canEqual(of, inside) || itemTypeOf(inside) !== inside
  if (!fits) c.report('operand-type', `${typeText(of)}を${typeText(value)}と比べることはできません。`, test)
}

function nameType(node: Expression & { kind: 'name' }, names: Names, c: Checking): Type {
  const seen: string[] = []
  for (let each: Names | undefined = names; each; each = each.outer) {
    const bound = each.names.get(node.name)
    if (bound !== undefined) return bound
    seen.push(...each.names.keys())
    if (each.item === undefined) continue
    const entries = typeof each.item === 'object' && 'context' in each.item ? each.item.context : {}
    const own = has(entries, node.name) ? entries[node.name] : undefined
    if (own !== undefined) return own
    if (node.name === 'item') return each.item
    seen.push(...Object.keys(entries))
  }
  const declared = has(c.scope, node.name) ? c.scope[node.name] : undefined
  if (declared !== undefined) return declared
  const candidates = [...seen, ...Object.keys(c.scope)]
  c.report(
    'unknown-name',
    nameProblem(`「${node.name}」という名前はありません。`, node.name, candidates),
    node,
  )
  return 'any'
}

function pathType(of: Type, node: Expression & { kind: 'path' }, c: Checking): Type {
  const wanted = node.name
  const own = { from: Math.max(node.from, node.to - wanted.length), to: node.to }
  if (of === 'any' || of === 'null') return 'any'
  if (typeof of === 'object' && 'list' in of) return { list: pathType(of.list, node, c) }
  if (typeof of === 'object' && 'context' in of) {
    const entry = has(of.context, wanted) ? of.context[wanted] : undefined
    const known = Object.keys(of.context)
    // A context type without entries promises nothing about them.
    if (entry === undefined && known.length > 0) {
      c.report('unknown-name', nameProblem(`「${wanted}」という項目はありません。`, wanted, known), own)
    }
    return entry ?? 'any'
  }
  const properties = propertiesOfKind[typeof of === 'string' ? of : 'range'] ?? []
  if (!properties.includes(wanted)) {
    c.report(
      'unknown-name',
      nameProblem(`${typeText(of)}に「${wanted}」はありません。`, wanted, [...properties]),
      own,
    )
    return 'any'
  }
  if (typeof of === 'object') return wanted.endsWith('included') ? 'boolean' : of.range
  return wanted === 'time offset' ? 'days and time duration' : wanted === 'timezone' ? 'string' : 'number'
}

function filterType(node: Expression & { kind: 'filter' }, of: Type, names: Names, c: Checking): Type {
  const item = itemTypeOf(of)
  const by = typeOf(node.by, { names: new Map(), item, outer: names }, c)
  if (by === 'number') return item
  condition(node.by, by, c)
  return { list: item }
}

function quantifiedType(node: Quantified, names: Names, c: Checking): Type {
  const inner = bind(node.iterators, names, c)
  condition(node.body, typeOf(node.body, inner, c), c)
  return 'boolean'
}

function bind(iterators: Iterator[], names: Names, c: Checking): Names {
  const inner: Names = { names: new Map(), outer: names }
  for (const { name, of, until, from, to } of iterators) {
    const type = typeOf(of, inner, c)
    if (!until) {
      inner.names.set(name, typeof type === 'object' && 'range' in type ? type.range : itemTypeOf(type))
      continue
    }
    const untilType = typeOf(until, inner, c)
    const steps = ['number', 'date', 'any']
    if (
      !canCompare(type, untilType) ||
      !steps.includes(type as string) ||
      !steps.includes(untilType as string)
    ) {
      c.report('operand-type', '「..」の両端には数値か日付を書きます。', { from, to })
    }
    inner.names.set(name, common(type, untilType))
  }
  return inner
}
