import { z } from 'zod'

const name = z.string().max(200)

/** How the columns of one extract are to be read. Saved per municipality, register and arrangement of columns. */
export const Mapping = z
  .object({
    head: z
      .boolean()
      .default(true)
      .describe('The first row names the columns; else they are called 列1, 列2 …'),
    columns: z.record(z.string().max(40), name).describe('Field → name of its column'),
    values: z
      .record(z.string().max(40), z.record(z.string().max(100), z.string().max(100)))
      .default({})
      .describe('Field → what stands in the file → what it means'),
    constants: z
      .record(z.string().max(40), z.string().trim().max(100))
      .default({})
      .describe('Field → one value for the whole file'),
  })
  .strict()
export type Mapping = z.infer<typeof Mapping>
