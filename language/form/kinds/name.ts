import type { NameAnswer, Question } from '../../scheme/form.ts'
import { isFurigana } from '../../values/kana.ts'
import { formatName, formatNameKana, isLatin, normaliseName } from '../../values/name.ts'
import { lengthOf } from '../../values/plain.ts'
import type { FieldProblem, Kind } from '../kind.ts'
import { enter, tooLong } from '../messages.ts'

const parts = ['family', 'given', 'familyKana', 'givenKana'] as const
/** Longer than any registered name; core systems hold about as much. */
const most = 60

export const name: Kind<NameAnswer> = {
  kind: 'name',
  first: 'family',
  read: (fields, question) => {
    const [family, given, familyKana, givenKana] = parts.map(part => fields.one(part))
    const value = normaliseName({
      family: family ?? '',
      given: given ?? '',
      familyKana: familyKana ?? '',
      givenKana: givenKana ?? '',
    })
    if (parts.every(part => value[part] === '')) return {}
    const problems = check(value, question)
    return problems.length > 0 ? { problems } : { value }
  },
  write: (value, question) =>
    Object.fromEntries(parts.map(part => [`${question.id}.${part}`, [value[part]]])),
  check,
  format: value => {
    const kana = formatNameKana(value)
    return kana === '' ? formatName(value) : `${formatName(value)}（${kana}）`
  },
  toFact: value => formatName(value),
}

/** One name alone is complete if it is in Latin letters: not everyone has a family name. */
function check(value: NameAnswer, question: Question): FieldProblem[] {
  const single = value.given === '' && value.givenKana === '' && isLatin(value.family)
  return parts.flatMap((part): FieldProblem[] => {
    const field = `${question.id}.${part}`
    const text = value[part]
    if (text === '') return single ? [] : [{ field, message: enter(labels[part]) }]
    const length = lengthOf(text)
    if (length > most) return [{ field, message: tooLong(most, length) }]
    return part.endsWith('Kana') && !isFurigana(text) ? [{ field, message: notKana }] : []
  })
}

const labels = {
  family: { ja: '氏（名字）', 'ja-easy': '名字', en: 'family name' },
  given: { ja: '名', 'ja-easy': '名前', en: 'given name' },
  familyKana: { ja: '氏のフリガナ', 'ja-easy': '名字の フリガナ', en: 'family name in katakana' },
  givenKana: { ja: '名のフリガナ', 'ja-easy': '名前の フリガナ', en: 'given name in katakana' },
} as const

const notKana = {
  ja: 'カタカナかひらがなで入力してください。',
  'ja-easy': 'カタカナか ひらがなで 書いてください。',
  en: 'Write it in katakana or hiragana.',
} as const
