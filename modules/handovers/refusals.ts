import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'nothing-to-hand-over': {
    status: 409,
    text: {
      ja: '新しく受け渡すものはありません。前に渡したものをもう一度渡すときは、その申請を選んでください。',
      en: 'There is nothing new to hand over.',
    },
  },
  'handover-refused': {
    status: 422,
    text: {
      ja: 'このままでは受け渡せません。示した行と列を直してください。ファイルは作っていません。',
      en: 'The file cannot be made. Correct the rows and columns shown.',
    },
  },
  'column-unknown': {
    status: 422,
    text: {
      ja: '列「{column}」のもとになる項目が、この制度にありません。',
      en: 'The scheme has nothing that column “{column}” could be taken from.',
    },
  },
  'column-twice': {
    status: 422,
    text: {
      ja: '列「{column}」が2つあります。列の名前は一つずつにしてください。',
      en: 'There are two columns named “{column}”.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
