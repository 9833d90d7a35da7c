import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { mergeScheme } from '#language/publish/merge.ts'
import { parseScheme } from '#language/publish/parse.ts'
import type { Scheme } from '#language/scheme/scheme.ts'

const root = join(import.meta.dirname, '..', 'schemes')

/** Every scheme of the repository and the municipalities that run it: `['postpartum-care', '139998']`, … */
export function shippedSchemes(): [id: string, code: string][] {
  return readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'shared')
    .flatMap(({ name }) =>
      yamlFiles(join(root, name, 'municipalities')).map((file): [string, string] => [
        name,
        file.slice(0, -5),
      ]),
    )
}

/** A scheme as one municipality runs it, read from the files. Throws the problems of its shape. */
export function shippedScheme(id: string, code: string): Scheme {
  const folder = join(root, id)
  const pieces = withShared([
    ...yamlFiles(folder).map(file => fileOf(id, file)),
    fileOf(id, 'municipalities', `${code}.yaml`),
  ])
  const own = pieces.pop()
  const parsed = parseScheme(pieces, own)
  if (parsed.ok) return parsed.scheme
  throw new Error(
    parsed.problems.map(problem => `${id}/${code} ${problem.path}: ${problem.message}`).join('\n'),
  )
}

/**
 * Written out what a scheme takes from `schemes/shared/`: pieces it `extends` go under its own, `{ name, shared: true }`
 * is a fact of facts.yaml, `{ use: id }` a question and `{ page: id }` a page of questions.yaml, with what else stands
 * there laid over it.
 */
function withShared(pieces: unknown[]): unknown[] {
  const bases = pieces.flatMap(piece => (piece as { extends?: string[] } | null)?.extends ?? [])
  const facts = new Map((shared('facts').facts as Thing[]).map(fact => [fact.name, fact]))
  const questions = new Map((shared('questions').questions as Thing[]).map(each => [each.id, each]))
  const pages = new Map((shared('questions').pages as Thing[]).map(each => [each.id, each]))
  const found = (kind: string, name: unknown, thing: Thing | undefined): Thing => {
    if (!thing) throw new Error(`schemes/shared has no ${kind} ${String(name)}`)
    return thing
  }
  const expand = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(expand)
    if (typeof node !== 'object' || node === null) return node
    const { extends: _, shared: isShared, use, page, ...own } = node as Thing
    const rest = Object.fromEntries(Object.entries(own).map(([key, each]) => [key, expand(each)]))
    if (isShared === true) return mergeScheme(found('fact', own.name, facts.get(own.name)), rest)
    if (page !== undefined) return mergeScheme(expand(found('page', page, pages.get(page))), rest)
    if (use === undefined) return rest
    return typeof use === 'string' && questions.has(use)
      ? mergeScheme(questions.get(use), rest)
      : { ...rest, use: expand(use) }
  }
  return [...bases.map(shared), ...pieces].map(expand)
}

type Thing = Record<string, unknown>

const files = new Map<string, unknown>()

/** What a file below `schemes/` says, read once: every municipality of a scheme wants most of them. */
function fileOf(...path: string[]): unknown {
  const file = join(root, ...path)
  const known = files.get(file) ?? parse(readFileSync(file, 'utf8'))
  files.set(file, known)
  return known
}

function shared(file: string): Thing {
  return fileOf('shared', `${file}.yaml`) as Thing
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .sort()
}
