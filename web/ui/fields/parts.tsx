import type { Text } from '#language/text.ts'
import { Say } from '../say.tsx'
import { boxId, ErrorText } from './field.tsx'
import { Box, type BoxWidth } from './inputs.tsx'
import { type FieldProblem, type Kept, keptText } from './kept.ts'

/** What composed questions (date, name, address …) are given. */
export interface PartsProps {
  kept: Kept
  problems?: readonly FieldProblem[]
}

/** One labelled box of a composed question. */
export function Part({
  name,
  label,
  hint,
  kept,
  problems = [],
  showProblem,
  ...box
}: PartsProps & {
  name: string
  label: Text
  hint?: Text
  /** Say the problem here and not only at the group: where the boxes stand far apart. */
  showProblem?: boolean
  width?: BoxWidth
  autoComplete?: string
  inputMode?: 'text' | 'numeric'
  maxLength?: number
  list?: string
}) {
  const problem = problems.find(candidate => candidate.field === name)
  const error = problem && showProblem ? <Say text={problem.message} /> : undefined
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={boxId(name)}>
        <Say text={label} />
      </label>
      {hint && (
        <p id={`${boxId(name)}-hint`} className="text-[0.9375rem] leading-[1.6] text-ink-soft">
          <Say text={hint} />
        </p>
      )}
      <ErrorText id={`${boxId(name)}-error`}>{error}</ErrorText>
      <Box
        name={name}
        value={keptText(kept, name)}
        hint={hint && 'given'}
        error={problem && showProblem ? 'given' : undefined}
        invalid={Boolean(problem)}
        {...box}
      />
    </div>
  )
}
