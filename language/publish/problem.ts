/**
 * One thing wrong with a scheme, in Japanese for the member of staff who edits it. `path` leads to the place:
 * `rules.3.must`, `workflow.actions.1.to`. A warning does not stop it from being published.
 */
export interface Problem {
  path: string
  message: string
  severity?: 'error' | 'warning'
}

export function warning(path: string, message: string): Problem {
  return { path, message, severity: 'warning' }
}

/** Whether nothing stands against publishing. */
export function isPublishable(problems: readonly Problem[]): boolean {
  return problems.every(problem => problem.severity === 'warning')
}

/** The values that come more than once, with the index of each repetition. */
export function repeated(values: readonly string[]): { value: string; index: number }[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [{ value, index }] : []))
}
