import type { TypeName } from './ast.ts'
import type { Context, Value } from './values.ts'
import { has, isContext, kindOf } from './values.ts'

/** The static type of a FEEL expression or of a fact. `any` fits everything and promises nothing. */
export type Type =
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'null'
  | 'function'
  | 'any'
  | { list: Type }
  | { context: { [name: string]: Type } }
  | { range: Type }

/** The names an expression may read, with their types. */
export type Scope = { [name: string]: Type }

const simple: Record<string, Type> = {
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  'date and time': 'date and time',
  dateTime: 'date and time',
  'days and time duration': 'days and time duration',
  dayTimeDuration: 'days and time duration',
  'years and months duration': 'years and months duration',
  yearMonthDuration: 'years and months duration',
  Any: 'any',
  any: 'any',
  Null: 'null',
  null: 'null',
  list: { list: 'any' },
  context: { context: {} },
  range: { range: 'any' },
  function: 'function',
}

/** The type a written type name stands for, or undefined for a name that is none. */
export function typeOfName(name: TypeName): Type | undefined {
  switch (name.kind) {
    case 'named':
      return has(simple, name.name) ? simple[name.name] : undefined
    case 'list': {
      const of = typeOfName(name.of)
      return of && { list: of }
    }
    case 'context': {
      const entries = name.entries.map(entry => [entry.name, typeOfName(entry.type)] as const)
      if (entries.some(([, type]) => type === undefined)) return undefined
      return { context: Object.fromEntries(entries) as Record<string, Type> }
    }
    case 'function':
      return 'function'
  }
}

/** Whether a value is of a type. A context may have more entries than its type names; null is only `null`. */
export function isOfType(value: Value, type: Type): boolean {
  if (type === 'any') return value !== null
  if (typeof type === 'string') return kindOf(value) === type
  if ('list' in type) {
    return Array.isArray(value) && (type.list === 'any' || value.every(item => isOfType(item, type.list)))
  }
  if ('range' in type) {
    if (kindOf(value) !== 'range') return false
    const { low, high } = value as { low: Value; high: Value }
    return type.range === 'any' || [low, high].every(end => end === null || isOfType(end, type.range))
  }
  return (
    isContext(value) &&
    Object.keys(type.context).every(
      key => has(value, key) && isOfType((value as Context)[key] as Value, type.context[key] ?? 'any'),
    )
  )
}

/** Japanese name of a type, for messages. */
export function typeText(type: Type): string {
  if (typeof type === 'string') return japanese[type]
  if ('list' in type) return type.list === 'any' ? 'リスト' : `${typeText(type.list)}のリスト`
  if ('range' in type) return '範囲'
  return '項目の組'
}

const japanese: Record<Type & string, string> = {
  number: '数値',
  string: '文字列',
  boolean: '真偽',
  date: '日付',
  time: '時刻',
  'date and time': '日時',
  'days and time duration': '日・時間の長さ',
  'years and months duration': '年・月の長さ',
  null: '空',
  function: '関数',
  any: '不明な型',
}

/** The type at a dotted path (`世帯.子[2].年齢` or without the index), as far as the scope tells. */
export function typeAtPath(scope: Scope, path: string): Type | undefined {
  let type: Type | undefined
  for (const [index, part] of path
    .replace(/\[\d+\]/g, '')
    .split('.')
    .entries()) {
    if (index === 0) {
      type = has(scope, part) ? scope[part] : undefined
      continue
    }
    while (typeof type === 'object' && 'list' in type) type = type.list
    if (typeof type !== 'object' || !('context' in type)) return undefined
    type = has(type.context, part) ? type.context[part] : undefined
  }
  return type
}
