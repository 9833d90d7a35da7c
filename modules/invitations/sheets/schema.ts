import { z } from 'zod'

/** Beyond, a file takes longer to write than letters to lay out, and more than half a gigabyte while it is written. */
const perFile = z.number().int().min(1).max(500).describe('Letters in one file for the printer')

export const OrderSheets = z
  .object({
    campaign: z.uuid(),
    perFile,
  })
  .strict()

export const OrderReminder = z
  .object({
    campaign: z.uuid(),
    perFile,
    to: z.enum(['unopened', 'unanswered']).describe('Who did not open the link, or who has not applied'),
    answerBy: z.iso.date().optional().describe('A later day; else the day stays'),
  })
  .strict()

export const OneSheet = z.object({ sheet: z.uuid() }).strict()

export const sheetStates = ['waiting', 'making', 'ready', 'failed', 'destroyed'] as const
export type SheetState = (typeof sheetStates)[number]
