import { z } from 'zod'
import { Email } from '../link/schema.ts'

export const ranks = ['staff', 'subsection-chief', 'section-chief', 'division-chief'] as const
export const Rank = z.enum(ranks).describe('担当, 係長, 課長, 部長')
export type Rank = z.infer<typeof Rank>

const line = (most: number) => z.string().trim().min(1, 'missing').max(most, 'too-long')
const publicUrl = z.url().describe('What links in mails begin with')

/** A new colleague of the municipality. */
export const StaffInvitation = z.object({
  email: Email,
  name: line(60),
  kana: line(60),
  section: line(60).describe('課, 係'),
  rank: Rank,
  publicUrl,
})

/** Somebody of a facility. `facility` is needed when a municipality under contract invites. */
export const FacilityInvitation = z.object({
  facility: z.uuid(),
  email: Email,
  name: line(60),
  kana: line(60),
  administrator: z.boolean().describe('May manage the facility’s accounts'),
  publicUrl,
})

export const StaffChange = z.object({ account: z.uuid(), name: line(60), section: line(60), rank: Rank })

export const FacilityChange = z.object({
  account: z.uuid(),
  facility: z.uuid(),
  name: line(60),
  administrator: z.boolean(),
})

/** An account to be managed: of one's own municipality, or of `facility`. */
export const Target = z.object({ account: z.uuid(), facility: z.uuid().nullable().default(null) })
export const MailTarget = Target.extend({ publicUrl })
