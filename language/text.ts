import { z } from 'zod'

/** The languages people read us in. `ja` is always there; the others fall back to it. */
export const languages = ['ja', 'ja-easy', 'en'] as const
export type Language = (typeof languages)[number]

/** One wording in several languages. Legal acts are `ja`; the others are reference translations (参考訳). */
export const Text = z
  .object({
    ja: z.string().min(1),
    'ja-easy': z.string().min(1).optional(),
    en: z.string().min(1).optional(),
  })
  .strict()
export type Text = z.infer<typeof Text>

/** The wording in `language`, else in plain Japanese. */
export function say(text: Text, language: Language): string {
  return text[language] ?? text.ja
}
