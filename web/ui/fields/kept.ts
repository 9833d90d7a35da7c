import type { Text } from '#language/text.ts'

/** Posted or stored answers as boxes hold them: posted name → values. */
export type Kept = Readonly<Record<string, readonly string[] | undefined>>

/** Something wrong with the box or group of this posted name; `readPage` (language/form) gives such. */
export interface FieldProblem {
  field: string
  message: Text
}

export function keptText(kept: Kept, name: string): string | undefined {
  return kept[name]?.[0]
}

/** The problem to show at a group: its own, or the first of its boxes. */
export function problemOf(problems: readonly FieldProblem[], name: string): FieldProblem | undefined {
  return (
    problems.find(problem => problem.field === name) ??
    problems.find(problem => problem.field.startsWith(`${name}.`))
  )
}
