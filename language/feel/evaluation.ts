import type { Expression } from './ast.ts'
import type { Openness } from './compare.ts'
import type { Scope, Type } from './types.ts'
import { typeAtPath } from './types.ts'
import { type Inner, isUnknown, unknownFact } from './unknown.ts'
import type { Context, FeelDateTime, FeelFunction, Value } from './values.ts'
import { has, isContext } from './values.ts'

/**
 * What is known of a case: a nested plain object. A name that is absent (or undefined) is *unknown*; null means
 * *known to be empty*. The same holds inside nested objects and in the objects of lists.
 */
export type Facts = { [name: string]: Fact | undefined }
export type Fact = Value | Facts | Fact[]

export type EvaluateOptions = {
  /** What `now()` and `today()` tell. Without it both are not applicable: results stay reproducible. */
  now?: FeelDateTime
  /** Types of the facts; they settle which object a bare name inside a filter belongs to. */
  scope?: Scope
  /** Facts worked out from others: what their contexts lack is told under the fact the context was taken from. */
  formulas?: ReadonlySet<string>
  /** Name missing facts with their place in a list (`子[2].年齢` instead of `子.年齢`). */
  indexed?: boolean
}

/** Most steps one evaluation may take; an honest rule takes hundreds. */
const mostSteps = 2_000_000
/** Most items a range or list may have. */
export const mostItems = 100_000
const deepestCall = 100

/** Thrown inside an evaluation that goes beyond its limits, and caught at its edge. */
export class LimitReached extends Error {}

/** The names bound around an expression: one per iteration, filter, function call or context entry. */
export type Frame = {
  names: Map<string, Inner>
  /** In a filter: the item whose own entries are names too, and the list it is one of. */
  item?: Inner
  siblings?: readonly Inner[]
  outer: Frame | undefined
}

export type Closure = {
  frame: Frame | undefined
  parameters: string[]
  types: (Type | undefined)[]
  body: Expression
}

type Interpreter = (node: Expression, frame: Frame | undefined, run: Evaluation) => Inner

/** One run over one set of facts: what it may spend, and what it knows of where its values come from. */
export class Evaluation implements Openness {
  readonly facts: Facts
  readonly options: EvaluateOptions
  readonly closures = new WeakMap<FeelFunction, Closure>()
  /** The facts read since it was set, for explanations. */
  reads: Map<string, Inner> | undefined
  private readonly paths = new WeakMap<object, string>()
  private readonly lists = new WeakMap<object, Inner>()
  private readonly interpreter: Interpreter
  private sourcesKnown = false
  private steps = 0
  private calls = 0

  constructor(facts: Facts, options: EvaluateOptions, interpreter: Interpreter) {
    this.facts = facts
    this.options = options
    this.interpreter = interpreter
  }

  interpret(node: Expression, frame: Frame | undefined): Inner {
    return this.interpreter(node, frame, this)
  }

  spend(steps: number): void {
    this.steps += steps
    if (this.steps > mostSteps) throw new LimitReached('計算の量が上限を超えました。')
  }

  inCall<T>(run: () => T): T {
    if (this.calls >= deepestCall) throw new LimitReached('関数の呼び出しが深すぎます。')
    this.calls += 1
    try {
      return run()
    } finally {
      this.calls -= 1
    }
  }

  /** A fact by its name, or undefined when nothing is known under it. */
  fact(name: string): Inner | undefined {
    if (!has(this.facts, name) || this.facts[name] === undefined) return undefined
    if (this.options.formulas?.has(name)) this.knowSources()
    return this.opened(this.facts[name] as Fact, name)
  }

  /** Notes where contexts were given, before they are met again in what a formula made of them. */
  private knowSources(): void {
    if (this.sourcesKnown) return
    this.sourcesKnown = true
    for (const [name, fact] of Object.entries(this.facts)) {
      if (typeof fact === 'object' && !this.options.formulas?.has(name)) this.openedAt(fact, name)
    }
  }

  /** The fact that nobody has given yet. */
  unknownAt(name: string): Inner {
    return this.read(name, unknownFact(name))
  }

  /** The entry of a context; one that came with the facts has unknown entries where it has none. */
  entry(context: Context, key: string): Inner | undefined {
    const path = this.paths.get(context)
    if (path === undefined) return has(context, key) ? context[key] : undefined
    const value = has(context, key) ? context[key] : undefined
    if (value === undefined) return this.read(`${path}.${key}`, unknownFact(`${path}.${key}`))
    return this.opened(value, `${path}.${key}`)
  }

  /** The path of a context that came with the facts. */
  pathOf(context: Inner): string | undefined {
    if (isUnknown(context)) return context.path
    return isContext(context) ? this.paths.get(context) : undefined
  }

  /** Whether, by the declared types, the context at `path` has an entry `name`; undefined when not declared. */
  declares(path: string, name: string): boolean | undefined {
    let type = this.options.scope && typeAtPath(this.options.scope, path)
    while (typeof type === 'object' && 'list' in type) type = type.list
    if (type === undefined || type === 'any') return undefined
    return typeof type === 'object' && 'context' in type && has(type.context, name)
  }

  read<T extends Inner>(path: string, value: T): T {
    this.reads?.set(path, value)
    return value
  }

  private opened(fact: Fact | undefined, path: string): Inner {
    const value = this.openedAt(fact, path)
    return this.read(path, value)
  }

  private openedAt(fact: Fact | undefined, path: string): Inner {
    if (fact === undefined) return unknownFact(path)
    if (typeof fact === 'number') return Number.isFinite(fact) ? (fact === 0 ? 0 : fact) : null
    if (Array.isArray(fact)) {
      const known = this.lists.get(fact)
      if (known !== undefined) return known
      this.spend(fact.length)
      // Array.from, because map would skip the holes of a sparse list.
      const items = Array.from(fact, (item, index) => this.openedAt(item, `${path}[${index + 1}]`))
      this.lists.set(fact, items as Value[])
      return items as Value[]
    }
    if (isContext(fact) && !this.paths.has(fact)) this.paths.set(fact, path)
    return fact as Value
  }
}
