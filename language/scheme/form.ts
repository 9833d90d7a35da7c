import { z } from 'zod'
import { Text } from '../text.ts'
import { Feel, Id } from './basics.ts'

export const questionKinds = [
  'text',
  'long-text',
  'number',
  'yes-no',
  'choice',
  'choices',
  'date',
  'name',
  'address',
  'phone',
  'email',
  'bank-account',
  'file',
  'members',
  'consent',
] as const
export type QuestionKind = (typeof questionKinds)[number]

export const Option = z.object({ id: Id, label: Text, hint: Text.optional() }).strict()
export type Option = z.infer<typeof Option>

const base = z
  .object({
    id: Id,
    kind: z.enum(questionKinds),
    /** The fact this answer becomes; without it no rule can speak of it. */
    fact: z.string().optional(),
    label: Text,
    hint: Text.optional(),
    /** Why we ask; shown behind a disclosure. */
    purpose: Text.optional(),
    /** Wordings that replace `label` while `when` holds (e.g. after a bereavement). First match wins. */
    wordings: z.array(z.object({ when: Feel, label: Text, hint: Text.optional() }).strict()).optional(),
    required: z.union([z.boolean(), z.string()]).default(true),
    /** Asked only while this holds; unknown counts as "not yet". */
    when: Feel.optional(),
    options: z.array(Option).optional(),
    /** Further conditions on the answer; `rule` must hold, else `message`. */
    checks: z.array(z.object({ rule: Feel, message: Text }).strict()).default([]),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    /** number: what follows the box, e.g. g, 週. */
    unit: Text.optional(),
    maxLength: z.number().int().optional(),
    /** What answering costs, 1 (a glance) to 9 (papers to be found, or a painful thing); guides ask the cheap first. */
    effort: z.number().int().min(1).max(9).optional(),
    /**
     * What else the answer says, as facts that other schemes ask for: name → FEEL over this one. Only in guides over
     * several schemes; null says nothing.
     */
    gives: z.record(z.string(), Feel).optional(),
    /** Filled beforehand from what the account already told us. */
    prefill: z.enum(['name', 'birth-date', 'address', 'phone', 'email']).optional(),
    /** Who besides the municipality may see this answer, and only once a booking exists. */
    shownTo: z.array(z.enum(['facility'])).default([]),
    /** consent: the text agreed to, with its version. */
    consent: z.object({ version: z.string(), text: Text }).strict().optional(),
    /** file: several files allowed? */
    multiple: z.boolean().default(false),
  })
  .strict()

/** A question of a form. `members` repeats `fields` for every person, without a cap. */
export const Question = base.extend({ fields: z.array(base).optional() })
export type Question = z.infer<typeof Question>

/** One screen: one question or one decision where possible. */
export const Page = z
  .object({
    id: Id,
    title: Text,
    lead: Text.optional(),
    when: Feel.optional(),
    questions: z.array(Question).min(1),
  })
  .strict()
export type Page = z.infer<typeof Page>

export const Form = z.object({ pages: z.array(Page).min(1) }).strict()
export type Form = z.infer<typeof Form>

/** Canonical answer shapes, by kind. Keys are question ids; a missing key is "not answered". */
export interface NameAnswer {
  family: string
  given: string
  familyKana: string
  givenKana: string
}
export interface AddressAnswer {
  postalCode: string
  prefecture: string
  city: string
  town: string
  building?: string
}
export interface BankAccountAnswer {
  bankCode: string
  bankName: string
  branchCode: string
  branchName: string
  type: 'ordinary' | 'current' | 'savings'
  number: string
  holderKana: string
  /** Only for ゆうちょ: as printed in the passbook, before conversion. */
  yucho?: { symbol: string; number: string }
}
export interface FileAnswer {
  hash: string
  name: string
  mime: string
  bytes: number
}
export interface ConsentAnswer {
  version: string
  agreedAt: string
}
/**
 * '' (for choices, files and members also []) means "seen, and left blank on purpose": the fact is null.
 * text/long-text/phone/email/choice: string · number · yes-no: boolean · choices: string[] · date: YYYY-MM-DD.
 */
export type AnswerValue =
  | string
  | number
  | boolean
  | string[]
  | NameAnswer
  | AddressAnswer
  | BankAccountAnswer
  | FileAnswer[]
  | ConsentAnswer
  | Answers[]
export interface Answers {
  [question: string]: AnswerValue
}
