import type { ChangedPart } from '#language/publish/changes.ts'
import type { RowProblem } from '#language/publish/parameter-rows.ts'
import type { Parameter } from '#language/scheme/basics.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Route } from '#language/scheme/workflow.ts'
import type { Text } from '#language/text.ts'
import type { Procedure } from './schema.ts'

/** A typed amount as a value of the kind the other rows have; undefined where it cannot be one. */
export function valueFrom(parameter: Parameter, typed: string): string | number | boolean | undefined {
  const kind = typeof parameter.rows[0]?.value
  const text = typed.normalize('NFKC').trim()
  // A table is not typed into one box: staff edit it as a whole.
  if (kind === 'object') return undefined
  if (kind === 'string') return typed.trim() === '' ? undefined : typed.trim()
  if (kind === 'boolean') return { はい: true, true: true, いいえ: false, false: false }[text]
  const number = text
    .replace(/,/g, '')
    .replace(parameter.unit ?? '', '')
    .trim()
  return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : undefined
}

export const rowProblems: Record<RowProblem | 'no-value' | 'published', Text> = {
  'no-such-day': { ja: '存在しない日付です。始まる日を年・月・日で入れてください。' },
  'day-taken': {
    ja: 'その日からの行はもうあります。草案で足した行なら、いったん取り消してから入れ直してください。',
  },
  'other-type': { ja: 'ほかの行と値の種類が違います。同じ種類の値を入れてください。' },
  'no-value': { ja: '値を読み取れません。数は「4500」のように入れてください。' },
  published: { ja: '公開された行は取り消せません。新しい行を足して変えてください。' },
}

/** The scheme with the procedure staff set. Routes are set by id; an id that is not there is left out. */
export function withProcedure(scheme: Scheme, input: Procedure): Scheme {
  const { standardDays, clock, correctionDays } = input
  const routes = scheme.workflow.routes.map((route): Route => {
    const set = input.routes.find(each => each.id === route.id)
    return set ? { ...route, ...set } : route
  })
  return { ...scheme, workflow: { ...scheme.workflow, standardDays, clock, correctionDays, routes } }
}

/** One line per thing that changed, for the draft's log. */
export function summaryOf(parts: readonly ChangedPart[]): string[] {
  return parts.flatMap(part =>
    part.items.map(item =>
      item.name === undefined ? `${part.name}：${item.lines[0]?.what ?? ''}` : `${part.name}：${item.name}`,
    ),
  )
}
