import { z } from 'zod'
import { languages } from '#language/text.ts'
import { normaliseEmail } from '#language/values/email.ts'

/** An address as accounts keep it: narrow and in small letters. */
export const Email = z
  .string()
  .transform((text, check) => {
    const email = normaliseEmail(text)?.toLowerCase()
    if (email) return email
    check.addIssue({ code: 'custom', message: 'not-an-address' })
    return z.NEVER
  })
  .describe('E-mail address')

/** Asking for a sign-in link. */
export const LinkRequest = z.object({
  municipality: z.int().positive().describe('団体コード, six digits'),
  email: Email,
  next: z.string().max(2000).nullable().describe('Path to go on to after signing in'),
  language: z.enum(languages),
})
export type LinkRequest = z.infer<typeof LinkRequest>
