import type { CompareOperator, Expression, Logic, Span, UnaryTest } from './ast.ts'
import { type Building, childNamed, operandsOf, type SyntaxNode } from './building.ts'
import { convertTest } from './convert-test.ts'

/** More parts than any rule has. */
const mostParts = 5000

/** One part of the chain with the place it takes in the text, parentheses included. */
type Link = { operator: 'and' | 'or' | undefined; value: Expression; from: number; to: number }

/**
 * `and`, `or` and `in` by the precedence of the standard (DMN 1.3 §10.3.1.2: or, and, comparison). The parser
 * takes all that follows `in` for its test, so `x in [1..5] and y` comes as `x in ([1..5] and y)`: the chain is laid
 * out flat here and put together anew.
 */
export function convertChain(node: SyntaxNode, b: Building): Expression {
  const links = linksOf(node, b)
  if (links.length > mostParts) b.report('too-deep', '条件が多すぎます。', node)
  const ors: Link[][] = [[]]
  for (const each of links) {
    if (each.operator === 'or') ors.push([])
    ors.at(-1)?.push(each)
  }
  const ands = ors.map(parts =>
    link(joined('and', parts), { from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0 }),
  )
  return joined('or', ands)
}

/** Parts joined by one operator; parts that are themselves joined by it are taken in. */
function joined(kind: Logic['kind'], given: Link[]): Expression {
  const [first] = given
  if (given.length === 1 && first) return first.value
  const parts = given.flatMap(({ value }) => (value.kind === kind ? value.parts : [value]))
  return { from: first?.from ?? 0, to: given.at(-1)?.to ?? 0, kind, parts }
}

function linksOf(node: SyntaxNode, b: Building): Link[] {
  const tails: { operator: 'and' | 'or'; node: SyntaxNode }[] = []
  let first = node
  while (operatorOf(first)) {
    const operator = operatorOf(first)
    const [left, ...rest] = operandsOf(first)
    if (operator) tails.push(...rest.reverse().map(each => ({ operator, node: each })))
    first = left ?? first
    if (!left) break
  }
  const links = isTestedIn(first) ? linksOfIn(first, b) : [link(b.convert(first), first)]
  for (const tail of tails.reverse()) {
    const [next, ...more] = b.deeper(tail.node, () => linksOf(tail.node, b), [])
    if (next) links.push({ ...next, operator: tail.operator }, ...more)
  }
  return links
}

const link = (value: Expression, { from, to }: Span): Link => ({ operator: undefined, value, from, to })

function operatorOf(node: SyntaxNode): 'and' | 'or' | undefined {
  return node.name === 'Conjunction' ? 'and' : node.name === 'Disjunction' ? 'or' : undefined
}

const isTestedIn = (node: SyntaxNode) => node.name === 'Comparison' && childNamed(node, 'in') !== undefined

/** `x in …`, and what the parser drew into its test although it comes after. */
function linksOfIn(node: SyntaxNode, b: Building): Link[] {
  const [subject, list] = operandsOf(node)
  const of = b.convert(subject ?? node)
  const made = (tests: UnaryTest[], to: number): Link =>
    link({ from: node.from, to, kind: 'in', of, tests }, { from: node.from, to })
  if (!list) return []
  if (list.name === 'PositiveUnaryTests') {
    return [
      made(
        operandsOf(list).map(test => convertTest(test, b)),
        node.to,
      ),
    ]
  }
  const inner = operandsOf(list)[0] ?? list
  const sign = inner.name === 'SimplePositiveUnaryTest' ? childNamed(inner, 'CompareOp') : undefined
  const chain = sign ? (operandsOf(inner)[0] ?? inner) : inner
  if (!operatorOf(chain)) return [made([convertTest(list, b)], node.to)]
  const [first, ...rest] = b.deeper(chain, () => linksOf(chain, b), [])
  if (!first) return []
  const { value, to } = first
  const span = { from: sign ? inner.from : first.from, to }
  const test: UnaryTest = sign
    ? { ...span, kind: 'compare', operator: b.textOf(sign).trim() as CompareOperator, value }
    : { ...span, kind: 'value', value }
  return [made([test], to), ...rest]
}
