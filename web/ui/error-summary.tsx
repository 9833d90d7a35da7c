import { useEffect, useRef } from 'react'
import { boxId } from './fields/field.tsx'
import type { FieldProblem } from './fields/kept.ts'
import { Icon } from './icon.tsx'
import { Say } from './say.tsx'
import { form } from './words/form.ts'

/**
 * What has to be corrected, at the top of the page, each line leading to its box. Takes the focus when the page
 * arrives: by `autofocus` without script, by effect with it.
 */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const own = useRef<HTMLElement>(null)
  useEffect(() => {
    if (problems.length > 0) own.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <section
      ref={own}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: the page came back because of these problems, so they are read first
      autoFocus
      aria-labelledby="error-summary"
      className="rounded-12 border-2 border-danger p-4 sm:p-6"
    >
      <h2 id="error-summary" className="flex items-start gap-2 text-[1.125rem] font-bold text-danger">
        <Icon name="error" className="mt-0.5" />
        <span>
          <Say text={form.problems} values={{ count: problems.length }} />
        </span>
      </h2>
      <ul className="mt-3 space-y-2 pl-8">
        {problems.map(problem => (
          <li key={`${problem.field} ${problem.message.ja}`}>
            <a href={`#${boxId(problem.field)}`} className="link">
              <Say text={problem.message} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
