/**
 * One thing wrong with an expression, said for the person who wrote it.
 *
 * `at` and `to` are UTF-16 offsets into the source text. `code` is stable and may be tested for; `message`
 * is Japanese and may be reworded. A `warning` does not stop a scheme from being published.
 */
export type Problem = {
  message: string
  at: number
  to: number
  code: ProblemCode
  severity?: 'error' | 'warning'
}

export type ProblemCode =
  | 'syntax'
  | 'empty'
  | 'too-deep'
  | 'full-width-symbol'
  | 'bad-temporal'
  | 'bad-number'
  | 'duplicate-key'
  | 'unknown-name'
  | 'unknown-function'
  | 'unknown-type'
  | 'not-a-function'
  | 'argument-count'
  | 'argument-name'
  | 'argument-type'
  | 'operand-type'
  | 'condition-type'
  | 'constant-condition'
  | 'unreachable'
  | 'division-by-zero'
  | 'range-too-long'
  | 'bad-pattern'
  | 'table-shape'
