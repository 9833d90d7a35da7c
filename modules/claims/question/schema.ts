import { z } from 'zod'

const text = z.string().trim().min(1).max(1000)

export const AskBack = z.object({ reportId: z.uuid(), body: text }).strict()
export const AnswerQuestion = z.object({ questionId: z.uuid(), answer: text }).strict()
