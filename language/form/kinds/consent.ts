import type { ConsentAnswer } from '../../scheme/form.ts'
import { say } from '../../text.ts'
import { formatInstant } from '../../values/date.ts'
import type { Kind } from '../kind.ts'

/** `agree` under the bare name. What is kept is the version of the text agreed to, and when. */
export const consent: Kind<ConsentAnswer> = {
  kind: 'consent',
  read: (fields, question, context) =>
    fields.all().includes('agree')
      ? { value: { version: question.consent?.version ?? '', agreedAt: context.now } }
      : {},
  write: (_value, question) => ({ [question.id]: ['agree'] }),
  /** Consent to an older text is none to this one. */
  check: (value, question) =>
    value.version === (question.consent?.version ?? '')
      ? []
      : [
          {
            field: question.id,
            message: {
              ja: '同意の文面が新しくなりました。読んで、同意する場合はチェックを入れてください。',
              'ja-easy': '文が 新しく なりました。読んでください。よければ チェックを 入れてください。',
              en: 'The text has changed. Read it and tick the box if you agree.',
            },
          },
        ],
  format: (value, _question, language) => {
    const at = formatInstant(new Date(value.agreedAt), language, 'western')
    return say(
      { ja: `同意する（第${value.version}版、${at}）`, en: `Agreed (version ${value.version}, ${at})` },
      language,
    )
  },
  toFact: () => true,
}
