import { z } from 'zod'
import type { LetterBlock, LetterProblem } from '#language/letters/compose.ts'
import { type Language, Text } from '#language/text.ts'

export const Issue = z
  .object({
    caseId: z.uuid(),
    template: z.string().describe('id of a letter of the scheme'),
    reasons: z.array(Text).max(100).default([]).describe('理由の提示, or what to correct'),
    facts: z
      .record(z.string(), z.json())
      .default({})
      .describe('supplied facts known only now: 利用券番号 …; days as YYYY-MM-DD'),
    substitutes: z
      .record(z.string(), z.string().min(1))
      .default({})
      .describe('代替文字 for characters no typeface of the house can print, chosen by a person'),
    held: z.uuid().optional().describe('the event by which this letter was held back before'),
  })
  .strict()
export type Issue = z.output<typeof Issue>

/** Why a letter could not be made. */
export const Hold = z
  .object({
    issue: Issue,
    problems: z.array(z.object({ path: z.string(), message: z.string(), missing: z.array(z.string()) })),
    missing: z.array(z.string()).describe('characters no typeface can print'),
  })
  .strict()

export type Preview = z.output<typeof Preview>
export const Preview = z
  .object({
    caseId: z.uuid(),
    action: z.string().describe('an action of the workflow that sends a letter'),
    reasons: z.array(Text).max(100).default([]),
  })
  .strict()

export const Release = z
  .object({ held: z.uuid(), substitutes: z.record(z.string(), z.string().min(1)).default({}) })
  .strict()

export const OneLetter = z.object({ letterId: z.uuid() }).strict()

/** How it reaches the person: a mail that it is there · printed and posted · handed over in a way agreed first. */
export type Delivery = 'mail' | 'post' | 'hand'

/** A letter as issued. Everything that is printed stands here, so that it never changes with the scheme. */
export interface LetterContent {
  number: string
  /** Day of issue, Tokyo. */
  issuedOn: string
  name: string
  sender: { lines: string[]; note: string }
  contact: string
  delivery: Delivery
  /** Only for `post`; never of a protected person (支援措置). */
  address: { postalCode: string; lines: string[] } | null
  texts: Record<Language, { title: string; blocks: LetterBlock[] }>
  mails: Record<Language, { subject: string; body: string }>
  /** Facts given with it, plain; later letters of the case may speak of them again. */
  facts: Record<string, unknown>
  substitutes: Record<string, string>
}

export interface IssuedLetter {
  id: string
  municipality: number
  caseId: string
  account: string | null
  template: string
  number: string
  title: string
  issuedAt: Date
  content: LetterContent
}

/** A letter that could not be made without a gap. Nothing was sent, no number was used. */
export interface HeldLetter {
  id: string
  at: Date
  issue: Issue
  problems: LetterProblem[]
  /** Characters no typeface can print. */
  missing: string[]
}
