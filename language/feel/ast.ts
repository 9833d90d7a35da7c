/**
 * The syntax tree of a FEEL expression: plain data, so that an evaluator, a checker and a compiler to SQL can
 * each walk it. `from` and `to` are UTF-16 offsets into the source text. Parentheses leave no node; chains of
 * `and` and of `or` are flat, which is what an explanation wants to list.
 */
export type Expression =
  | NumberLiteral
  | StringLiteral
  | BooleanLiteral
  | NullLiteral
  | AtLiteral
  | Name
  | Path
  | Filter
  | ListLiteral
  | ContextLiteral
  | RangeLiteral
  | Negate
  | Arithmetic
  | Compare
  | Between
  | In
  | Logic
  | If
  | For
  | Quantified
  | FunctionLiteral
  | Call
  | InstanceOf

export type Span = { from: number; to: number }

export type NumberLiteral = Span & { kind: 'number'; value: number }
export type StringLiteral = Span & { kind: 'string'; value: string }
export type BooleanLiteral = Span & { kind: 'boolean'; value: boolean }
export type NullLiteral = Span & { kind: 'null' }
/** `@"2026-04-01"`: a date, time, date and time or duration written out. `text` is what stands in quotes. */
export type AtLiteral = Span & { kind: 'at'; text: string }
/** A variable, or `?`, the value a unary test is about. */
export type Name = Span & { kind: 'name'; name: string }
export type Path = Span & { kind: 'path'; of: Expression; name: string }
export type Filter = Span & { kind: 'filter'; of: Expression; by: Expression }
export type ListLiteral = Span & { kind: 'list'; items: Expression[] }
export type ContextEntry = Span & { key: string; value: Expression }
export type ContextLiteral = Span & { kind: 'context'; entries: ContextEntry[] }
/** `[1..5)`, or with one end missing what `> 5`, `<= 3` mean as a value. */
export type RangeLiteral = Span & {
  kind: 'range'
  low: Expression | undefined
  high: Expression | undefined
  lowIncluded: boolean
  highIncluded: boolean
}
export type Negate = Span & { kind: 'negate'; of: Expression }
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**'
export type Arithmetic = Span & {
  kind: 'arithmetic'
  operator: ArithmeticOperator
  left: Expression
  right: Expression
}
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Compare = Span & {
  kind: 'compare'
  operator: CompareOperator
  left: Expression
  right: Expression
}
export type Between = Span & { kind: 'between'; of: Expression; low: Expression; high: Expression }
export type In = Span & { kind: 'in'; of: Expression; tests: UnaryTest[] }
/** `and` / `or` over two or more parts. */
export type Logic = Span & { kind: 'and' | 'or'; parts: Expression[] }
export type If = Span & { kind: 'if'; condition: Expression; whenTrue: Expression; whenFalse: Expression }
/** `name in list`, or with `until` from `of` to there, both ends included: `name in 1..n`. */
export type Iterator = Span & { name: string; of: Expression; until: Expression | undefined }
export type For = Span & { kind: 'for'; iterators: Iterator[]; body: Expression }
export type Quantified = Span & { kind: 'some' | 'every'; iterators: Iterator[]; body: Expression }
export type FormalParameter = { name: string; type: TypeName | undefined }
export type FunctionLiteral = Span & { kind: 'function'; parameters: FormalParameter[]; body: Expression }
export type Argument = { name: string | undefined; value: Expression }
/** A call by position (no argument has a name) or by name (all have). */
export type Call = Span & { kind: 'call'; of: Expression; arguments: Argument[] }
export type InstanceOf = Span & { kind: 'instance of'; of: Expression; type: TypeName }

/** A type as written in `instance of` and in function parameters. */
export type TypeName =
  | { kind: 'named'; name: string }
  | { kind: 'list'; of: TypeName }
  | { kind: 'context'; entries: { name: string; type: TypeName }[] }
  | { kind: 'function'; parameters: TypeName[]; result: TypeName }

/**
 * One test of the value `?`. A `value` test holds when `?` equals the value, lies in it (list or range), or,
 * where the expression itself reads `?`, when it is true.
 */
export type UnaryTest = Span &
  (
    | { kind: 'compare'; operator: CompareOperator; value: Expression }
    | { kind: 'value'; value: Expression }
    | { kind: 'any' }
  )

/** The tests of one decision-table cell: one of them must hold, or with `negated` none. */
export type UnaryTests = Span & { negated: boolean; tests: UnaryTest[] }

/** The expressions directly inside one, in source order. */
export function childrenOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'path':
    case 'negate':
    case 'instance of':
      return [expression.of]
    case 'filter':
      return [expression.of, expression.by]
    case 'list':
      return expression.items
    case 'context':
      return expression.entries.map(entry => entry.value)
    case 'range':
      return [expression.low, expression.high].filter(end => end !== undefined)
    case 'arithmetic':
    case 'compare':
      return [expression.left, expression.right]
    case 'between':
      return [expression.of, expression.low, expression.high]
    case 'in':
      return [expression.of, ...expression.tests.flatMap(test => (test.kind === 'any' ? [] : [test.value]))]
    case 'and':
    case 'or':
      return expression.parts
    case 'if':
      return [expression.condition, expression.whenTrue, expression.whenFalse]
    case 'for':
    case 'some':
    case 'every':
      return [
        ...expression.iterators.flatMap(it => (it.until ? [it.of, it.until] : [it.of])),
        expression.body,
      ]
    case 'function':
      return [expression.body]
    case 'call':
      return [expression.of, ...expression.arguments.map(argument => argument.value)]
    default:
      return []
  }
}
