import { z } from 'zod'
import { Text } from '../text.ts'
import { Day, Feel, Id, Source } from './basics.ts'

/**
 * One condition of a scheme. `must` holds → fine; does not hold → `consequence`; unknown → ask or check by hand.
 * `reason` is the wording a refusal is composed from (理由の提示) and may hold `{FEEL}` parts.
 */
export const Rule = z
  .object({
    id: Id,
    name: Text,
    /** The rule speaks only while this holds. */
    when: Feel.optional(),
    must: Feel,
    reason: Text,
    /** What the resident can do about it. */
    remedy: Text.optional(),
    clause: Source,
    from: Day.optional(),
    to: Day.optional(),
    /** refuse: 不承認の理由 · return: send back for correction · caution: staff should look. */
    consequence: z.enum(['refuse', 'return', 'caution']),
    /** The question beside which staff see the result. */
    question: Id.optional(),
  })
  .strict()
export type Rule = z.infer<typeof Rule>

/** A paper or piece of evidence, and when it is needed. */
export const Document = z
  .object({ id: Id, name: Text, when: Feel.optional(), note: Text.optional(), question: Id.optional() })
  .strict()
export type Document = z.infer<typeof Document>

/** What a benefit comes to. Whole yen, or `null` where none is due. */
export const Amount = z
  .object({ id: Id, name: Text, formula: Feel, unit: z.string().min(1), clause: Source })
  .strict()
export type Amount = z.infer<typeof Amount>

/** Whom of a list (the children) a scheme concerns; `when` is judged as the condition of a FEEL filter. */
export const Recipients = z.object({ list: z.string().min(1), when: Feel }).strict()
export type Recipients = z.infer<typeof Recipients>

/** given → expected. Run as tests and as the gate before publishing. */
export const Example = z
  .object({
    name: z.string().min(1),
    on: Day,
    given: z.record(z.string(), z.unknown()),
    expect: z
      .object({
        outcome: z.enum(['eligible', 'not-eligible', 'unknown']).optional(),
        /** Rule ids that fail. */
        reasons: z.array(z.string()).optional(),
        missing: z.array(z.string()).optional(),
        documents: z.array(z.string()).optional(),
        /** By id of the amount; null where none is due. */
        amounts: z.record(z.string(), z.number().nullable()).optional(),
        /** Places in the list, from 1. */
        recipients: z.array(z.number().int().positive()).optional(),
        /** What formulas come to, by name, as plain data: days as `YYYY-MM-DD`; null where empty. */
        facts: z.record(z.string(), z.unknown()).optional(),
        /** A use of the entitlement and what it costs and counts. */
        use: z
          .object({
            type: z.string(),
            nights: z.number().optional(),
            hours: z.number().optional(),
            ordinal: z.number().optional(),
            units: z.number().optional(),
            /** What the user pays in the end, any reduction taken off. */
            copayment: z.number().optional(),
            price: z.number().optional(),
            limit: z.number().optional(),
            refused: z.string().optional(),
          })
          .strict()
          .optional(),
      })
      .strict(),
  })
  .strict()
export type Example = z.infer<typeof Example>
