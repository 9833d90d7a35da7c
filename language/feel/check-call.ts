import type { Call } from './ast.ts'
import { arranged } from './call.ts'
import type { Checking, Names } from './checking.ts'
import { nameProblem } from './closest-name.ts'
import { fits } from './conformance.ts'
import type { Builtin, Form } from './functions/define.ts'
import { isSlow, regexOf } from './functions/regex.ts'
import { builtinNamed, builtinNames } from './functions/registry.ts'
import { parseDate, parseDateTime, parseDuration, parseTime } from './temporal.ts'
import { type Type, typeText } from './types.ts'

/** The type of a call, with its function, number, names and types of arguments checked. */
export function checkCall(node: Call, names: Names, c: Checking): Type {
  const given = node.arguments.map(({ name, value }) => ({ name, value: c.typeOf(value, names) }))
  const name = node.of.kind === 'name' ? node.of.name : undefined
  const builtin = name === undefined ? undefined : builtinNamed(name)
  if (builtin && name !== undefined && !isLocal(name, names)) return checkBuiltin(node, builtin, given, c)
  if (name !== undefined && !isLocal(name, names) && !Object.hasOwn(c.scope, name)) {
    const message = nameProblem(`関数「${name}」はありません。`, name, builtinNames())
    c.report('unknown-function', message, node.of)
    return 'any'
  }
  const of = c.typeOf(node.of, names)
  if (of !== 'function' && of !== 'any') {
    c.report('not-a-function', `${typeText(of)}は関数として呼び出せません。`, node.of)
  }
  return 'any'
}

function isLocal(name: string, names: Names): boolean {
  for (let each: Names | undefined = names; each; each = each.outer) if (each.names.has(name)) return true
  return false
}

type Given = { name: string | undefined; value: Type }[]

function checkBuiltin(node: Call, builtin: Builtin, given: Given, c: Checking): Type {
  const forms = builtin.forms
    .map(form => ({ form, types: arranged(form, given) }))
    .filter(each => each.types !== undefined) as { form: Form; types: (Type | undefined)[] }[]
  const [first] = forms
  if (!first) {
    const named = given.some(each => each.name !== undefined)
    const message = `「${builtin.name}」の引数の${named ? '名前' : '数'}が違います。${signatures(builtin)}`
    c.report(named ? 'argument-name' : 'argument-count', message, node)
    return resultOf(builtin.forms[0], [])
  }
  checkLiterals(node, builtin.name, c)
  const fitting = forms.find(({ form, types }) => types.every((type, index) => fitsAt(form, type, index)))
  if (fitting) return resultOf(fitting.form, fitting.types)
  const { form, types } = first
  const index = types.findIndex((type, at) => !fitsAt(form, type, at))
  const parameter = form.parameters[Math.min(index, form.parameters.length - 1)]
  const wrong = types[index]
  const message = `「${builtin.name}」の${index + 1}番目の引数「${parameter?.name}」が${typeText(wrong ?? 'any')}です。${signatures(builtin)}`
  c.report('argument-type', message, node.arguments[index]?.value ?? node)
  return resultOf(form, types)
}

function fitsAt(form: Form, type: Type | undefined, index: number): boolean {
  const parameter = form.parameters[Math.min(index, form.parameters.length - 1)]
  return type === undefined || parameter === undefined || fits(type, parameter)
}

function resultOf(form: Form | undefined, types: (Type | undefined)[]): Type {
  if (!form) return 'any'
  return typeof form.result === 'function' ? form.result(types.map(type => type ?? 'any')) : form.result
}

function signatures({ name, forms }: Builtin): string {
  const texts = forms.map(({ parameters, rest }) => {
    const inside = parameters.map(each => (each.optional ? `[${each.name}]` : each.name)).join(', ')
    return `${name}(${inside}${rest ? ', …' : ''})`
  })
  return `書き方: ${[...new Set(texts)].join(' または ')}`
}

const readers: Record<string, (text: string) => unknown> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
}

/** Texts written out in the call that could never be read: dates that do not exist, patterns that are wrong. */
function checkLiterals(node: Call, name: string, c: Checking): void {
  const [first, second] = node.arguments.map(argument => argument.value)
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined
  if (read && node.arguments.length === 1 && first?.kind === 'string' && !read(first.value)) {
    c.report('bad-temporal', `「${first.value}」は${name}として読めません。`, first)
  }
  if (['matches', 'replace', 'split', 'extract'].includes(name) && second?.kind === 'string') {
    if (regexOf(second.value, '', '')) return
    const why = isSlow(second.value) ? '処理に時間がかかりすぎるおそれがあります' : '書き方が正しくありません'
    c.report('bad-pattern', `正規表現「${second.value}」は${why}。`, second)
  }
}
