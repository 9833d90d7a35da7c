import type { Expression } from './ast.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { Scope, Type } from './types.ts'

/** Names in scope at a place in an expression. */
export type Names = { names: Map<string, Type>; item?: Type; outer?: Names }

type Typed = (node: Expression, names: Names, c: Checking) => Type

/** One check: the facts' types, and what was found. */
export class Checking {
  readonly problems: Problem[] = []
  readonly scope: Scope
  private readonly typed: Typed

  /** `typed` tells the type of any node; it comes from outside so that the parts of the check need not import it. */
  constructor(scope: Scope, typed: Typed) {
    this.scope = scope
    this.typed = typed
  }

  typeOf(node: Expression, names: Names): Type {
    return this.typed(node, names, this)
  }

  report(
    code: ProblemCode,
    message: string,
    { from, to }: { from: number; to: number },
    warning = false,
  ): void {
    const problem: Problem = { code, message, at: from, to }
    this.problems.push(warning ? { ...problem, severity: 'warning' } : problem)
  }
}
