import { z } from 'zod'
import { Text } from '../text.ts'
import { Feel, Id } from './basics.ts'

/** 職位, lowest first. 専決 delegates a decision to one of them. */
export const ranks = ['staff', 'subsection-chief', 'section-chief', 'division-chief'] as const
export type Rank = (typeof ranks)[number]

export const State = z
  .object({
    id: Id,
    label: Text,
    /** What the applicant reads, and what comes next for them. */
    applicant: z.object({ label: Text, next: Text }).strict(),
    /** open: the office must act (the clock runs) · waiting: the applicant must act (the clock stops) · closed. */
    kind: z.enum(['open', 'waiting', 'granted', 'refused', 'closed']),
  })
  .strict()
export type State = z.infer<typeof State>

export const Action = z
  .object({
    id: Id,
    label: Text,
    /** What pressing it will cause, in words for the button's neighbour. */
    causes: Text.optional(),
    from: z.array(Id).min(1),
    to: Id,
    who: z.enum(['applicant', 'staff', 'system']),
    /** What must be given with it. */
    needs: z.array(z.enum(['comments', 'reasons', 'note'])).default([]),
    /** Whether the decision goes through an approval route (起案 → 回議 → 決裁). */
    decides: z.enum(['grant', 'refuse', 'revoke']).optional(),
    letter: Id.optional(),
    /** Offered only while this holds. */
    when: Feel.optional(),
    bulk: z.boolean().default(false),
  })
  .strict()
export type Action = z.infer<typeof Action>

/**
 * How a decision becomes one.
 * - `each`: every case is drafted (起案) and goes along `ranks`; the last of them decides (専決).
 * - `batch`: one staff member approves in the system at once; formal 決裁 follows monthly for all, with the list.
 */
export const Route = z
  .object({
    id: Id,
    label: Text,
    decides: z.array(z.enum(['grant', 'refuse', 'revoke'])).min(1),
    when: Feel.optional(),
    mode: z.enum(['each', 'batch']),
    /** 回議 in this order; the last one holds the 専決権. */
    ranks: z.array(z.enum(ranks)).min(1),
    /** The automatic first check drafts clean cases by itself, so the decider needs no second person. */
    draftedBySystem: z.boolean().default(false),
    /** 代決: a rank that may stand in for another when it is absent. */
    standIns: z.array(z.object({ for: z.enum(ranks), by: z.enum(ranks) }).strict()).default([]),
  })
  .strict()
export type Route = z.infer<typeof Route>

export const Workflow = z
  .object({
    /** 標準処理期間, in days of `clock`. */
    standardDays: z.number().int().positive(),
    /** Days that count: business days leave out weekends, holidays and 12/29–1/3. */
    clock: z.enum(['business', 'calendar']),
    initial: Id,
    states: z.array(State).min(1),
    actions: z.array(Action).min(1),
    routes: z.array(Route).min(1),
    /** Days a returned application waits for its correction before staff are reminded. */
    correctionDays: z.number().int().positive(),
  })
  .strict()
export type Workflow = z.infer<typeof Workflow>
