import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'scheme-not-ready': {
    status: 422,
    text: {
      ja: '制度の内容に直すところがあるため公開できません。示した場所を直してください。',
      en: 'The scheme cannot be published yet. Please correct the places shown.',
    },
  },
  'scheme-unchanged': {
    status: 409,
    text: {
      ja: '公開されている版と同じ内容です。変わったところがありません。',
      en: 'This is the same as the published version. Nothing has changed.',
    },
  },
  'draft-exists': {
    status: 409,
    text: {
      ja: 'この制度には、書きかけの草案がもうあります。その草案を開いて続けてください。',
      en: 'There is a draft of this scheme already. Open it and go on from there.',
    },
  },
  'draft-unsound': {
    status: 422,
    text: {
      ja: '草案に形の誤りがあるため、この画面では変えられません。「全体を編集」で、示した場所を先に直してください。',
      en: 'The draft is not of a sound shape. Put the places shown right in the whole text first.',
    },
  },
  'row-refused': {
    status: 422,
    text: {
      ja: 'この行は足せません。日付と値を確かめてください。',
      en: 'This row cannot be added. Please check its day and value.',
    },
  },
  'example-exists': {
    status: 409,
    text: {
      ja: '「{name}」という実例はもうあります。別の名前を付けてください。',
      en: 'There is already an example called “{name}”. Choose another name.',
    },
  },
  'document-unreadable': {
    status: 422,
    text: {
      ja: '書き方に誤りがあり、保存していません。示した行を直してください。書いた内容はこの画面に残っています。',
      en: 'The text could not be read and was not saved. Put the lines shown right.',
    },
  },
  'effective-in-past': {
    status: 422,
    text: {
      ja: '適用日は今日かそれより後の日にしてください。過ぎた日にさかのぼって決まりを変えることはできません。',
      en: 'The first day must be today or later.',
    },
  },
  'version-overtaken': {
    status: 409,
    text: {
      ja: '草案を作ったあとに、第{version}版が公開されました。その版の内容を取り込んでから公開してください。',
      en: 'Version {version} has been published since this draft was started. Take it over first.',
    },
  },
  'changes-conflict': {
    status: 409,
    text: {
      ja: '同じ場所が別々に変わっているため、自動では取り込めません（{places}）。草案を破棄するか、「全体を編集」で合わせてください。',
      en: 'The same places were changed differently ({places}); they cannot be brought together by themselves.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
