import { z } from 'zod'
import { Reason } from '../schema.ts'

export const Comment = z
  .object({
    question: z.string().min(1).describe('id of the question the remark stands beside'),
    reason: Reason.describe('what is wrong; counted per question to improve the form'),
    body: z.string().trim().min(1).max(1000).describe('what the applicant should do, in their words'),
  })
  .strict()

export const CommentOn = Comment.extend({ caseId: z.uuid() })

export const Return = z.object({ caseId: z.uuid(), comments: z.array(Comment).max(100).default([]) }).strict()

export const DropComment = z.object({ caseId: z.uuid(), commentId: z.uuid() }).strict()
