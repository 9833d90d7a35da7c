import { questionsOf } from '#language/form/facts.ts'
import { journey } from '#language/form/journey.ts'
import type { Answers, Form, Option, Question } from '#language/scheme/form.ts'
import type { Text } from '#language/text.ts'
import { unfit } from '#modules/applications/rules.ts'

/** Fewer answers than this are never shown: they could be told to be somebody's. */
export const fewest = 5

/** The answers with everything left out put down as left blank; undefined when one of them is unsound. */
export function handedIn(form: Form, answers: Answers): Answers | undefined {
  if (unfit(form, answers).length > 0) return undefined
  const whole: Answers = {}
  for (const { id } of questionsOf(form)) whole[id] = answers[id] ?? ''
  return journey(form, whole).complete ? whole : undefined
}

/**
 * The points of an option on a scale: options whose ids are a letter and a number (p5 … p1) are points of it, all
 * others (わからない) stand beside it and count neither for nor against.
 */
export function pointsOf(option: Pick<Option, 'id'>): number | null {
  const points = /^[a-z](\d{1,2})$/.exec(option.id)?.[1]
  return points === undefined ? null : Number(points)
}

export interface QuestionResult {
  question: string
  label: Text
  /** Answers that chose one of the options. */
  n: number
  /** Handed in without an answer to this question. */
  blank: number
  options: { id: string; label: Text; count: number; points: number | null }[]
  /** Mean and median of the points, and how many stood on the scale; null where the question has none. */
  scale: { n: number; mean: number; median: number; best: number } | null
}

export interface Results {
  /** null: fewer than five (or hidden so that no small group can be worked out); nothing of it is shown. */
  n: number | null
  invited: number
  questions: QuestionResult[]
}

interface Response {
  answers: Answers
}

/** What a group answered, or only that it is too small to say. */
export function resultsOf(form: Form, responses: readonly Response[], invited: number): Results {
  if (responses.length < fewest) return { n: null, invited, questions: [] }
  const questions = questionsOf(form)
    .filter(question => question.kind === 'choice')
    .map(question => resultOf(question, responses))
  return { n: responses.length, invited, questions }
}

function resultOf(question: Question, responses: readonly Response[]): QuestionResult {
  const counts = new Map<string, number>()
  for (const { answers } of responses) {
    const chosen = answers[question.id]
    if (typeof chosen === 'string' && chosen) counts.set(chosen, (counts.get(chosen) ?? 0) + 1)
  }
  const options = (question.options ?? []).map(option => ({
    id: option.id,
    label: option.label,
    count: counts.get(option.id) ?? 0,
    points: pointsOf(option),
  }))
  const n = options.reduce((sum, option) => sum + option.count, 0)
  return {
    question: question.id,
    label: question.label,
    n,
    blank: responses.length - n,
    options,
    scale: scaleOf(options),
  }
}

function scaleOf(options: QuestionResult['options']): QuestionResult['scale'] {
  const scored = options.flatMap(({ points, count }) => (points === null ? [] : [{ points, count }]))
  if (scored.length === 0) return null
  const all = scored
    .flatMap(({ points, count }) => new Array<number>(count).fill(points))
    .sort((a, b) => a - b)
  const middle = all.length / 2
  const median =
    all.length === 0 ? 0 : ((all[Math.ceil(middle) - 1] ?? 0) + (all[Math.floor(middle)] ?? 0)) / 2
  return {
    n: all.length,
    mean: all.length === 0 ? 0 : all.reduce((sum, points) => sum + points, 0) / all.length,
    median,
    best: Math.max(...scored.map(each => each.points)),
  }
}

/**
 * Which groups may be shown beside their total. A group below five is hidden; and where what is hidden altogether is
 * less than five, the smallest shown group is hidden too, so that nobody can subtract.
 */
export function shownGroups(sizes: readonly number[]): boolean[] {
  const shown = sizes.map(size => size >= fewest)
  const hidden = () => sizes.reduce((sum, size, index) => (shown[index] ? sum : sum + size), 0)
  while (hidden() > 0 && hidden() < fewest && shown.includes(true)) {
    let smallest = -1
    sizes.forEach((size, index) => {
      if (shown[index] && (smallest < 0 || size < (sizes[smallest] as number))) smallest = index
    })
    shown[smallest] = false
  }
  return shown
}
