import { z } from 'zod'
import { languages } from '#language/text.ts'
import { isFurigana } from '#language/values/kana.ts'
import { isLatin, normaliseName } from '#language/values/name.ts'
import { normalisePhone } from '#language/values/phone.ts'
import { lengthOf } from '#language/values/plain.ts'
import { Email } from '../link/schema.ts'

const part = z.string().max(200).default('')

/** 氏名 and フリガナ; one name alone is enough in Latin letters, because not everybody has a family name. */
export const PersonName = z
  .object({ family: part, given: part, familyKana: part, givenKana: part })
  .transform(normaliseName)
  .superRefine((name, check) => {
    const single = name.given === '' && name.givenKana === '' && isLatin(name.family) && name.family !== ''
    for (const key of ['family', 'given', 'familyKana', 'givenKana'] as const) {
      const text = name[key]
      const message =
        text === ''
          ? single
            ? null
            : 'missing'
          : lengthOf(text) > 60
            ? 'too-long'
            : key.endsWith('Kana') && !isFurigana(text)
              ? 'not-kana'
              : null
      if (message) check.addIssue({ code: 'custom', path: [key], message })
    }
  })

export const Phone = z
  .string()
  .transform((text, check) => {
    const phone = normalisePhone(text)
    if (phone) return phone
    check.addIssue({ code: 'custom', message: text.trim() === '' ? 'missing' : 'not-a-number' })
    return z.NEVER
  })
  .describe('Telephone number')

/** What a resident is asked once, at the first sign-in. `email` only where the way in did not prove one. */
export const Registration = z.object({
  name: PersonName,
  phone: Phone,
  language: z.enum(languages),
  email: Email.optional(),
})
export type Registration = z.infer<typeof Registration>
