import { z } from 'zod'

/** What a key may be used for. */
export const scopes = ['cases:read'] as const
export type Scope = (typeof scopes)[number]

export const KeyIssue = z.object({
  name: z.string().trim().min(1).max(100).describe('Which system holds the key'),
  scopes: z.array(z.enum(scopes)).min(1).describe('What it may be used for'),
  expiresOn: z.iso
    .date()
    .optional()
    .describe('The last day on which it works, in Japan; absent: until revoked'),
  hash: z.string().min(1).describe('Of the key; the key itself is never stored'),
  ending: z.string().length(4),
})

export const KeyRevocation = z.object({ id: z.uuid() })
