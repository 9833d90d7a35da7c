import { parser, trackVariables } from 'lezer-feel'
import type { Expression, UnaryTests } from './ast.ts'
import { Building, type SyntaxNode } from './building.ts'
import { convertNode, convertUnaryTests } from './convert.ts'
import type { Problem } from './problem.ts'
import { syntaxProblem } from './syntax-problem.ts'

export type Parsed = { ok: true; expression: Expression } | { ok: false; problems: Problem[] }
export type ParsedTests = { ok: true; tests: UnaryTests } | { ok: false; problems: Problem[] }

/** No honest rule is longer; a longer text is refused before it costs anything. */
const longest = 50_000

/**
 * Reads FEEL text (DMN 1.3+) into a syntax tree, or says in Japanese what is wrong and where.
 *
 * `names` are the names in scope, dotted (`世帯.所得 合計`). They are needed only for names that FEEL could not
 * tell from operators or keywords otherwise, such as `所得-控除`, and to allow full-width symbols in a name.
 */
export function parse(text: string, names: readonly string[] = []): Parsed {
  const result = read(text, 'Expression', names, (node, b) => b.convert(node))
  return 'problems' in result ? { ok: false, ...result } : { ok: true, expression: result.node }
}

/** Reads one cell of a decision table: `> 3, [10..20)`, `not("a")`, `-`. */
export function parseUnaryTests(text: string, names: readonly string[] = []): ParsedTests {
  const result = read(text, 'UnaryTests', names, convertUnaryTests)
  return 'problems' in result ? { ok: false, ...result } : { ok: true, tests: result.node }
}

function read<T>(
  text: string,
  top: Top,
  names: readonly string[],
  convert: (node: SyntaxNode, building: Building) => T,
): { node: T } | { problems: Problem[] } {
  if (text.trim() === '') {
    return { problems: [{ code: 'empty', message: '式が空です。', at: 0, to: text.length }] }
  }
  if (text.length > longest) {
    return { problems: [{ code: 'too-deep', message: '式が長すぎます。', at: longest, to: text.length }] }
  }
  const tree = parserFor(top, names).parse(text)
  const wrong = syntaxProblem(tree.topNode, text)
  if (wrong) return { problems: [wrong] }
  const building = new Building(text, names, convertNode)
  const node = convert(tree.topNode, building)
  return building.problems.length > 0 ? { problems: building.problems } : { node }
}

type Top = 'Expression' | 'UnaryTests'
const parsers = new WeakMap<readonly string[], Partial<Record<Top, typeof parser>>>()

/** Setting up the parser costs more than most texts take, and the texts of a scheme share their list of names. */
function parserFor(top: Top, names: readonly string[]): typeof parser {
  const known = parsers.get(names) ?? {}
  parsers.set(names, known)
  known[top] ??= parser.configure({ top, contextTracker: trackVariables(contextOf(names)) })
  return known[top]
}

/** Dotted names as the nested object the parser wants, to recognise them in the text. */
function contextOf(names: readonly string[]): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null)
  for (const name of names) {
    let context = root
    for (const part of name.split('.')) {
      const inner = context[part]
      const next = (typeof inner === 'object' && inner !== null ? inner : Object.create(null)) as typeof root
      context[part] = next
      context = next
    }
  }
  return root
}
