import type { GateTask } from '#modules/publishing/gate/rules.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { TextLink } from '../../../ui/text.tsx'
import { taskStates, tasks as words } from '../words.ts'

const shownAtOnce = 5

/** The gate as a list: each task red until it is right, with what is wrong and the page to put it right on. */
export function Tasks({ tasks, id }: { tasks: GateTask[]; id: string }) {
  return (
    <ol className="divide-y divide-line border-y border-line">
      {tasks.map(task => {
        const { title, about, to } = words[task.id]
        const { label, status } = taskStates[task.state]
        const [first, rest] = [task.problems.slice(0, shownAtOnce), task.problems.slice(shownAtOnce)]
        return (
          <li key={task.id} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <span>
              <StatusBadge status={status}>{label}</StatusBadge>
            </span>
            <div>
              <p className="font-bold">{title}</p>
              {task.state === 'done' || task.state === 'later' ? (
                <p className="text-[0.9375rem] text-ink-soft">{about}</p>
              ) : (
                <>
                  <Problems problems={first} />
                  {rest.length > 0 && (
                    <Disclosure summary={`ほか${rest.length}件`} small>
                      <Problems problems={rest} />
                    </Disclosure>
                  )}
                  {to && (
                    <p>
                      <TextLink to={`/office/schemes/${id}/draft/${to}`}>直す画面へ</TextLink>
                    </p>
                  )}
                </>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Problems({ problems }: { problems: GateTask['problems'] }) {
  return (
    <ul className="text-[0.9375rem]">
      {problems.map(problem => (
        <li key={problem.path + problem.message}>
          {problem.message}
          {problem.path && (
            <span className="ml-2 font-mono text-[0.8125rem] text-ink-soft">{problem.path}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
