import { lineFinder } from './parse.ts'
import { type Finding, isTest, type Rule, type Source, topOf } from './tree.ts'

/** Names of particular schemes. They belong in schemes/ and db/demo, never in code. */
const SCHEME_WORDS =
  /産後ケア|児童手当|児童扶養手当|就学援助|医療費助成|支援給付|誰でも通園|訪問支援事業|延長保育|postpartum|child[ -]allowance|sango-?care/i
const SCHEME_FREE = /^(modules|language|platform|api|web|db\/migrations)\//
/** The landing page tells the stories of real schemes. */
const SCHEME_TELLERS = /^web\/demo\//

const UNFINISHED = /\b(TODO|FIXME|XXX|HACK)\b|\b[Ll]orem ipsum\b/
const WORKPLACE = /(^|[\s'"`(=:])\/(work|tmp)\/|\bissue\s+#?\d+\b|\bthe brief\b|\blocalhost:4873\b/i
const BARE_ERROR = /^エラーが発生しました[。！!]?$/

/** Words that must not appear where they would do harm. */
export const words: Rule = tree =>
  tree.sources.flatMap(source => {
    if (source.path.startsWith('scripts/check/') || source.path === 'package-lock.json') return []
    return [
      ...judgeSchemeWords(source),
      ...judgeUnfinished(source),
      ...judgeWorkplace(source),
      ...judgePlaceholder(source),
      ...judgeBareError(source),
    ]
  })

function matches(source: Source, pattern: RegExp): { line: number; word: string }[] {
  const lineAt = lineFinder(source.text)
  return [...source.text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(match => ({
    line: lineAt((match.index ?? 0) + match[0].length - 1),
    word: match[0].trim(),
  }))
}

function judgeSchemeWords(source: Source): Finding[] {
  const { path } = source
  if (!SCHEME_FREE.test(path) || SCHEME_TELLERS.test(path) || isTest(path)) return []
  return matches(source, SCHEME_WORDS).map(({ line, word }) => ({
    file: path,
    line,
    wrong: `names a particular scheme (${word})`,
    why: 'a town must be able to add a scheme without a programmer, so code knows only what all schemes share',
    instead: 'read the name, rule or amount from the scheme’s definition in schemes/',
  }))
}

function judgeUnfinished(source: Source): Finding[] {
  if (!source.code && !/\.(sql|css|ya?ml)$/.test(source.path)) return []
  return matches(source, UNFINISHED).map(({ line, word }) => ({
    file: source.path,
    line,
    wrong: `unfinished work (${word})`,
    why: 'notes to ourselves are not found again by the person who meets the gap',
    instead: 'finish it, or refuse the case with a clear reason and say so in the documentation',
  }))
}

function judgeWorkplace(source: Source): Finding[] {
  return matches(source, WORKPLACE).map(({ line, word }) => ({
    file: source.path,
    line,
    wrong: `speaks of one person’s workplace (${word})`,
    why: 'the project is read on other machines, where such a place does not exist',
    instead: 'use a path relative to the project, os.tmpdir(), or say the matter itself',
  }))
}

function judgePlaceholder({ path, code }: Source): Finding[] {
  if (topOf(path) !== 'web') return []
  return (code?.attributes ?? [])
    .filter(attribute => attribute.name === 'placeholder')
    .map(({ line }) => ({
      file: path,
      line,
      wrong: 'a placeholder in a field',
      why: 'it vanishes while one types, has too little contrast and is taken for an answer',
      instead: 'write the example as support text under the label',
    }))
}

function judgeBareError({ path, code }: Source): Finding[] {
  return (code?.texts ?? [])
    .filter(text => BARE_ERROR.test(text.value.trim()))
    .map(({ line }) => ({
      file: path,
      line,
      wrong: 'an error message that says only that there was an error',
      why: 'the reader needs what happened and what to do next',
      instead: 'name the field or the step, what was kept, and the next thing to try',
    }))
}
