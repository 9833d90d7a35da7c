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

/** A decision table (DMN §8): every cell is FEEL text; each rule may name where it comes from. */
export const Table = z
  .object({
    hitPolicy: z.enum(['U', 'A', 'P', 'F', 'R', 'O', 'C', 'C+', 'C<', 'C>', 'C#']).default('U'),
    inputs: z.array(z.object({ expression: Feel, values: Feel.optional() }).strict()),
    outputs: z
      .array(
        z.object({ name: z.string().min(1), values: Feel.optional(), default: Feel.optional() }).strict(),
      )
      .min(1),
    rules: z
      .array(z.object({ inputs: z.array(Feel), outputs: z.array(Feel), clause: Source.optional() }).strict())
      .min(1),
  })
  .strict()
export type Table = z.infer<typeof Table>

/** Something a rule may speak of. `name` is the FEEL name, in Japanese. */
export const Fact = z
  .object({
    name: z.string().min(1),
    type: z.enum(factTypes),
    /** Who knows it: the resident's answers, the resident register, staff, the system itself, or a formula. */
    from: z.enum(['answer', 'register', 'staff', 'system', 'formula']),
    /** Only with `from: formula`, and then one of these two. */
    formula: Feel.optional(),
    table: Table.optional(),
    label: Text,
    unit: z.string().optional(),
    /**
     * Where only registers are read and nobody can be asked (制度ディレクトリ), this is taken for it, and said so. Only for
     * what people bring forward themselves: never in a case or a guide, where not known stays unknown.
     */
    presumed: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
    /** For contexts and lists of contexts. */
    fields: z.record(z.string(), z.enum(factTypes)).optional(),
  })
  .strict()
export type Fact = z.infer<typeof Fact>

const Single = z.union([z.number(), z.string(), z.boolean()])
/** One value, or a table of them: rows for a FEEL filter to choose from. */
export const ParameterValue = z.union([Single, z.array(z.record(z.string(), Single)).min(1)])
export type ParameterValue = z.infer<typeof ParameterValue>

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
            value: ParameterValue,
            source: Source,
          })
          .strict(),
      )
      .min(1),
  })
  .strict()
export type Parameter = z.infer<typeof Parameter>
