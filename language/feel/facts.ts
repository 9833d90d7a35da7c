import { childrenOf, type Expression, type Iterator } from './ast.ts'
import { builtinNamed } from './functions/registry.ts'
import { isTemporalProperty } from './properties.ts'
import { type Scope, type Type, typeAtPath } from './types.ts'
import { has } from './values.ts'

/** What local names stand for: a fact's path, or undefined for a value made on the spot. */
type Locals = { names: Map<string, string | undefined>; item?: { path: string | undefined }; outer?: Locals }

/**
 * The facts an expression reads, as sorted dotted paths (`世帯.所得`, `子.年齢` also where `子` is a list).
 *
 * A bare name in a filter may mean an entry of the item or a fact of its own: `scope` tells. Without it, a name
 * in a filter over facts is taken as the item's (write `item.年齢` to be plain).
 */
export function factsOf(expression: Expression, scope?: Scope): string[] {
  const found = new Set<string>()
  walk(expression, { names: new Map() }, found, scope)
  const paths = [...found]
  const isInner = (path: string) => paths.some(other => other.startsWith(`${path}.`))
  return paths.filter(path => !isInner(path)).sort()
}

/** Notes what a node reads; the path of the fact it is, when it is one. */
function walk(
  node: Expression,
  locals: Locals,
  found: Set<string>,
  scope: Scope | undefined,
): string | undefined {
  const inner = (each: Expression, within = locals) => walk(each, within, found, scope)
  const note = (path: string) => {
    found.add(path)
    return path
  }
  switch (node.kind) {
    case 'name':
      return resolve(node.name, locals, scope, note)
    case 'path': {
      const of = inner(node.of)
      if (of === undefined) return undefined
      const declared = scope && typeAtPath(scope, of)
      const isProperty = declared ? !hasEntries(declared) : isTemporalProperty(node.name)
      return isProperty ? undefined : note(`${of}.${node.name}`)
    }
    case 'filter': {
      const path = inner(node.of)
      inner(node.by, { names: new Map(), item: { path }, outer: locals })
      return path
    }
    case 'for':
    case 'some':
    case 'every': {
      const bound = bind(node.iterators, locals, (each, within) => inner(each, within))
      if (node.kind === 'for') bound.names.set('partial', undefined)
      inner(node.body, bound)
      return undefined
    }
    case 'in': {
      inner(node.of)
      const tested: Locals = { names: new Map([['?', undefined]]), outer: locals }
      for (const test of node.tests) if (test.kind !== 'any') inner(test.value, tested)
      return undefined
    }
    case 'function': {
      const names = new Map(node.parameters.map(parameter => [parameter.name, undefined]))
      inner(node.body, { names, outer: locals })
      return undefined
    }
    case 'context': {
      const names = new Map<string, string | undefined>()
      for (const entry of node.entries) names.set(entry.key, inner(entry.value, { names, outer: locals }))
      return undefined
    }
    case 'call':
      for (const child of childrenOf(node)) {
        if (child !== node.of || child.kind !== 'name' || !builtinNamed(child.name)) inner(child)
      }
      return undefined
    case 'if': {
      inner(node.condition)
      const paths = [inner(node.whenTrue), inner(node.whenFalse)]
      return paths[0] === paths[1] ? paths[0] : undefined
    }
    default:
      for (const child of childrenOf(node)) inner(child)
      return undefined
  }
}

function bind(
  iterators: Iterator[],
  outer: Locals,
  inner: (each: Expression, within: Locals) => string | undefined,
): Locals {
  const bound: Locals = { names: new Map(), outer }
  for (const { name, of, until } of iterators) {
    const path = inner(of, bound)
    if (until) inner(until, bound)
    bound.names.set(name, until ? undefined : path)
  }
  return bound
}

function resolve(
  name: string,
  locals: Locals,
  scope: Scope | undefined,
  note: (path: string) => string,
): string | undefined {
  let belongs: string | undefined
  for (let each: Locals | undefined = locals; each; each = each.outer) {
    if (each.names.has(name)) return each.names.get(name)
    if (!each.item) continue
    const { path } = each.item
    const declared = scope && path !== undefined ? typeAtPath(scope, path) : undefined
    if (path !== undefined && declared && has(entriesOf(declared) ?? {}, name)) return note(`${path}.${name}`)
    if (name === 'item') return path
    if (path === undefined) continue
    belongs ??= path
  }
  if (name === '?') return undefined
  if (scope && has(scope, name)) return note(name)
  return note(belongs === undefined || scope ? name : `${belongs}.${name}`)
}

function entriesOf(type: Type): Record<string, Type> | undefined {
  if (typeof type !== 'object') return undefined
  if ('list' in type) return entriesOf(type.list)
  return 'context' in type ? type.context : undefined
}

function hasEntries(type: Type): boolean {
  return (
    type === 'any' ||
    entriesOf(type) !== undefined ||
    (typeof type === 'object' && 'list' in type && hasEntries(type.list))
  )
}
