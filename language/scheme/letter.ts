import { z } from 'zod'
import { Text } from '../text.ts'
import { Feel, Id } from './basics.ts'

const when = Feel.optional()

/** Wording may hold `{FEEL}` parts, e.g. `{申請者氏名} 様`, `{和暦(決定日)}`. */
export const Block = z.union([
  z.object({ text: Text, when }).strict(),
  z.object({ heading: Text, when }).strict(),
  z.object({ rows: z.array(z.object({ label: Text, value: Text, when }).strict()).min(1), when }).strict(),
  z.object({ list: z.array(z.object({ text: Text, when }).strict()).min(1), when }).strict(),
  /** The reasons composed from the explanation of the rules (理由の提示). */
  z.object({ reasons: z.literal(true), when }).strict(),
  /** 教示 of this procedure. */
  z.object({ remedies: z.literal(true), when }).strict(),
])
export type Block = z.infer<typeof Block>

export const LetterTemplate = z
  .object({
    id: Id,
    title: Text,
    /** 文書番号 symbol: `こ` gives こ第123号. Numbers restart every fiscal year and are never reused. */
    symbol: z.string().min(1),
    blocks: z.array(Block).min(1),
    /** E-mail that tells the applicant it is there. Never holds what a stranger must not read. */
    mail: z.object({ subject: Text, body: Text }).strict(),
  })
  .strict()
export type LetterTemplate = z.infer<typeof LetterTemplate>

/** 教示: to whom and how long one may object; differs by procedure (domain: 行審法82条, 行訴法46条). */
export const Remedies = z.object({ text: Text }).strict()
export type Remedies = z.infer<typeof Remedies>
