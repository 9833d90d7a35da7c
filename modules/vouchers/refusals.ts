import type { Text } from '#language/text.ts'

/** What this module says no to: gathered in modules/refusals.ts. */
export const refusals = {
  'units-settled': {
    status: 409,
    text: {
      ja: 'この予約の利用券はもう精算されています。市区町村の窓口にお問い合わせください。',
      en: 'The units of this booking have already been settled. Please contact the municipality.',
    },
  },
} as const satisfies Record<string, { status: number; text: Text }>
