import type { Value } from '../values.ts'
import { type Builtin, type Calling, parameter as p, strict } from './define.ts'
import { regexOf } from './regex.ts'

const string = p('string', 'string')
const pattern = p('pattern', 'string')
const flags = p('flags', 'string', { optional: true, nullable: true })
const match = p('match', 'string')

/** Text as its characters; a character outside the basic plane (𠮷) counts once. */
const characters = (text: string) => [...text]

/** Regular expressions go through at most this much text, so that no answer can make one slow. */
const longestSearched = 10_000

function searched(
  text: string,
  source: string,
  flagText: string | null | undefined,
  more: string,
): RegExp | null {
  return text.length > longestSearched ? null : regexOf(source, flagText ?? '', more)
}

/** DMN 1.3 §10.3.4.3. Positions count characters from 1. */
export const stringFunctions: Builtin[] = [
  strict(
    'substring',
    [string, p('start position', 'number'), p('length', 'number', { optional: true, nullable: true })],
    'string',
    ([text, start, length = null]) => {
      const all = characters(text)
      const from = start > 0 ? start - 1 : all.length + start
      if (!Number.isInteger(start) || start === 0 || from < 0 || from >= all.length) return null
      if (length === null) return all.slice(from).join('')
      return length >= 1 ? all.slice(from, from + Math.trunc(length)).join('') : null
    },
  ),
  strict('string length', [string], 'number', ([text]) => characters(text).length),
  strict('upper case', [string], 'string', ([text]) => text.toUpperCase()),
  strict('lower case', [string], 'string', ([text]) => text.toLowerCase()),
  strict('trim', [string], 'string', ([text]) => text.trim()),
  strict('substring before', [string, match], 'string', ([text, part]) => {
    const at = text.indexOf(part)
    return at < 0 ? '' : text.slice(0, at)
  }),
  strict('substring after', [string, match], 'string', ([text, part]) => {
    const at = text.indexOf(part)
    return at < 0 ? '' : text.slice(at + part.length)
  }),
  strict('contains', [string, match], 'boolean', ([text, part]) => text.includes(part)),
  strict('starts with', [string, match], 'boolean', ([text, part]) => text.startsWith(part)),
  strict('ends with', [string, match], 'boolean', ([text, part]) => text.endsWith(part)),
  strict('matches', [p('input', 'string'), pattern, flags], 'boolean', ([input, source, flagText]) => {
    const regex = searched(input, source, flagText, '')
    return regex ? regex.test(input) : null
  }),
  strict(
    'replace',
    [p('input', 'string'), pattern, p('replacement', 'string'), flags],
    'string',
    ([input, source, replacement, flagText]) => {
      const regex = searched(input, source, flagText, 'g')
      // In XPath $0 is the whole match and \$ a dollar; JS writes these $& and $$.
      const template = replacement.replace(/\\\$/g, '$$$$').replace(/\$0/g, '$$&').replaceAll('\\\\', '\\')
      return regex ? input.replace(regex, template) : null
    },
  ),
  strict('split', [string, p('delimiter', 'string')], { list: 'string' }, ([text, delimiter]) => {
    const regex = searched(text, delimiter, '', '')
    return regex ? splitBy(text, new RegExp(regex, `${regex.flags}g`)) : null
  }),
  strict(
    'extract',
    [p('input', 'string'), pattern, flags],
    { list: 'string' },
    ([input, source, flagText]) => {
      const regex = searched(input, source, flagText, 'g')
      return regex ? [...input.matchAll(regex)].map(found => found[0]) : null
    },
  ),
  strict(
    'string join',
    [
      p('list', { list: 'string' }),
      p('delimiter', 'string', { optional: true, nullable: true }),
      p('prefix', 'string', { optional: true, nullable: true }),
      p('suffix', 'string', { optional: true, nullable: true }),
    ],
    'string',
    ([list, delimiter, prefix, suffix]: [Value[], string?, string?, string?], calling: Calling) => {
      calling.spend(list.length)
      const texts = list.filter(item => item !== null)
      if (!texts.every(item => typeof item === 'string')) return null
      return `${prefix ?? ''}${texts.join(delimiter ?? '')}${suffix ?? ''}`
    },
  ),
]

/** The pieces between matches, without what groups captured. */
function splitBy(text: string, regex: RegExp): string[] {
  const pieces: string[] = []
  let start = 0
  for (const found of text.matchAll(regex)) {
    if (found[0] === '') continue
    pieces.push(text.slice(start, found.index))
    start = found.index + found[0].length
  }
  return [...pieces, text.slice(start)]
}
