import { z } from 'zod'

export const OrderSheets = z
  .object({
    campaign: z.uuid(),
    perFile: z.number().int().min(1).max(2000).describe('Letters in one file for the printer'),
  })
  .strict()

export const OrderReminder = z
  .object({
    campaign: z.uuid(),
    perFile: z.number().int().min(1).max(2000),
    to: z.enum(['unopened', 'unanswered']).describe('Who did not open the link, or who has not applied'),
    answerBy: z.iso.date().optional().describe('A later day; else the day stays'),
  })
  .strict()

export const OneSheet = z.object({ sheet: z.uuid() }).strict()

export const sheetStates = ['waiting', 'making', 'ready', 'failed', 'destroyed'] as const
export type SheetState = (typeof sheetStates)[number]
