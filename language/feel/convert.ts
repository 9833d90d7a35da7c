import type { Argument, CompareOperator, Expression, Iterator, UnaryTests } from './ast.ts'
import { type Building, childNamed, childrenOf, operandsOf, type SyntaxNode } from './building.ts'
import { convertChain } from './convert-chain.ts'
import { convertTest } from './convert-test.ts'
import { convertParameter, convertType } from './convert-type.ts'
import { unquote } from './string-text.ts'
import { parseTemporal } from './temporal.ts'

/** Any node of the parser's tree as an expression. */
export function convertNode(node: SyntaxNode, b: Building): Expression {
  const span = { from: node.from, to: node.to }
  const parts = operandsOf(node)
  const part = (index: number) => b.convert(parts[index] ?? node)
  const operatorIn = (name: string) => b.textOf(childNamed(node, name) ?? node).trim()
  switch (node.name) {
    case 'Expression':
    case 'ParenthesizedExpression':
    case 'DateTimeLiteral':
    case 'PositiveUnaryTest':
    case 'FunctionBody':
      if (node.name === 'DateTimeLiteral' && parts[0]?.name !== 'AtLiteral') return convertCall(node, b)
      return part(0)
    case 'NumericLiteral':
      return { ...span, kind: 'number', value: convertNumber(node, b) }
    case 'StringLiteral':
      return { ...span, kind: 'string', value: unquote(b.textOf(node)) }
    case 'BooleanLiteral':
      return { ...span, kind: 'boolean', value: b.textOf(node) === 'true' }
    case 'null':
      return { ...span, kind: 'null' }
    case 'AtLiteral': {
      const text = unquote(b.textOf(parts[0] ?? node))
      if (!parseTemporal(text))
        b.report('bad-temporal', `「${text}」は日付・時刻・期間として読めません。`, node)
      return { ...span, kind: 'at', text }
    }
    case 'VariableName':
    case '?':
    case 'SpecialFunctionName':
    case 'DateTimeConstructor':
      return { ...span, kind: 'name', name: b.nameOf(node) }
    case 'PathExpression':
      return { ...span, kind: 'path', of: part(0), name: b.nameOf(childNamed(node, 'PathName') ?? node) }
    case 'FilterExpression':
      return { ...span, kind: 'filter', of: part(0), by: part(1) }
    case 'List':
      return { ...span, kind: 'list', items: parts.map(item => b.convert(item)) }
    case 'Context':
      return convertContext(node, b)
    case 'Interval':
      return {
        ...span,
        kind: 'range',
        low: part(0),
        high: part(1),
        lowIncluded: b.text[node.from] === '[',
        highIncluded: b.text[node.to - 1] === ']',
      }
    case 'SimplePositiveUnaryTest':
      return convertSimpleTest(node, b)
    case 'ArithmeticExpression': {
      const operator = operatorIn('ArithOp') as '+'
      if (parts.length === 1) return { ...span, kind: 'negate', of: part(0) }
      return { ...span, kind: 'arithmetic', operator, left: part(0), right: part(1) }
    }
    case 'Comparison':
      return convertComparison(node, b)
    case 'Conjunction':
    case 'Disjunction':
      return convertChain(node, b)
    case 'IfExpression':
      return { ...span, kind: 'if', condition: part(0), whenTrue: part(1), whenFalse: part(2) }
    case 'ForExpression':
    case 'QuantifiedExpression': {
      const iterators = convertIterators(childNamed(node, 'InExpressions') ?? node, b)
      const body = b.convert(parts.at(-1) ?? node)
      const kind =
        node.name === 'ForExpression' ? 'for' : childrenOf(node)[0]?.name === 'some' ? 'some' : 'every'
      return { ...span, kind, iterators, body }
    }
    case 'FunctionDefinition': {
      const list = childNamed(node, 'FormalParameters')
      const parameters = (list ? childrenOf(list) : []).map(each => convertParameter(each, b))
      return { ...span, kind: 'function', parameters, body: b.convert(parts.at(-1) ?? node) }
    }
    case 'FunctionInvocation':
      return convertCall(node, b)
    case 'InstanceOfExpression':
      return { ...span, kind: 'instance of', of: part(0), type: convertType(parts[1] ?? node, b) }
    default:
      b.report('syntax', `「${b.textOf(node)}」はここでは使えません。`, node)
      return { ...span, kind: 'null' }
  }
}

function convertNumber(node: SyntaxNode, b: Building): number {
  const value = Number(b.textOf(node).replace(/\s/g, ''))
  if (!Number.isFinite(value)) b.report('bad-number', `「${b.textOf(node)}」は数として大きすぎます。`, node)
  return value === 0 ? 0 : value
}

function convertContext(node: SyntaxNode, b: Building): Expression {
  const entries = operandsOf(node).map(entry => {
    const [key, value] = operandsOf(entry)
    const name = key && operandsOf(key)[0]
    const text = name?.name === 'StringLiteral' ? unquote(b.textOf(name)) : b.nameOf(key ?? entry)
    return { from: entry.from, to: entry.to, key: text, value: b.convert(value ?? entry) }
  })
  const seen = new Set<string>()
  for (const entry of entries) {
    if (seen.has(entry.key)) b.report('duplicate-key', `「${entry.key}」が二度書かれています。`, entry)
    seen.add(entry.key)
  }
  return { from: node.from, to: node.to, kind: 'context', entries }
}

function convertCall(node: SyntaxNode, b: Building): Expression {
  const [of, list] = operandsOf(node)
  const given: Argument[] = (list ? operandsOf(list) : []).map(each => {
    if (each.name !== 'NamedParameter') return { name: undefined, value: b.convert(each) }
    const [name, value] = operandsOf(each)
    return { name: b.nameOf(name ?? each), value: b.convert(value ?? each) }
  })
  return {
    from: node.from,
    to: node.to,
    kind: 'call',
    of: b.convert(of ?? node),
    arguments: given,
  }
}

function convertIterators(node: SyntaxNode, b: Building): Iterator[] {
  return operandsOf(node).map(each => {
    const [name, source] = operandsOf(each)
    const [of, until] = operandsOf(source ?? each)
    return {
      from: each.from,
      to: each.to,
      name: b.nameOf(name ?? each),
      of: b.convert(of ?? each),
      until: until ? b.convert(until) : undefined,
    }
  })
}

function convertComparison(node: SyntaxNode, b: Building): Expression {
  const span = { from: node.from, to: node.to }
  const parts = operandsOf(node)
  const part = (index: number) => b.convert(parts[index] ?? node)
  if (childNamed(node, 'between'))
    return { ...span, kind: 'between', of: part(0), low: part(1), high: part(2) }
  if (childNamed(node, 'in')) return convertChain(node, b)
  const operator = b.textOf(childNamed(node, 'CompareOp') ?? node).trim() as CompareOperator
  // The parser reads `a == b` as `a = (= b)`, which nobody means.
  const second = parts[1]?.name === 'SimplePositiveUnaryTest' && childNamed(parts[1], 'CompareOp')
  if (second)
    b.report('syntax', `「${operator}」と「${b.textOf(second)}」は続けて書けません。`, parts[1] ?? node)
  return { ...span, kind: 'compare', operator, left: part(0), right: part(1) }
}

/** `> 5` where a value is wanted is the range it describes; `= 5` is the list-free test `? = 5`. */
function convertSimpleTest(node: SyntaxNode, b: Building): Expression {
  const span = { from: node.from, to: node.to }
  const operator = childNamed(node, 'CompareOp')
  const operand = operandsOf(node)[0] ?? node
  const value = b.convert(operand)
  if (!operator) return value
  const sign = b.textOf(operator).trim() as CompareOperator
  if (sign === '=') {
    return { ...span, kind: 'range', low: value, high: value, lowIncluded: true, highIncluded: true }
  }
  if (sign === '!=') {
    const left: Expression = { from: node.from, to: node.from, kind: 'name', name: '?' }
    return { ...span, kind: 'compare', operator: sign, left, right: value }
  }
  const included = sign.endsWith('=')
  return sign.startsWith('>')
    ? { ...span, kind: 'range', low: value, high: undefined, lowIncluded: included, highIncluded: false }
    : { ...span, kind: 'range', low: undefined, high: value, lowIncluded: false, highIncluded: included }
}

export function convertUnaryTests(node: SyntaxNode, b: Building): UnaryTests {
  const span = { from: node.from, to: node.to }
  if (childNamed(node, 'Wildcard')) return { ...span, negated: false, tests: [{ ...span, kind: 'any' }] }
  const list = childNamed(node, 'PositiveUnaryTests')
  const tests = (list ? operandsOf(list) : []).map(test => convertTest(test, b))
  return { ...span, negated: childNamed(node, 'not') !== undefined, tests }
}
