import { z } from 'zod'
import { languages } from '#language/text.ts'
import { Phone } from '../registration/schema.ts'

/** What residents keep up to date by themselves. */
export const Profile = z.object({ phone: Phone, language: z.enum(languages) })
