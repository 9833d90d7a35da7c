import { z } from 'zod'
import type { Answers } from '#language/scheme/form.ts'

export const channels = ['online', 'invitation', 'paper', 'phone'] as const
export type Channel = (typeof channels)[number]

const question = z.string().min(1).max(100)

/**
 * Canonical answers by question id (language/scheme/form.ts). Their shapes are judged against the form; here only
 * that they are plain data of a sane size.
 */
export const AnswersInput = z
  .record(question, z.json())
  .refine(
    answers => JSON.stringify(answers).length <= 200_000,
    'at most 200,000 characters',
  ) as unknown as z.ZodType<Answers, Answers>

export const Start = z
  .object({ municipality: z.number().int(), scheme: z.string().min(1), channel: z.literal('online') })
  .strict()

export const StartGiven = z
  .object({
    scheme: z.string().min(1),
    residentId: z.uuid().describe('Who it is in the register'),
    given: AnswersInput.describe('What the registers answer; these questions are not asked'),
  })
  .strict()

export const SaveStep = z
  .object({
    id: z.uuid(),
    page: z.string().min(1).max(100),
    answers: AnswersInput.describe('Of this page only; questions left out keep their earlier answer'),
    revision: z.number().int().min(0).describe('What the writer saw when the page was opened'),
  })
  .strict()

export const OneApplication = z.object({ id: z.uuid() }).strict()

export const Correction = z
  .object({ caseId: z.uuid(), answers: AnswersInput.describe('Only of the questions asked about') })
  .strict()

export const Withdrawal = z
  .object({ caseId: z.uuid(), reason: z.string().trim().max(500).default('') })
  .strict()

export const Entry = z
  .object({
    id: z.uuid().optional().describe('Chosen by the page, so that files can be sent before the rest'),
    scheme: z.string().min(1),
    channel: z.enum(['paper', 'phone']),
    answers: AnswersInput,
    residentId: z.uuid().optional(),
    receivedOn: z.iso.date().optional().describe('Day of receipt when it was not today'),
  })
  .strict()

export const StoredFile = z
  .object({
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string().min(1).max(255),
    mime: z.string().min(1).max(100),
    bytes: z.number().int().positive(),
  })
  .strict()

export const Attach = z.object({ id: z.uuid(), question, file: StoredFile }).strict()
export const Detach = z.object({ id: z.uuid(), question, hash: StoredFile.shape.hash }).strict()
