import type { CompareOperator, UnaryTest } from './ast.ts'
import { type Building, childNamed, operandsOf, type SyntaxNode } from './building.ts'

/** A unary test, in `in` or in a table's cell. */
export function convertTest(node: SyntaxNode, b: Building): UnaryTest {
  const span = { from: node.from, to: node.to }
  const simple = operandsOf(node)[0]
  const operator = simple?.name === 'SimplePositiveUnaryTest' && childNamed(simple, 'CompareOp')
  if (simple && operator) {
    const value = b.convert(operandsOf(simple)[0] ?? simple)
    return { ...span, kind: 'compare', operator: b.textOf(operator).trim() as CompareOperator, value }
  }
  return { ...span, kind: 'value', value: b.convert(node) }
}
