import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'facts-missing': {
    status: 409,
    text: {
      ja: '申請（{number}）は、まだ「{action}」ができません。確認の欄で足りない情報を確かめてください。',
      en: 'Case {number} cannot be decided yet: facts are missing. See the checks.',
    },
  },
  'proposal-open': {
    status: 409,
    text: {
      ja: 'この申請（{number}）は起案されて決裁を待っています。先に取戻しか差戻しをしてください。',
      en: 'Case {number} is awaiting a decision. Take it back or send it back first.',
    },
  },
  'no-route': {
    status: 409,
    text: {
      ja: 'この制度では、その決め方はできません。制度の「決裁の経路」を確かめてください。',
      en: 'This scheme does not decide that way. Check its approval routes.',
    },
  },
  'reasons-needed': {
    status: 422,
    text: {
      ja: '理由を一つ以上書いてください。通知書に理由として載ります。',
      en: 'Give at least one reason. It will stand in the letter.',
    },
  },
  'comments-needed': {
    status: 422,
    text: {
      ja: '直してほしい項目に、少なくとも一つコメントを付けてください。',
      en: 'Put a comment on at least one answer that needs correcting.',
    },
  },
  'batch-empty': {
    status: 409,
    text: {
      ja: 'この月に承認して、まだ一括決裁に載せていない申請はありません。',
      en: 'No case approved in that month is waiting for a formal decision.',
    },
  },
  'own-draft': {
    status: 403,
    text: {
      ja: '自分が起案したもの（{title}）は、自分では決裁できません。ほかの人に頼んでください。',
      en: 'You drafted “{title}”, so another person must decide it.',
    },
  },
  'already-endorsed': {
    status: 403,
    text: {
      ja: 'あなたはすでに確認しています（{title}）。最後の決裁はほかの人がします。',
      en: 'You have already endorsed “{title}”. Another person decides.',
    },
  },
  'not-your-turn': {
    status: 403,
    text: {
      ja: '「{title}」は、いまあなたの順番ではありません。',
      en: 'It is not your turn on “{title}”.',
    },
  },
  'account-differs': {
    status: 422,
    text: {
      ja: '受付番号{number}は、口座名義が住民記録のフリガナと違います。まとめては進められません。一件だけ開いて確かめてください。',
      en: 'The account of {number} reads as somebody else’s. Open that case by itself and check it.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
