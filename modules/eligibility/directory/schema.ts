import { z } from 'zod'

export const RunStart = z
  .object({ asOf: z.iso.date().optional().describe('Judged as of this day; else today') })
  .strict()

export const WhatIfStart = z
  .object({
    scheme: z.string().min(1).describe('Whose draft to try'),
    on: z.iso
      .date()
      .optional()
      .describe('The day the draft is tried on; else that of the run it is tried on'),
  })
  .strict()

export const RunCancel = z.object({ run: z.uuid() }).strict()

export const runKinds = ['run', 'what-if', 'baseline'] as const
export type RunKind = (typeof runKinds)[number]
export const runStates = ['waiting', 'running', 'finished', 'failed', 'cancelled'] as const
export type RunState = (typeof runStates)[number]
