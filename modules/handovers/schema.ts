import { z } from 'zod'

export const accountParts = ['bankCode', 'branchCode', 'type', 'number', 'holderKana'] as const

/** Where a column's value comes from. */
export const Source = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('resident-number') })
    .strict()
    .describe('宛名番号'),
  z
    .object({ kind: z.literal('case-number') })
    .strict()
    .describe('受付番号'),
  z
    .object({ kind: z.literal('received') })
    .strict()
    .describe('受付日'),
  z
    .object({ kind: z.literal('decided') })
    .strict()
    .describe('決定日'),
  z.object({ kind: z.literal('fact'), name: z.string().min(1) }).strict(),
  z.object({ kind: z.literal('answer'), question: z.string().min(1) }).strict(),
  z
    .object({ kind: z.literal('amount'), id: z.string().min(1) })
    .strict()
    .describe('As first granted, whole yen'),
  z
    .object({ kind: z.literal('from-month'), id: z.string().min(1) })
    .strict()
    .describe('支給開始月, its first day'),
  z.object({ kind: z.literal('account'), part: z.enum(accountParts) }).strict(),
  z.object({ kind: z.literal('fixed'), text: z.string().max(100) }).strict(),
])
export type Source = z.infer<typeof Source>

export const formats = [
  'as-is',
  'western',
  'western-slash',
  'western-month',
  'era',
  'era-month',
  'half-kana',
] as const

export const Column = z
  .object({
    name: z.string().trim().min(1).max(60),
    source: Source,
    format: z
      .enum(formats)
      .default('as-is')
      .describe('western: 20260401 · era: the era’s number and 080401, as 5080401'),
    width: z.number().int().min(1).max(200).optional().describe('Bytes in CP932; more than that is refused'),
    pad: z.enum(['none', 'zero', 'space']).default('none').describe('zero at the left, space at the right'),
  })
  .strict()
export type Column = z.infer<typeof Column>

export const SaveMapping = z
  .object({
    scheme: z.string().min(1),
    header: z.boolean(),
    columns: z.array(Column).min(1).max(200),
    version: z.number().int().min(0).describe('The one that was changed, 0 for the first'),
  })
  .strict()

export const HandOver = z
  .object({
    scheme: z.string().min(1),
    version: z.number().int().min(1).describe('The mapping that was shown'),
    again: z.array(z.uuid()).default([]).describe('Cases handed over before that are asked for once more'),
  })
  .strict()
