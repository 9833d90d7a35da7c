import type { Question } from '../../scheme/form.ts'
import { say, type Text } from '../../text.ts'
import { narrow } from '../../values/plain.ts'
import type { FieldProblem, Kind } from '../kind.ts'

/** Digits wide or narrow, thousands commas, and the question's own unit behind them are understood. */
export const number: Kind<number> = {
  kind: 'number',
  read: (fields, question) => {
    const typed = narrow(fields.one()).replace(/\s/g, '')
    if (typed === '') return {}
    const units = Object.values(question.unit ?? {}).map(unit => narrow(unit).replace(/\s/g, ''))
    const unit = units.find(each => each !== '' && typed.endsWith(each))
    const bare = unit ? typed.slice(0, -unit.length) : typed
    const plain = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
    if (!/^[+-]?\d{1,15}(?:\.\d{1,6})?$/.test(plain)) {
      return { problems: [{ field: fields.name(), message: notANumber }] }
    }
    return { value: Number(plain) + 0 }
  },
  write: (value, question) => ({ [question.id]: [String(value)] }),
  check: (value, question) => range(value, question),
  format: (value, question, language) => {
    const digits = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 6 }).format(value)
    if (!question.unit) return digits
    return language === 'en'
      ? `${digits} ${say(question.unit, language)}`
      : digits + say(question.unit, language)
  },
  toFact: value => value,
}

function range(value: number, question: Question): FieldProblem[] {
  const { minimum, maximum } = question
  const low = minimum !== undefined && value < minimum
  const high = maximum !== undefined && value > maximum
  if (!Number.isFinite(value)) return [{ field: question.id, message: notANumber }]
  return low || high ? [{ field: question.id, message: outside(minimum, maximum) }] : []
}

const notANumber: Text = {
  ja: '数字で入力してください。',
  'ja-easy': '数字で 書いてください。',
  en: 'Enter a number.',
}

function outside(minimum: number | undefined, maximum: number | undefined): Text {
  if (minimum !== undefined && maximum !== undefined) {
    return {
      ja: `${minimum}から${maximum}までの数字で入力してください。`,
      'ja-easy': `${minimum}から ${maximum}までの 数字で 書いてください。`,
      en: `Enter a number from ${minimum} to ${maximum}.`,
    }
  }
  return minimum !== undefined
    ? {
        ja: `${minimum}以上の数字で入力してください。`,
        'ja-easy': `${minimum}か、${minimum}より 大きい 数字で 書いてください。`,
        en: `Enter ${minimum} or more.`,
      }
    : {
        ja: `${maximum}以下の数字で入力してください。`,
        'ja-easy': `${maximum}か、${maximum}より 小さい 数字で 書いてください。`,
        en: `Enter ${maximum} or less.`,
      }
}
