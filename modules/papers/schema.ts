import { z } from 'zod'

const Place = z.union([
  z
    .object({
      kind: z.literal('cell'),
      sheet: z.string().max(31).optional(),
      cell: z
        .string()
        .regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/)
        .describe('B4'),
    })
    .strict(),
  z.object({ kind: z.literal('field'), field: z.string().min(1).max(200) }).strict(),
  z
    .object({
      kind: z.literal('place'),
      page: z.number().int().min(1).max(50),
      x: z.number().min(0).max(2000).describe('Millimetres from the left edge'),
      y: z.number().min(0).max(2000).describe('Millimetres from the top edge to the baseline'),
      size: z.number().min(4).max(40).describe('Points'),
      width: z.number().min(1).max(2000).optional().describe('Longer text is set smaller to stay inside'),
      pitch: z.number().min(1).max(100).optional().describe('One character every so many millimetres'),
    })
    .strict(),
])
export type Place = z.infer<typeof Place>

/** One thing written on a form. */
export const Item = z
  .object({
    id: z.string().min(1).max(60),
    label: z.string().trim().min(1).max(100).describe('What it is called when it is missing'),
    text: z
      .string()
      .min(1)
      .max(500)
      .describe('Words with {FEEL}: {申請者.氏名}; a mark is a text with a condition'),
    when: z.string().max(500).optional().describe('FEEL; written only while it holds'),
    needed: z.boolean().default(true).describe('Named before printing when it cannot be filled in'),
    at: Place,
  })
  .strict()
export type Item = z.infer<typeof Item>

export const Items = z
  .array(Item)
  .max(400)
  .refine(items => new Set(items.map(({ id }) => id)).size === items.length, 'every id once')

const Name = z.string().trim().min(1).max(100)
const SchemeIds = z.array(z.string().min(1).max(100)).max(50)

export const AddTemplate = z
  .object({
    name: Name,
    schemes: SchemeIds,
    file: z.string().max(7_000_000).describe('The bytes in base64'),
    items: Items.default([]),
  })
  .strict()

export const ChangeTemplate = z
  .object({
    id: z.uuid(),
    version: z.number().int().positive().describe('The version that was changed'),
    name: Name,
    schemes: SchemeIds,
    items: Items,
    file: z.string().max(7_000_000).optional().describe('A new edition of the form'),
    retired: z.boolean().default(false),
  })
  .strict()
