import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'letter-incomplete': {
    status: 422,
    text: {
      ja: '通知書に入れる内容が足りないため、発行できません。示した所を確かめてください。',
      en: 'The letter cannot be issued because something it must say is not known. Please check the places shown.',
    },
  },
  'letter-undrawable': {
    status: 422,
    text: {
      ja: '通知書に印字できない文字があります（{missing}）。代わりに印字する文字を選んでください。',
      en: 'The letter holds characters that cannot be printed ({missing}). Choose what to print instead.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
