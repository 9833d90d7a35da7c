import type { SyntaxNode } from './building.ts'
import type { Problem } from './problem.ts'

const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}', ')': '(', ']': '[', '}': '{' }
const fullWidth: Record<string, string> = {
  '“': '"',
  '”': '"',
  '≦': '<=',
  '≧': '>=',
  '≠': '!=',
  '×': '*',
  '÷': '/',
}

/** The first place where the text is no FEEL, said in Japanese; undefined when there is none. */
export function syntaxProblem(top: SyntaxNode, text: string): Problem | undefined {
  const error = firstError(top)
  if (!error) return undefined
  const at = error.from
  const rest = text.slice(at)
  const code = 'syntax'
  const token = /^\s*("[^"]*"?|[\p{L}\p{N}_]+|\S)/u.exec(rest)
  const unclosed = unclosedBracket(text)
  if (/^\s*$/.test(rest) || !token) {
    const message = unclosed
      ? `「${unclosed.text}」に対応する「${closers[unclosed.text]}」がありません。`
      : '式が途中で終わっています。続きを書いてください。'
    return { code, message, at: unclosed?.at ?? at, to: unclosed ? unclosed.at + 1 : text.length }
  }
  const word = token[1] ?? ''
  const from = at + token[0].length - word.length
  const to = from + word.length
  const half = fullWidth[word]
  if (half) {
    return {
      code: 'full-width-symbol',
      message: `「${word}」は使えません。「${half}」と書いてください。`,
      at: from,
      to,
    }
  }
  if (unclosed && ')]}'.includes(unclosed.text)) {
    const message = `「${unclosed.text}」に対応する「${closers[unclosed.text]}」がありません。`
    return { code, message, at: unclosed.at, to: unclosed.at + 1 }
  }
  if (word.startsWith('"') && (word.length === 1 || !word.endsWith('"'))) {
    return { code, message: '文字列の終わりの「"」がありません。', at: from, to: text.length }
  }
  if (word === "'") return { code, message: '文字列は「"」で囲んでください。', at: from, to }
  if (word === '=' && text[from - 1] === '=') {
    return { code, message: '等しいは「=」一つで書きます。', at: from - 1, to }
  }
  if (word === '&' || word === '|') {
    return { code, message: `「${word}」は使えません。「and」か「or」と書いてください。`, at: from, to }
  }
  return { code, message: `「${word}」の書き方が正しくないか、ここには書けません。`, at: from, to }
}

function firstError(node: SyntaxNode): SyntaxNode | undefined {
  let first: SyntaxNode | undefined
  const cursor = node.cursor()
  do {
    if (cursor.type.isError && (!first || cursor.from < first.from)) first = cursor.node
  } while (cursor.next())
  return first
}

function unclosedBracket(text: string): { text: string; at: number } | undefined {
  const open: { text: string; at: number }[] = []
  // FEEL also writes open intervals as ]1..2[, so square brackets match in any direction.
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|\/\/.*|[(){}]/g)) {
    const bracket = match[0]
    if (bracket.length > 1) continue
    if ('({'.includes(bracket)) open.push({ text: bracket, at: match.index })
    else if (open.at(-1)?.text === closers[bracket]) open.pop()
    else return { text: bracket, at: match.index }
  }
  return open.at(-1)
}
