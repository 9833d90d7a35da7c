import type { FormalParameter, TypeName } from './ast.ts'
import { type Building, operandsOf, type SyntaxNode } from './building.ts'

/** A parameter of a function literal, with its type when it is written. */
export function convertParameter(node: SyntaxNode, b: Building): FormalParameter {
  const [name, type] = operandsOf(node)
  return { name: b.nameOf(name ?? node), type: type ? convertType(type, b) : undefined }
}

/** A type as written in `instance of` and in parameters. */
export function convertType(node: SyntaxNode, b: Building): TypeName {
  const inner = operandsOf(node)
  const type = (index: number) => convertType(inner[index] ?? node, b)
  switch (node.name) {
    case 'Type':
      return inner[0] ? type(0) : { kind: 'named', name: b.nameOf(node) }
    case 'ListType':
      return { kind: 'list', of: type(0) }
    case 'ContextType': {
      const entries = inner[0] ? operandsOf(inner[0]) : []
      return {
        kind: 'context',
        entries: entries.map(entry => {
          const [name, of] = operandsOf(entry)
          return { name: b.nameOf(name ?? entry), type: convertType(of ?? entry, b) }
        }),
      }
    }
    case 'FunctionType': {
      const given = inner.find(each => each.name === 'ArgumentTypes')
      const parameters = (given ? operandsOf(given) : []).map(each =>
        convertType(operandsOf(each)[0] ?? each, b),
      )
      return { kind: 'function', parameters, result: convertType(inner.at(-1) ?? node, b) }
    }
    default:
      return { kind: 'named', name: b.nameOf(node) }
  }
}
