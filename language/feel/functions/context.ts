import { firstOpen, type Inner, isOpen } from '../unknown.ts'
import type { Context, Value } from '../values.ts'
import { has, isContext } from '../values.ts'
import { type Builtin, overloaded, parameter as p, strict } from './define.ts'

const anyContext = { context: {} } as const
const m = p('m', anyContext)

/** DMN 1.3 §10.3.4.10, with the DMN 1.4 additions. */
export const contextFunctions: Builtin[] = [
  {
    name: 'get value',
    forms: [
      {
        parameters: [m, p('key', 'string')],
        result: 'any',
        lenient: true,
        call: ([context = null, key = null], { openness }) =>
          firstOpen([context, key]) ?? openness.entry(context as Context, key as string) ?? null,
      },
      {
        parameters: [m, p('key', { list: 'string' })],
        result: 'any',
        lenient: true,
        call: ([context = null, keys = null], { openness }) => {
          let at: Inner = context
          for (const key of (isOpen(keys) ? [] : keys) as Value[]) {
            if (isOpen(at)) return at
            if (!isContext(at) || typeof key !== 'string') return null
            at = openness.entry(at, key) ?? null
          }
          return isOpen(keys) ? keys : at
        },
      },
    ],
  },
  {
    name: 'get entries',
    forms: [
      {
        parameters: [m],
        result: { list: { context: { key: 'string', value: 'any' } } },
        lenient: true,
        call: ([context = null], { openness }) =>
          firstOpen([context]) ??
          Object.keys(context as Context).map(key => ({
            key,
            value: openness.entry(context as Context, key) as Value,
          })),
      },
    ],
  },
  {
    name: 'context put',
    forms: [
      {
        parameters: [p('context', anyContext), p('key', 'string'), p('value', 'any', { nullable: true })],
        result: anyContext,
        lenient: true,
        call: ([context = null, key = null, value = null]) =>
          firstOpen([context, key]) ?? put(context as Context, [key as string], value as Value),
      },
      {
        parameters: [
          p('context', anyContext),
          p('keys', { list: 'string' }),
          p('value', 'any', { nullable: true }),
        ],
        result: anyContext,
        lenient: true,
        call: ([context = null, keys = null, value = null]) =>
          firstOpen([context, keys]) ?? put(context as Context, keys as Value[], value as Value),
      },
    ],
  },
  overloaded(
    strict('context merge', [p('contexts', { list: anyContext })], anyContext, ([contexts]) =>
      contexts.every(isContext) ? merged(contexts) : null,
    ),
  ),
  strict('context', [p('entries', { list: anyContext })], anyContext, ([entries]) => {
    const pairs: [string, Value][] = []
    for (const entry of entries) {
      if (!isContext(entry) || typeof entry.key !== 'string' || !has(entry, 'value')) return null
      pairs.push([entry.key, entry.value ?? null])
    }
    return new Set(pairs.map(([key]) => key)).size === pairs.length ? Object.fromEntries(pairs) : null
  }),
]

function put(context: Context, keys: Value[], value: Value): Value {
  const [key, ...rest] = keys
  if (typeof key !== 'string') return null
  if (rest.length === 0) return merged([context, Object.fromEntries([[key, value]])])
  const inner = has(context, key) ? context[key] : undefined
  if (!isContext(inner)) return null
  const changed = put(inner, rest, value)
  return changed === null ? null : merged([context, Object.fromEntries([[key, changed]])])
}

function merged(contexts: Context[]): Context {
  return Object.fromEntries(contexts.flatMap(context => Object.entries(context)))
}
