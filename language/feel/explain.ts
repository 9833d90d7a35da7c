import type { Expression, Logic, Quantified } from './ast.ts'
import { childrenOf } from './ast.ts'
import { factName, guarded, type Outcome, outcomeOf } from './evaluate.ts'
import type { EvaluateOptions, Evaluation, Facts, Frame } from './evaluation.ts'
import { builtinNamed } from './functions/registry.ts'
import { interpret, startEvaluation } from './interpret.ts'
import { eachCombination } from './iterate.ts'
import { toText } from './text.ts'
import { deepOpen, type Inner, isOpen, isUnknown } from './unknown.ts'
import type { Value } from './values.ts'

/** A fact that was read: `unknown` when it was not there, otherwise its value. */
export type FactUsed = { name: string; value: Value } | { name: string; unknown: true }

/**
 * Why an expression came to its outcome, with only what decided. `at` is the node's place in the source text
 * and `text` its words.
 */
export type Explanation = {
  text: string
  at: [number, number]
  kind: Expression['kind']
  outcome: Outcome
  facts: FactUsed[]
  parts: Explanation[]
}

export type ExplainOptions = EvaluateOptions & {
  /** The source text; without it nodes are told in canonical text. */
  source?: string
}

/** Most parts told of one quantified expression: a reader needs a few examples, not a register. */
const mostParts = 20

/**
 * Explains an outcome. Of a false `and` only the false parts are told, of a true `or` only the true ones, of an
 * unknown only the unknown ones; of an `if` the condition and the branch taken; of `some` and `every` the items
 * that decided; of a comparison its operands that had to be computed.
 */
export function explain(expression: Expression, facts: Facts, options: ExplainOptions = {}): Explanation {
  const run = startEvaluation(facts, options)
  const empty = (outcome: Outcome): Explanation => ({
    ...head(expression, options),
    outcome,
    facts: [],
    parts: [],
  })
  let told: Explanation | undefined
  const outcome = guarded(expression, run, () => {
    told = explainNode(expression, undefined, run)
    return null
  })
  return told ?? empty(outcome)
}

function head(node: Expression, { source }: ExplainOptions): Pick<Explanation, 'text' | 'at' | 'kind'> {
  const text = source === undefined ? toText(node) : source.slice(node.from, node.to)
  return { text, at: [node.from, node.to], kind: node.kind }
}

function explainNode(node: Expression, frame: Frame | undefined, run: Evaluation): Explanation {
  const reads = new Map<string, Inner>()
  const before = run.reads
  run.reads = reads
  const result = interpret(node, frame, run)
  run.reads = before
  const options: ExplainOptions = run.options
  return {
    ...head(node, options),
    outcome: outcomeOf(result, run),
    facts: factsUsed(reads, run),
    parts: partsOf(node, result, frame, run),
  }
}

/** The parts that decided `result`. */
function partsOf(node: Expression, result: Inner, frame: Frame | undefined, run: Evaluation): Explanation[] {
  const tell = (each: Expression) => explainNode(each, frame, run)
  switch (node.kind) {
    case 'and':
    case 'or':
      return deciding(node, result, frame, run).map(tell)
    case 'if': {
      const condition = interpret(node.condition, frame, run)
      // An unknown condition decides alone, unless both branches came to the same.
      if (isOpen(condition))
        return isOpen(result) ? [tell(node.condition)] : computed([node.whenTrue, node.whenFalse]).map(tell)
      return [
        tell(node.condition),
        ...computed([condition === true ? node.whenTrue : node.whenFalse]).map(tell),
      ]
    }
    case 'some':
    case 'every':
      return explainQuantified(node, result, frame, run)
    case 'for':
    case 'function':
      return []
    case 'filter':
      return computed([node.of]).map(tell)
    case 'call': {
      const isNamed = node.of.kind === 'name' && builtinNamed(node.of.name)
      return computed(isNamed ? childrenOf(node).slice(1) : childrenOf(node)).map(tell)
    }
    case 'in':
      return computed([node.of]).map(tell)
    default:
      return computed(childrenOf(node)).map(tell)
  }
}

/** The expressions that had to be worked out; literals, names and paths speak for themselves. */
function computed(nodes: Expression[]): Expression[] {
  return nodes.filter(node => !isPlain(node))
}

function isPlain(node: Expression): boolean {
  switch (node.kind) {
    case 'path':
    case 'negate':
      return isPlain(node.of)
    case 'list':
    case 'range':
    case 'context':
      return childrenOf(node).every(isPlain)
    case 'call':
      // date("2026-04-01") and its like are literals in all but form.
      return node.of.kind === 'name' && node.arguments.every(({ value }) => value.kind === 'string')
    default:
      return ['number', 'string', 'boolean', 'null', 'at', 'name', 'function'].includes(node.kind)
  }
}

/** Of `and` and `or`: the parts with the result that decided; of a null, those that are null. */
function deciding(node: Logic, result: Inner, frame: Frame | undefined, run: Evaluation): Expression[] {
  return node.parts.filter(part => sameWay(interpret(part, frame, run), result))
}

function sameWay(part: Inner, whole: Inner): boolean {
  if (isOpen(whole)) return isOpen(part) && isUnknown(part) === isUnknown(whole)
  if (typeof whole === 'boolean') return part === whole
  return !isOpen(part) && typeof part !== 'boolean'
}

function explainQuantified(
  node: Quantified,
  result: Inner,
  frame: Frame | undefined,
  run: Evaluation,
): Explanation[] {
  const parts: Explanation[] = []
  eachCombination(
    node.iterators,
    frame,
    run,
    inner => {
      if (!sameWay(interpret(node.body, inner, run), result)) return undefined
      parts.push(explainNode(node.body, inner, run))
      return parts.length >= mostParts ? null : undefined
    },
    () => undefined,
  )
  return parts
}

/** The facts read, without those that were only passed through on the way to a fact inside them. */
function factsUsed(reads: Map<string, Inner>, run: Evaluation): FactUsed[] {
  const paths = [...reads.keys()]
  const passed = new Set(paths.flatMap(prefixes))
  const used = new Map<string, FactUsed>()
  for (const path of paths.sort()) {
    if (passed.has(path)) continue
    const name = factName(path, run.options.indexed ?? false)
    const value = reads.get(path) ?? null
    const fact: FactUsed = deepOpen(value) ? { name, unknown: true } : { name, value: value as Value }
    used.set(`${name} ${JSON.stringify(fact)}`, fact)
  }
  return [...used.values()]
}

/** Every path a path leads through: `子` and `子[2]` of `子[2].年齢`. */
function prefixes(path: string): string[] {
  return [...path.matchAll(/[.[]/g)].map(match => path.slice(0, match.index))
}
