import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'not-granted': {
    status: 409,
    text: {
      ja: 'この申請は、支給の決まったものではありません。',
      en: 'No payment has been decided for this application.',
    },
  },
  'nothing-due': {
    status: 409,
    text: {
      ja: 'この支払月に支払うものはありません。',
      en: 'Nothing is due in this month.',
    },
  },
  'payment-refused': {
    status: 422,
    text: {
      ja: '支払えないものがあります。直すか、今回は見送るものを選んでください。',
      en: 'Some payments cannot be made. Correct them, or choose to put them off.',
    },
  },
  'run-open': {
    status: 409,
    text: {
      ja: 'この制度には、確認を待っている支払があります。先に確認するか、取りやめてください。',
      en: 'A payment of this scheme is waiting to be confirmed. Confirm or cancel it first.',
    },
  },
  'own-run': {
    status: 403,
    text: {
      ja: '自分で作った支払は、自分では確認できません。ほかの職員に確認してもらってください。',
      en: 'You prepared this payment, so another person must confirm it.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
