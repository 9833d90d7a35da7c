import { newGuide } from '#modules/eligibility/guide/rules.ts'
import type { Seals } from '#platform/seal.ts'
import { VisitAnswers } from './schema.ts'

/** Longest text of sealed answers: a family with many children, and every question of every scheme. */
const longest = 200_000
/** Sealed answers outlive the visit's last day by the nightly forgetting, never by much. */
const daysGood = 120

export function noAnswers(municipality: number): VisitAnswers {
  return { v: 1, guide: newGuide(municipality), answers: {}, consents: {}, chosen: [], left: [] }
}

/** Seals answers for this visit alone: moved to another row they do not open. Undefined where they are too long. */
export function sealAnswers(
  seals: Seals,
  visit: { municipality: number; id: string },
  answers: VisitAnswers,
  now: Date,
): string | undefined {
  const until = new Date(now.getTime() + daysGood * 86_400_000)
  return seals(purposeOf(visit), longest).seal(answers, until)
}

/** The answers of a visit; none yet where there are none, or where they can no longer be read. */
export function openAnswers(
  seals: Seals,
  visit: { municipality: number; id: string; sealed: string | null },
  now: Date,
): VisitAnswers {
  const plain = visit.sealed ? seals(purposeOf(visit), longest).open(visit.sealed, now) : undefined
  const parsed = VisitAnswers.safeParse(plain)
  return parsed.success ? parsed.data : noAnswers(visit.municipality)
}

function purposeOf({ municipality, id }: { municipality: number; id: string }): string {
  return `visit:${municipality}:${id}`
}
