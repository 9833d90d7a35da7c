import { z } from 'zod'

export const taxClasses = ['taxed', 'non-taxed', 'welfare'] as const

/** What a caseworker knows of the person at the counter or on the telephone. At least one of them. */
export const ResidentSearch = z
  .object({
    name: z.string().trim().max(100).optional(),
    kana: z
      .string()
      .trim()
      .max(100)
      .optional()
      .describe('Hiragana, katakana, wide or half-width; the beginning is enough'),
    birthDate: z.iso.date().optional(),
    number: z.string().trim().max(20).optional().describe('宛名番号'),
  })
  .strict()
export type ResidentSearch = z.infer<typeof ResidentSearch>

export const Match = z
  .object({ account: z.uuid(), residentId: z.uuid().nullable().describe('null takes the match back') })
  .strict()

/** 支援措置 that begins or ends for these people of the register. */
export const Protection = z
  .object({
    municipality: z.number().int().positive(),
    residentIds: z.array(z.uuid()).min(1).max(5000),
    protected: z.boolean(),
  })
  .strict()
