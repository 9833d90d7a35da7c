import { z } from 'zod'

/** Who somebody is, as an identity provider said it. */
export interface Claims {
  issuer: string
  /** Pairwise: another service is told another one. */
  subject: string
  name?: string
  kana?: string
  /** YYYY-MM-DD. */
  birthDate?: string
  address?: string
  /** How strongly they were identified. */
  acr?: string
  email?: string
  emailVerified?: boolean
}

const text = z.string().trim().min(1).max(300).optional().catch(undefined)
const Token = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(300),
  name: text,
  family_name: text,
  given_name: text,
  'name#ja-Kana-JP': text,
  'family_name#ja-Kana-JP': text,
  'given_name#ja-Kana-JP': text,
  birthdate: z
    .string()
    .regex(/^[12]\d{3}-\d{2}-\d{2}$/)
    .optional()
    .catch(undefined),
  // An object with `formatted` by the standard (OpenID Connect Core 5.1.1); some providers send the line itself.
  address: z
    .union([z.string(), z.object({ formatted: z.string() }).transform(address => address.formatted)])
    .optional()
    .catch(undefined),
  acr: text,
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
})

/** The claims of an ID token and, over it, of the userinfo answer. Throws on one without issuer or subject. */
export function claimsOf(token: Record<string, unknown>, userInfo: Record<string, unknown> = {}): Claims {
  const said = Token.parse({ ...token, ...userInfo, iss: token.iss, sub: token.sub, acr: token.acr })
  const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join('　') || undefined
  const claims: Claims = {
    issuer: said.iss,
    subject: said.sub,
    name: said.name ?? join(said.family_name, said.given_name),
    kana: said['name#ja-Kana-JP'] ?? join(said['family_name#ja-Kana-JP'], said['given_name#ja-Kana-JP']),
    birthDate: said.birthdate,
    address: said.address?.replace(/\s*\n\s*/g, ' ').slice(0, 300),
    acr: said.acr,
    email: said.email?.toLowerCase(),
    emailVerified: said.email_verified,
  }
  return Object.fromEntries(
    Object.entries(claims).filter(([, value]) => value !== undefined),
  ) as unknown as Claims
}
