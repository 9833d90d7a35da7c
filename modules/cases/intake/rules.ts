import { factsFrom } from '#language/form/facts.ts'
import { truth } from '#language/rules/expression.ts'
import { judging } from '#language/rules/scope.ts'
import type { Answers, BankAccountAnswer } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Day } from '#language/values/date.ts'
import { normaliseKana } from '#language/values/kana.ts'
import { compareHolder, type KanaPlace } from '#language/values/kana-difference.ts'

/** The account to be paid into, where one was asked for and answered, and the answers still ask for it. */
export function accountIn(
  scheme: Scheme,
  answers: Answers,
  on: Day,
): { question: string; account: BankAccountAnswer } | null {
  const facts = factsFrom(scheme.form, answers)
  const at = judging(scheme, on)
  const asked = (when: string | undefined) => when === undefined || truth(when, facts, at) !== 'no'
  for (const page of scheme.form.pages) {
    for (const { id, kind, when } of page.questions) {
      const account = kind === 'bank-account' ? (answers[id] as BankAccountAnswer | undefined) : undefined
      if (account && typeof account === 'object' && asked(page.when) && asked(when))
        return { question: id, account }
    }
  }
  return null
}

/** The holder of an account beside the person who was matched. */
export interface Holder {
  question: string
  account: BankAccountAnswer
  /** フリガナ in the register; null while nobody is matched. */
  registered: string | null
  /** Null while nobody is matched. */
  agrees: KanaPlace['kind'] | null
  places: KanaPlace[]
  /** Why it is the person's own although it reads differently, as somebody made sure. */
  confirmed: string | null
}

export function holderOf(
  found: { question: string; account: BankAccountAnswer },
  registered: string | null,
  confirmed: string | null,
): Holder {
  if (registered === null) return { ...found, registered, agrees: null, places: [], confirmed }
  return { ...found, registered, ...compareHolder(found.account.holderKana, registered), confirmed }
}

/** Whether the account reads as somebody else's, and nobody has made sure that it is not. */
export function isForeign(holder: Holder | undefined): boolean {
  return holder?.agrees === 'different' && holder.confirmed === null
}

/** What a confirmation is kept under: another holder is looked at anew. */
export function holderKey(account: BankAccountAnswer): string {
  return normaliseKana(account.holderKana)
}
