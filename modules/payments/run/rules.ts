import type { Holder } from '#modules/cases/intake/rules.ts'
import { isForeign } from '#modules/cases/intake/rules.ts'
import type { Payable } from '#modules/transfers/rules.ts'
import type { DueLine } from '../rules.ts'

/** One person to be paid: a case with all that is due to it. Whole yen. */
export interface Recipient extends Payable {
  caseId: string
  accountId: string | null
  number: string
  applicant: string
  protected: boolean
  lines: DueLine[]
  holder: Holder | null
  /** A payment of this case came back before. */
  again: boolean
}

/** What keeps a person from being paid beside what the bank would say; in words. */
export function ownProblems({ holder, again }: Recipient, sameAsFailed: boolean): string[] {
  if (!holder) return []
  return [
    ...(isForeign(holder)
      ? ['口座名義が住民記録のフリガナと違います。申請のページで確かめてください。']
      : []),
    ...(holder.agrees === null && holder.confirmed === null
      ? ['住民記録と照合していないため、口座名義を確かめられません。']
      : []),
    ...(again && sameAsFailed
      ? ['前に振り込めなかった口座のままです。新しい口座の届出を待ってください。']
      : []),
  ]
}
