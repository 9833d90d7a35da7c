import { parseSync } from 'vite'

/** What the rules need to know about one TypeScript file; lines count from 1. */
export type Code = {
  imports: Import[]
  /** Names the file exports: `loader`, `action`, `default` … */
  exports: string[]
  /** `process.env` in any spelling. */
  environment: number[]
  /** SQL built here: `sql` templates and the first verb of a Kysely query. */
  queries: { line: number; text: string }[]
  /** JSX attributes by name. */
  attributes: { line: number; name: string }[]
  /** String literals, template pieces and JSX text. */
  texts: { line: number; value: string }[]
  errors: { line: number; message: string }[]
}

export type Import = {
  specifier: string
  line: number
  /** True when nothing of it is left at run time. */
  typeOnly: boolean
}

type Node = { type: string; start: number; [key: string]: unknown }

const QUERY_VERBS = new Set([
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'replaceInto',
])

/**
 * Reads the facts out of one source file. Uses the parser that Vite brings, so that comments, templates and
 * JSX never confuse a rule the way regular expressions would.
 */
export function parseCode(path: string, text: string): Code {
  const result = parseSync(path, text)
  const lineAt = lineFinder(text)
  const code: Code = {
    imports: [],
    exports: result.module.staticExports.flatMap(statement =>
      statement.entries.map(entry => entry.exportName.name ?? 'default'),
    ),
    environment: [],
    queries: [],
    attributes: [],
    texts: [],
    errors: result.errors.map(error => ({
      line: lineAt(error.labels[0]?.start ?? 0),
      message: error.message,
    })),
  }
  walk(result.program as unknown as Node, node => readNode(node, code, lineAt(node.start)))
  return code
}

function readNode(node: Node, code: Code, line: number): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      readImport(node, code, line)
      break
    case 'MemberExpression':
      if (nameOf(node.object) === 'process' && nameOf(node.property) === 'env') code.environment.push(line)
      break
    case 'TaggedTemplateExpression':
      if (nameOf(node.tag) === 'sql') code.queries.push({ line, text: 'sql`…`' })
      break
    case 'CallExpression': {
      const verb = nameOf((node.callee as Node).property)
      if (verb && QUERY_VERBS.has(verb)) code.queries.push({ line, text: `.${verb}(` })
      break
    }
    case 'JSXAttribute':
      code.attributes.push({ line, name: String((node.name as Node).name) })
      break
    case 'Literal':
    case 'JSXText':
      if (typeof node.value === 'string') code.texts.push({ line, value: node.value })
      break
    case 'TemplateElement':
      code.texts.push({ line, value: String((node.value as { cooked: unknown }).cooked) })
      break
  }
}

function readImport(node: Node, code: Code, line: number): void {
  const specifier = (node.source as { value?: unknown } | null)?.value
  if (typeof specifier !== 'string') return
  const kind = node.importKind ?? node.exportKind
  code.imports.push({ specifier, line, typeOnly: kind === 'type' || node.type === 'TSImportType' })
  if (/^(node:)?process$/.test(specifier)) {
    const named = (node.specifiers as Node[] | undefined) ?? []
    if (named.some(entry => nameOf(entry.imported) === 'env')) code.environment.push(line)
  }
}

function nameOf(value: unknown): string | undefined {
  const node = value as Node | null | undefined
  return node?.type === 'Identifier' ? String(node.name) : undefined
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) walk(item, visit)
    } else if (isNode(value)) {
      walk(value, visit)
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

/** Offset → line, by binary search over the line starts. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
