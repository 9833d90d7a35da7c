import type { Text } from '../../text.ts'
import { normaliseEmail } from '../../values/email.ts'
import { normalisePhone } from '../../values/phone.ts'
import type { Kind } from '../kind.ts'

function kindOf(
  kind: 'phone' | 'email',
  normalise: (text: string) => string | undefined,
  message: Text,
): Kind<string> {
  return {
    kind,
    read: fields => {
      const typed = fields.one().trim()
      if (typed === '') return {}
      const value = normalise(typed)
      return value === undefined ? { problems: [{ field: fields.name(), message }] } : { value }
    },
    write: (value, question) => ({ [question.id]: [value] }),
    check: (value, question) => (normalise(value) === value ? [] : [{ field: question.id, message }]),
    format: value => value,
    toFact: value => value,
  }
}

export const phone = kindOf('phone', normalisePhone, {
  ja: '電話番号を市外局番から入力してください（例：090-1234-5678）。',
  'ja-easy': '電話番号を はじめの 0から 書いてください（例：090-1234-5678）。',
  en: 'Enter the whole telephone number, for example 090-1234-5678.',
})

export const email = kindOf('email', normaliseEmail, {
  ja: 'メールアドレスを「name@example.jp」のように入力してください。',
  'ja-easy': 'メールアドレスを「name@example.jp」のように 書いてください。',
  en: 'Enter an e-mail address like name@example.jp.',
})
