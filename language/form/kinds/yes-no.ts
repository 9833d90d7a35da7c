import { say } from '../../text.ts'
import type { Kind } from '../kind.ts'
import { notAnOption } from '../messages.ts'

/** Posted as `yes` or `no`. */
export const yesNo: Kind<boolean> = {
  kind: 'yes-no',
  read: (fields, question) => {
    const chosen = fields.one()
    if (chosen === '') return {}
    if (chosen === 'yes' || chosen === 'no') return { value: chosen === 'yes' }
    return { problems: [{ field: fields.name(), message: notAnOption(question) }] }
  },
  write: (value, question) => ({ [question.id]: [value ? 'yes' : 'no'] }),
  check: () => [],
  format: (value, _question, language) =>
    say(value ? { ja: 'はい', en: 'Yes' } : { ja: 'いいえ', en: 'No' }, language),
  toFact: value => value,
}
