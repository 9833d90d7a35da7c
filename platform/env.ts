import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

const on = ['1', 'true', 'yes', 'on']
const off = ['0', 'false', 'no', 'off']
const flag = z
  .string()
  .refine(value => [...on, ...off].includes(value.toLowerCase()), '1 か 0 を指定してください')
  .transform(value => on.includes(value.toLowerCase()))

const url = (...protocols: string[]) =>
  z.string().refine(
    value => {
      const parsed = URL.parse(value)
      return parsed !== null && protocols.includes(parsed.protocol)
    },
    `${protocols.map(protocol => `${protocol}//`).join(' または ')} で始まる URL を指定してください`,
  )

const variables = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATA_DIR: z.string().default('./data'),
  PORT: z.coerce.number('0 から 65535 の数を指定してください').int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  MANNAKA_DEMO: flag.optional(),
  PUBLIC_URL: url('http:', 'https:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().includes('@').default('まんなか <no-reply@localhost>'),
  SECRET: z.string().min(32, '32 文字以上にしてください').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  WORKER: flag.default(true),
  CHROMIUM: z.string().optional(),
  SCREENSHOTS: z.string().optional(),
  RESIDENT_OIDC_ISSUER: url('https:', 'http:').optional(),
  RESIDENT_OIDC_CLIENT_ID: z.string().optional(),
  RESIDENT_OIDC_CLIENT_SECRET: z.string().optional(),
  RESIDENT_OIDC_PRIVATE_KEY: z.string().optional(),
  RESIDENT_OIDC_SCOPE: z.string().optional(),
  RESIDENT_OIDC_ACR: z.string().optional(),
  STAFF_OIDC_ISSUER: url('https:', 'http:').optional(),
  STAFF_OIDC_CLIENT_ID: z.string().optional(),
  STAFF_OIDC_CLIENT_SECRET: z.string().optional(),
  STAFF_OIDC_PRIVATE_KEY: z.string().optional(),
  STAFF_OIDC_SCOPE: z.string().optional(),
  STAFF_OIDC_ACR: z.string().optional(),
  TRUSTED_PROXIES: z.coerce.number('0 以上の数を指定してください').int().min(0).max(10).default(0),
})
type Variables = z.infer<typeof variables>

/** How we prove who we are to an identity provider: a shared secret, or a private key as a JWK. */
export type OidcSettings = Readonly<{
  issuer: string
  clientId: string
  clientSecret?: string
  privateKey?: Readonly<Record<string, unknown>>
  /** What is asked for, with `openid` among it; absent: the standard profile, e-mail and address. */
  scope?: string
  /** `acr_values`: how strongly people are to be identified, in the provider's words. */
  acrValues?: string
}>

export type Env = Readonly<{
  /** A PostgreSQL server of one's own; absent means the embedded one under `dataDir`. */
  databaseUrl?: string
  /** Absolute. */
  dataDir: string
  /** 0 asks the system for a free one. */
  port: number
  host: string
  nodeEnv: 'development' | 'production' | 'test'
  production: boolean
  /** Personas, seeded city and on-screen mailbox. Never on in production unless asked for by name. */
  demo: boolean
  /** No trailing slash; what links in mails and the sign-in callbacks begin with. */
  publicUrl: string
  smtpUrl?: string
  mailFrom: string
  secret?: string
  logLevel: Variables['LOG_LEVEL']
  /** Whether background work runs inside the server's process. */
  worker: boolean
  /** Proxies in front of us that add the caller to X-Forwarded-For; 0: the connection itself is the caller. */
  trustedProxies: number
  /** The browser that tests drive. */
  chromium?: string
  /** Where journeys keep a picture of every page they look at. */
  screenshots?: string
  residentOidc?: OidcSettings
  staffOidc?: OidcSettings
}>

/** Thrown when the environment cannot be understood; the message names every variable that is wrong. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/**
 * Reads and checks the settings. The only place that looks at `process.env`.
 * An empty variable counts as absent, because that is what container files write for "not set".
 */
export function loadEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = variables.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new EnvironmentError(`環境変数に誤りがあります。\n${lines.join('\n')}`)
  }
  const v = parsed.data
  const production = v.NODE_ENV === 'production'
  const demo = v.MANNAKA_DEMO ?? !production
  if (production && !demo && !v.PUBLIC_URL) {
    throw new EnvironmentError(
      '環境変数に誤りがあります。\n  PUBLIC_URL: 本番では、住民に届くメールの宛先 URL に使うため必要です',
    )
  }
  return Object.freeze({
    ...(v.DATABASE_URL && { databaseUrl: v.DATABASE_URL }),
    dataDir: resolve(v.DATA_DIR),
    port: v.PORT,
    host: v.HOST,
    nodeEnv: v.NODE_ENV,
    production,
    demo,
    publicUrl: (v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).replace(/\/+$/, ''),
    ...(v.SMTP_URL && { smtpUrl: v.SMTP_URL }),
    mailFrom: v.MAIL_FROM,
    ...(v.SECRET && { secret: v.SECRET }),
    logLevel: v.LOG_LEVEL,
    worker: v.WORKER,
    trustedProxies: v.TRUSTED_PROXIES,
    ...(v.CHROMIUM && { chromium: v.CHROMIUM }),
    ...(v.SCREENSHOTS && { screenshots: resolve(v.SCREENSHOTS) }),
    ...oidc(v, 'RESIDENT', 'residentOidc'),
    ...oidc(v, 'STAFF', 'staffOidc'),
  })
}

function oidc(v: Variables, prefix: 'RESIDENT' | 'STAFF', key: 'residentOidc' | 'staffOidc') {
  const issuer = v[`${prefix}_OIDC_ISSUER`]
  const clientId = v[`${prefix}_OIDC_CLIENT_ID`]
  const clientSecret = v[`${prefix}_OIDC_CLIENT_SECRET`]
  const keyText = v[`${prefix}_OIDC_PRIVATE_KEY`]
  const scope = v[`${prefix}_OIDC_SCOPE`]
  const acrValues = v[`${prefix}_OIDC_ACR`]
  if (!issuer && !clientId && !clientSecret && !keyText) return {}
  if (!issuer || !clientId || (!clientSecret && !keyText)) {
    throw new EnvironmentError(
      `環境変数に誤りがあります。\n  ${prefix}_OIDC_…: ISSUER、CLIENT_ID と、CLIENT_SECRET か PRIVATE_KEY をそろえてください`,
    )
  }
  const settings: OidcSettings = Object.freeze({
    issuer,
    clientId,
    ...(clientSecret && { clientSecret }),
    ...(keyText && { privateKey: privateKey(keyText, `${prefix}_OIDC_PRIVATE_KEY`) }),
    ...(scope && { scope }),
    ...(acrValues && { acrValues }),
  })
  return { [key]: settings }
}

/** The variable holds the JWK itself or the path of a file with it (how secrets arrive in containers). */
function privateKey(text: string, variable: string): Record<string, unknown> {
  try {
    const json = text.trimStart().startsWith('{') ? text : readFileSync(text, 'utf8')
    return z.looseObject({ kty: z.string() }).parse(JSON.parse(json))
  } catch {
    throw new EnvironmentError(
      `環境変数に誤りがあります。\n  ${variable}: 秘密鍵の JWK(JSON)か、そのファイルの場所を指定してください`,
    )
  }
}

/**
 * The key that signs cookies and links: `SECRET`, or one made at first use and kept in `DATA_DIR/secret`
 * (mode 0600) so that nobody is signed out by a restart. Servers on several machines must share `SECRET`.
 */
export function sessionSecret(env: Pick<Env, 'secret' | 'dataDir'>): string {
  return env.secret ?? keptSecret(join(env.dataDir, 'secret'))
}

/**
 * The text of a secret file, made with 256 random bits if there is none. Two processes starting at once
 * agree on one: the file appears whole (by link) or not at all, and the first one wins.
 */
export function keptSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(resolve(file, '..'), { recursive: true })
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}
