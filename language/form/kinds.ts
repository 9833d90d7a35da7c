import type { QuestionKind } from '../scheme/form.ts'
import type { Kind } from './kind.ts'
import { address } from './kinds/address.ts'
import { bankAccount } from './kinds/bank-account.ts'
import { choice, choices } from './kinds/choice.ts'
import { consent } from './kinds/consent.ts'
import { email, phone } from './kinds/contact.ts'
import { date } from './kinds/date.ts'
import { file } from './kinds/file.ts'
import { membersOf } from './kinds/members.ts'
import { name } from './kinds/name.ts'
import { number } from './kinds/number.ts'
import { longText, text } from './kinds/text.ts'
import { yesNo } from './kinds/yes-no.ts'

const kinds = new Map(
  [
    text,
    longText,
    number,
    yesNo,
    choice,
    choices,
    date,
    name,
    address,
    phone,
    email,
    bankAccount,
    file,
    consent,
    membersOf(kindFor),
    // A question's kind and the shape of its answer belong together by the form's own definition.
  ].map(kind => [kind.kind, kind as unknown as Kind]),
)

export function kindFor(kind: QuestionKind): Kind {
  const found = kinds.get(kind)
  if (!found) throw new Error(`No such kind of question: ${kind}`)
  return found
}
