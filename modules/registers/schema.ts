import { z } from 'zod'
import { Mapping } from './mapping/schema.ts'

/** 住民基本台帳, 税, 学齢簿, 受給者台帳. */
export const registers = ['residents', 'taxes', 'pupils', 'benefits'] as const
export type Register = (typeof registers)[number]

export const states = [
  'uploaded',
  'checking',
  'refused',
  'ready',
  'applying',
  'applied',
  'cancelled',
  'failed',
] as const
export type ImportState = (typeof states)[number]

/** What a person must have seen before an extract goes in. */
export const warnings = [
  'many-gone',
  'many-new',
  'many-changed',
  'few-match',
  'many-notices',
  'protection-lifted',
  'same-file',
  'older-extract',
  'end-open',
] as const
export type Warning = (typeof warnings)[number]

export const Extract = z
  .object({
    register: z.enum(registers),
    extent: z.enum(['full', 'changes']).describe('Everybody, or only those who changed since'),
    extractedOn: z.iso.date().describe('抽出日'),
    year: z.number().int().min(1989).max(2100).nullable().default(null).describe('年度, of taxes and pupils'),
    expectedRows: z
      .number()
      .int()
      .min(0)
      .max(20_000_000)
      .nullable()
      .default(null)
      .describe('As its cover sheet says'),
    file: z.uuid().describe('Where the upload was put, under DATA_DIR/registers'),
    fileName: z.string().trim().min(1).max(255),
    bytes: z.number().int().positive(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    encoding: z.enum(['utf-8', 'cp932']),
    delimiter: z.string().length(1),
  })
  .strict()

export const Check = z
  .object({
    id: z.uuid(),
    mapping: Mapping,
    head: z
      .array(z.string().max(200))
      .min(1)
      .max(500)
      .describe('The columns of the file, for the saved mapping'),
    controlColumn: z.string().max(200).nullable().default(null),
    controlTotal: z.number().int().nullable().default(null).describe('Its sum, as the cover sheet says'),
  })
  .strict()

export const Approval = z
  .object({
    id: z.uuid(),
    accepted: z.array(z.enum(warnings)).default([]).describe('Every warning that was shown'),
    gone: z.number().int().min(0).describe('How many will be gone, as was shown'),
  })
  .strict()

export const Named = z.object({ id: z.uuid() }).strict()
/** One run of a background step; an older run that comes late does nothing. */
export const Run = z.object({ id: z.uuid(), attempt: z.number().int() }).strict()

export const Keeper = z.object({ account: z.uuid(), may: z.boolean() }).strict()
