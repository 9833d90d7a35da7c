import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'register-mapping': {
    status: 422,
    text: {
      ja: '読み取り方に、決まっていない列があります。印のついた項目に列を選んでください。',
      en: 'Some columns are not settled yet. Please choose a column for the marked fields.',
    },
  },
  'register-unseen': {
    status: 409,
    text: {
      ja: '確かめていない注意があるか、消える人数が変わりました。すべての注意を読み、チェックを付けてください。',
      en: 'Some warnings have not been confirmed, or the number who will be gone has changed.',
    },
  },
  'register-busy': {
    status: 409,
    text: {
      ja: '同じ台帳の別の抽出を反映しているところです。終わってから、もう一度確認してください。',
      en: 'Another extract of the same register is going in. Check again when it is done.',
    },
  },
  'register-file-gone': {
    status: 409,
    text: {
      ja: '送られたファイルがもうありません。取込みをやめて、ファイルをもう一度送ってください。台帳は前のままです。',
      en: 'The file is no longer there. Please send it again; nothing has been applied.',
    },
  },
  'register-check-again': {
    status: 409,
    text: {
      ja: '確認のあとで台帳が変わったため、比べた結果が古くなりました。「もう一度確認する」を押してください。台帳は前のままです。',
      en: 'The register has changed since the check. Please check again; nothing has been applied.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
