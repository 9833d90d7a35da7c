import { z } from 'zod'
import { Text } from '../text.ts'

/** FEEL source text (DMN). Checked against the scheme's facts when the scheme is published. */
export const Feel = z.union([z.string().min(1), z.number(), z.boolean()]).transform(v => String(v))
export type Feel = string

/** Stable ascii id: it never changes once published, because answers and events refer to it. */
export const Id = z.string().regex(/^[a-z][A-Za-z0-9-]*$/, 'ids are ascii: letters, digits and hyphens')

/** `YYYY-MM-DD`. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Where a rule or an amount comes from: law and article, or the municipality's own 要綱. */
export const Source = z.object({
  law: z.string().min(1),
  article: z.string().optional(),
  url: z.string().optional(),
  checkedOn: Day.optional(),
})
export type Source = z.infer<typeof Source>

export const factTypes = ['number', 'string', 'boolean', 'date', 'list', 'context'] as const

/** Something a rule may speak of. `name` is the FEEL name, in Japanese. */
export const Fact = z
  .object({
    name: z.string().min(1),
    type: z.enum(factTypes),
    /** Who knows it: the resident's answers, the resident register, staff, the system itself, or a formula. */
    from: z.enum(['answer', 'register', 'staff', 'system', 'formula']),
    /** Only with `from: formula`. */
    formula: Feel.optional(),
    label: Text,
    unit: z.string().optional(),
    /** For contexts and lists of contexts. */
    fields: z.record(z.string(), z.enum(factTypes)).optional(),
  })
  .strict()
export type Fact = z.infer<typeof Fact>

/** A dated amount, limit or period. A reform is a new row, never an edited one. */
export const Parameter = z
  .object({
    name: z.string().min(1),
    label: Text,
    unit: z.string().optional(),
    rows: z
      .array(
        z
          .object({
            from: Day,
            to: Day.optional(),
            value: z.union([z.number(), z.string(), z.boolean()]),
            source: Source,
          })
          .strict(),
      )
      .min(1),
  })
  .strict()
export type Parameter = z.infer<typeof Parameter>
