import { z } from 'zod'
import { Text } from '../text.ts'
import { Fact, Feel, Id, Parameter, Source } from './basics.ts'
import { Entitlement } from './entitlement.ts'
import { Form } from './form.ts'
import { LetterTemplate, Remedies } from './letter.ts'
import { Payment } from './payment.ts'
import { Amount, Document, Example, Recipients, Rule } from './rules.ts'
import { Workflow } from './workflow.ts'

/** 変更の届出: what the holder may tell us after the decision, such as a birth. */
export const Amendment = z
  .object({
    id: Id,
    label: Text,
    lead: Text.optional(),
    /** Offered while this holds. */
    when: Feel,
    /** Put again, together with the questions their answers open; all other answers stay. */
    questions: z.array(Id).min(1),
  })
  .strict()
export type Amendment = z.infer<typeof Amendment>

/**
 * A scheme (制度): everything a municipality says about one service, as data.
 * On disk: `schemes/<id>/*.yaml`, each file one or more of these keys, and `municipalities/<code>.yaml`, merged over
 * them (objects by key, lists of things with an `id` or `name` by that, other lists replaced).
 */
export const Scheme = z
  .object({
    id: Id,
    name: Text,
    summary: Text,
    /** What a resident reads before starting: paragraphs. */
    about: z.array(Text).default([]),
    /** Shown instead of `about` while `when` holds, e.g. after a bereavement. */
    careful: z
      .object({ when: Feel, about: z.array(Text) })
      .strict()
      .optional(),
    legal: z.array(Source).min(1),
    /** The section that answers questions. */
    contact: z.object({ section: Text, phone: z.string(), hours: Text }).strict(),
    facts: z.array(Fact),
    parameters: z.array(Parameter).default([]),
    form: Form,
    rules: z.array(Rule),
    recipients: Recipients.optional(),
    amounts: z.array(Amount).default([]),
    payment: Payment.optional(),
    documents: z.array(Document).default([]),
    /**
     * Two applications of one person are about the same matter (one birth, one child) when this fact is equal; for a
     * date, when at most `withinDays` apart. Absent: every application under the scheme is.
     */
    sameMatter: z
      .object({ fact: z.string(), withinDays: z.number().int().min(0).default(0) })
      .strict()
      .optional(),
    workflow: Workflow,
    amendments: z.array(Amendment).default([]),
    letters: z.array(LetterTemplate),
    remedies: Remedies,
    entitlement: Entitlement.optional(),
    /** 実施報告 by the facility. */
    report: Form.optional(),
    /** Asked of the user after each use; never shown by name to the facility. */
    survey: Form.optional(),
    /** Judged for every household of the registers (制度ディレクトリ); false where no register tells enough. */
    directory: z.boolean().default(true),
    examples: z.array(Example).default([]),
  })
  .strict()
export type Scheme = z.infer<typeof Scheme>
