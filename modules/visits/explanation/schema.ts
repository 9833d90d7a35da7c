import { z } from 'zod'

export const Explanation = z
  .object({
    address: z.url({ protocol: /^https$/ }).max(500),
    captions: z
      .string()
      .max(200_000)
      .transform(text => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
      .refine(text => /^WEBVTT(\s|$)/.test(text) && text.includes('-->'), 'WebVTT with at least one line'),
    transcript: z.string().trim().min(1).max(50_000),
  })
  .strict()

export const NoExplanation = z.object({}).strict()
