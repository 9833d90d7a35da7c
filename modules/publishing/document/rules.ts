import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument, stringify } from 'yaml'
import { parseScheme } from '#language/publish/parse.ts'
import type { Problem } from '#language/publish/problem.ts'
import { Example } from '#language/scheme/rules.ts'
import { isDay } from '#language/values/date.ts'

/** A problem with the line of the text it stands on, from 1. */
export type LocatedProblem = Problem & { line?: number }

export type ReadDocument =
  | {
      ok: true
      definition: Record<string, unknown>
      locate: (problems: readonly Problem[]) => LocatedProblem[]
    }
  | { ok: false; problems: LocatedProblem[] }

/** Longest text taken; the largest scheme known has a tenth of it. */
export const mostCharacters = 1_000_000

/** A whole definition as YAML text, in the order it was written. */
export function writeDocument(definition: unknown): string {
  return stringify(withoutDefaults(definition), { lineWidth: 0, aliasDuplicateObjects: false })
}

/** What `Scheme` puts in by itself where nothing is written; leaving it out says the same in fewer lines. */
const defaults: Record<string, string> = {
  checks: '[]',
  shownTo: '[]',
  multiple: 'false',
  required: 'true',
  needs: '[]',
  bulk: 'false',
  standIns: '[]',
  draftedBySystem: 'false',
  additions: '[]',
}

function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key, each]) => defaults[key] !== JSON.stringify(each))
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutDefaults(each)]))
}

/** Reads YAML text. What is no YAML, or no mapping, is told with its line; whether it is a scheme is a later question. */
export function readDocument(text: string): ReadDocument {
  if (text.length > mostCharacters) return { ok: false, problems: [{ path: '', message: '長すぎます。' }] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line
  const [error] = document.errors
  if (error) {
    const message = said[error.code] ?? 'YAMLとして読めません。字下げと記号を確かめてください。'
    return { ok: false, problems: [{ path: '', message, line: lineAt(error.pos[0]) }] }
  }
  if (!isMap(document.contents)) {
    return {
      ok: false,
      problems: [{ path: '', message: '「id: …」で始まる項目の並びにしてください。', line: 1 }],
    }
  }
  let definition: Record<string, unknown>
  try {
    // JSON at once: what the database would make of it.
    definition = JSON.parse(JSON.stringify(document.toJS())) as Record<string, unknown>
  } catch {
    return { ok: false, problems: [{ path: '', message: '「*」による参照を減らしてください。' }] }
  }
  const root = document.contents
  const locate = (problems: readonly Problem[]) =>
    problems.map((problem): LocatedProblem => {
      const offset = offsetOf(root, problem.path.split('.'))
      return offset === undefined ? problem : { ...problem, line: lineAt(offset) }
    })
  return { ok: true, definition, locate }
}

/** The shape of a stored definition: sound, or what is wrong with it. */
export function soundness(definition: unknown): ReturnType<typeof parseScheme> {
  return parseScheme([definition])
}

/** Where the deepest part of a path that exists begins. */
function offsetOf(root: Node, path: readonly string[]): number | undefined {
  let node: unknown = root
  let offset: number | undefined
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        each => isPair(each) && String((each.key as { value?: unknown })?.value) === step,
      )
      if (!pair) return offset
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)]
      if (item === undefined) return offset
      offset = (item as Node).range?.[0] ?? offset
      node = item
    } else return offset
  }
  return offset
}

const said: Record<string, string> = {
  DUPLICATE_KEY: '同じ項目が2回書かれています。',
  TAB_AS_INDENT: '字下げにタブが使われています。空白にしてください。',
  BAD_INDENT: '字下げがそろっていません。',
  MISSING_CHAR: '記号（「」や : など）が足りません。',
  BAD_ALIAS: '「*」で始まる名前が見つかりません。文なら引用符で囲んでください。',
  UNEXPECTED_TOKEN: 'ここにあるはずのない記号です。文なら引用符で囲んでください。',
  MULTILINE_IMPLICIT_KEY: '項目の名前が2行にわたっています。「:」のあとに空白があるか確かめてください。',
}

/** An example as the lines of a form. `copied`: under a name that is still to be given. */
export function writeExample(example: Example | undefined, copied: boolean) {
  return {
    name: copied ? '' : (example?.name ?? ''),
    on: example?.on ?? '',
    given: example ? writeDocument(example.given) : '',
    expect: example ? writeDocument(example.expect) : 'outcome: eligible\nreasons: []\n',
  }
}

export type ReadExample =
  | { ok: true; example: Example }
  | { ok: false; issues: { path: string; message: string }[] }

/** Reads an example back; issues name the field of the form: `name`, `on`, `given`, `expect`. */
export function readExample(typed: { name: string; on: string; given: string; expect: string }): ReadExample {
  const issues: { path: string; message: string }[] = []
  const part = (path: 'given' | 'expect') => {
    const read = readDocument(typed[path])
    if (read.ok) return read.definition
    const [first] = read.problems
    issues.push({ path, message: `${first?.line ?? 1}行目：${first?.message ?? ''}` })
    return {}
  }
  if (typed.name === '') issues.push({ path: 'name', message: '名前を付けてください。' })
  if (!isDay(typed.on)) issues.push({ path: 'on', message: '判定する日を入れてください。' })
  const [given, expect] = [part('given'), part('expect')]
  const parsed = Example.safeParse({ name: typed.name, on: typed.on, given, expect })
  if (issues.length > 0) return { ok: false, issues }
  if (parsed.success) return { ok: true, example: parsed.data }
  const message = (path: PropertyKey[]) =>
    `「${path.slice(1).map(String).join('.') || String(path[0])}」の書き方を確かめてください。`
  return {
    ok: false,
    issues: parsed.error.issues.map(({ path }) => ({ path: String(path[0] ?? ''), message: message(path) })),
  }
}
