// This file alone, not zod's index of fifty languages, which a browser would have to load.
import ja from 'zod/v4/locales/ja.js'
import { Scheme } from '../scheme/scheme.ts'
import { mergeScheme } from './merge.ts'
import type { Problem } from './problem.ts'

export type ParsedScheme = { ok: true; scheme: Scheme } | { ok: false; problems: Problem[] }

const { localeError } = ja()

/**
 * Makes a scheme of its documents (each one or more of the scheme's keys, in any order) and the municipality's
 * overlay, and checks its shape. Whether it makes sense is `checkScheme`'s question.
 */
export function parseScheme(documents: readonly unknown[], overlay?: unknown): ParsedScheme {
  const merged = [...documents, overlay].reduce((base: unknown, next) => mergeScheme(base, next), {})
  const result = Scheme.safeParse(merged, { error: localeError })
  if (result.success) return { ok: true, scheme: result.data }
  const problems = result.error.issues.map(issue => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }))
  return { ok: false, problems }
}
