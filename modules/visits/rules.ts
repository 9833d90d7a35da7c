import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Stage } from './schema.ts'

/** How long a code may be typed into a tablet. */
export const codeMinutes = 10
/** How long a tablet keeps a visit that nobody touches. Its page leaves after 90 s; this is for when it could not. */
export const tabletSeconds = 150
/** The same while a video plays. */
export const videoSeconds = 20 * 60
/** How many days answers wait, after the day on which somebody was to come back. */
export const daysKept = 7

/** Six digits, easily read out and typed. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** 256 random bits for the tablet's cookie. */
export function newTablet(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a code or a tablet's secret. Codes of two towns are different things. */
export function hashOf(municipality: number, secret: string): string {
  return createHash('sha256').update(`${municipality} ${secret}`).digest('hex')
}

/** What to enter with (`EnterOptions.claim`) to find the visit of a code. */
export function codeClaim(municipality: number, code: string): string {
  return `counter:${hashOf(municipality, code)}`
}

/** What to enter with to find the visit of a tablet. */
export function tabletClaim(municipality: number, token: string): string {
  return `tablet:${hashOf(municipality, token)}`
}

export interface Standing {
  explainedAt: Date | null
  outcome: 'received' | 'closed' | null
  papers: readonly { receivedAt: Date | null }[]
}

/** Where a visit stands follows from what was done; nobody sets it. */
export function stageOf({ explainedAt, outcome, papers }: Standing): Stage {
  if (outcome) return outcome
  if (papers.some(paper => paper.receivedAt === null)) return 'papers-missing'
  return explainedAt ? 'explained' : 'waiting'
}

/** The day on which somebody should look at it: its own reminder, or the first paper promised and not there. */
export function dueOn(visit: {
  remindOn: string | null
  papers: readonly { promisedOn: string | null; receivedAt: Date | null }[]
}): string | null {
  const promised = visit.papers.flatMap(({ promisedOn, receivedAt }) =>
    promisedOn && !receivedAt ? [promisedOn] : [],
  )
  const days = [...promised, ...(visit.remindOn ? [visit.remindOn] : [])].sort()
  return days[0] ?? null
}
