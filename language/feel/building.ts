import type { Expression } from './ast.ts'
import type { Problem } from './problem.ts'

/** The part of a Lezer syntax node that is used here. */
export type SyntaxNode = {
  name: string
  from: number
  to: number
  type: { isError: boolean }
  firstChild: SyntaxNode | null
  nextSibling: SyntaxNode | null
  cursor(): { type: { isError: boolean }; from: number; node: SyntaxNode; next(): boolean }
}

/** Deeper nesting than any person writes; it keeps every later walk of the tree within the call stack. */
const deepest = 200
const fullWidthSymbols = /[、，．：；！＂＃＄％＆＇（）＊＋－／＜＝＞［］｛｝｜～「」『』×÷≦≧≠]|^[０-９．]+$/u

/** One conversion from the parser's tree to ours: the text, and the problems found on the way. */
export class Building {
  readonly problems: Problem[] = []
  readonly text: string
  private readonly names: readonly string[]
  private readonly converted: (node: SyntaxNode, b: Building) => Expression
  private depth = 0

  /** `converted` converts any node; it comes from outside so that the parts of the conversion need not import it. */
  constructor(
    text: string,
    names: readonly string[],
    converted: (node: SyntaxNode, b: Building) => Expression,
  ) {
    this.text = text
    this.converted = converted
    this.names = names
  }

  /** The expression a node stands for. */
  convert(node: SyntaxNode): Expression {
    return this.deeper<Expression>(node, () => this.converted(node, this), {
      kind: 'null',
      from: node.from,
      to: node.to,
    })
  }

  textOf(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to)
  }

  report(code: Problem['code'], message: string, node: { from: number; to: number }) {
    this.problems.push({ code, message, at: node.from, to: node.to })
  }

  /** A name with its inner spaces made single, refused when it holds symbols typed in full width by mistake. */
  nameOf(node: SyntaxNode): string {
    const name = this.textOf(node).trim().replace(/\s+/g, ' ')
    const symbol = fullWidthSymbols.exec(name)
    if (symbol && !this.names.some(known => known.split('.').includes(name))) {
      const at = node.from + symbol.index
      const message = `全角の「${symbol[0]}」は式の記号になりません。半角で書いてください。`
      this.problems.push({ code: 'full-width-symbol', message, at, to: at + symbol[0].length })
    }
    return name
  }

  deeper<T>(node: SyntaxNode, convert: () => T, otherwise: T): T {
    if (this.depth >= deepest) {
      this.report('too-deep', '式の入れ子が深すぎます。', node)
      return otherwise
    }
    this.depth += 1
    const result = convert()
    this.depth -= 1
    return result
  }
}

export const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child)
  }
  return children
}

const isOperand = (node: SyntaxNode) =>
  /^[A-Z]|^(null|\?)$/.test(node.name) && !/^(Arith|Compare)Op$/.test(node.name)
export const operandsOf = (node: SyntaxNode) => childrenOf(node).filter(isOperand)
export const childNamed = (node: SyntaxNode, name: string) =>
  childrenOf(node).find(child => child.name === name)
