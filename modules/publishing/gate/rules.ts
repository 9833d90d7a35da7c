import { unguardedBoundaries } from '#language/publish/boundaries.ts'
import { type ChangedPart, changesInWords } from '#language/publish/changes.ts'
import { checkScheme } from '#language/publish/check.ts'
import { checkExpressions } from '#language/publish/expressions.ts'
import type { ParsedScheme } from '#language/publish/parse.ts'
import type { Problem } from '#language/publish/problem.ts'
import { checkWordings } from '#language/publish/wordings.ts'
import { type ExampleResult, runExamples } from '#language/rules/examples.ts'
import type { Scheme } from '#language/scheme/scheme.ts'

/** todo: stands against publishing · advice: look at it, it does not · done · later: cannot be told yet. */
export type TaskState = 'done' | 'advice' | 'todo' | 'later'

export interface GateTask {
  id: 'shape' | 'structure' | 'expressions' | 'examples' | 'wordings' | 'boundaries' | 'changed' | 'newest'
  state: TaskState
  problems: Problem[]
}

export interface Gate {
  tasks: GateTask[]
  /** Nothing stands against publishing. */
  open: boolean
  examples: ExampleResult[]
  changes: ChangedPart[]
}

/** Everything that has to be right before a draft may be published, each task with what is still wrong. */
export function gate(draft: ParsedScheme, base: Scheme, newer: number | undefined): Gate {
  const newest = task(
    'newest',
    newer === undefined
      ? []
      : [{ path: '', message: `草案を作ったあとに第${newer}版が公開されました。取り込んでください。` }],
  )
  if (!draft.ok) {
    const later = (
      ['structure', 'expressions', 'examples', 'wordings', 'boundaries', 'changed'] as const
    ).map((id): GateTask => ({ id, state: 'later', problems: [] }))
    return {
      tasks: [task('shape', draft.problems), ...later, newest],
      open: false,
      examples: [],
      changes: [],
    }
  }
  const { scheme } = draft
  const all = checkScheme(scheme)
  const expressions = checkExpressions(scheme)
  const wordings = checkWordings(scheme)
  const said = new Set([...expressions, ...wordings].map(keyOf))
  const rest = all.filter(problem => !said.has(keyOf(problem)))
  const ofExamples = rest.filter(problem => problem.path.split('.')[0] === 'examples')
  const structure = rest.filter(problem => !ofExamples.includes(problem))
  const worked = [...structure, ...expressions, ...wordings].every(problem => problem.severity === 'warning')
  const changes = changesInWords(base, scheme)
  const tasks: GateTask[] = [
    task('shape', []),
    task('structure', structure),
    task('expressions', expressions),
    worked ? task('examples', ofExamples) : { id: 'examples', state: 'later', problems: [] },
    task('wordings', wordings),
    task('boundaries', boundaryAdvice(base, scheme)),
    task(
      'changed',
      changes.length > 0
        ? []
        : [{ path: '', message: '公開されている版と同じです。変えるところを変えてください。' }],
    ),
    newest,
  ]
  return {
    tasks,
    open: tasks.every(each => each.state === 'done' || each.state === 'advice'),
    examples: worked ? runExamples(scheme) : [],
    changes,
  }
}

function boundaryAdvice(base: Scheme, draft: Scheme): Problem[] {
  return unguardedBoundaries(base, draft).map(({ parameter, from, lacks }) => {
    const sides = lacks.map(side => (side === 'before' ? '前の日まで' : '当日から'))
    return {
      path: 'examples',
      message: `「${parameter}」は${from}に変わりますが、${sides.join('と')}の実例がありません。`,
      severity: 'warning',
    }
  })
}

function task(id: GateTask['id'], problems: Problem[]): GateTask {
  if (problems.length === 0) return { id, state: 'done', problems }
  return { id, state: problems.every(each => each.severity === 'warning') ? 'advice' : 'todo', problems }
}

function keyOf(problem: Problem): string {
  return `${problem.path}\n${problem.message}`
}
