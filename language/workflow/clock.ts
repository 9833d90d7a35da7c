import type { Workflow } from '../scheme/workflow.ts'
import { addDays, type Day, daysBetween, tokyoDay } from '../values/date.ts'
import { stateOf, type Transition } from './fold.ts'

export interface Elapsed {
  /** Days of 標準処理期間 used so far. */
  daysUsed: number
  standardDays: number
  /** The clock does not run: the applicant must act, or the case is closed. */
  stopped: boolean
  late: boolean
  /** The last day still within the standard, if the clock runs on; absent while it is stopped. */
  dueOn?: Day
}

// Standard periods are weeks; with ten closed days in a row at most, this is far beyond any of them.
const farthest = 3660

/**
 * How much of 標準処理期間 (行政手続法6条) a case has used. A day counts when the case was with the office as the day
 * began in Tokyo: so the first day does not count (民法140条), nor the day a correction comes in, and the day it is
 * sent back does. With a `business` clock closed days do not count. States that wait for the applicant stop it.
 */
export function elapsed(
  workflow: Workflow,
  transitions: readonly Transition[],
  now: Date,
  isClosedDay: (day: Day) => boolean,
): Elapsed {
  const { standardDays } = workflow
  const today = tokyoDay(now)
  const steps = transitions
    .filter(({ at }) => new Date(at) <= now)
    .map(({ state, at }) => ({
      day: tokyoDay(new Date(at)),
      running: stateOf(workflow, state).kind === 'open',
    }))
  const leaf = leavesOf(isClosedDay)
  const counts = (day: Day) => workflow.clock === 'calendar' || !leaf(day).closed

  let daysUsed = 0
  for (const [index, step] of steps.entries()) {
    if (!step.running) continue
    const until = steps[index + 1]?.day ?? today
    if (workflow.clock === 'calendar') daysUsed += daysBetween(step.day, until)
    else
      for (let day = leaf(step.day).next; day <= until; day = leaf(day).next) if (counts(day)) daysUsed += 1
  }
  const stopped = !(steps.at(-1)?.running ?? false)
  const due = stopped ? undefined : dueOn(workflow, steps, counts, leaf)
  return { daysUsed, standardDays, stopped, late: daysUsed > standardDays, ...(due ? { dueOn: due } : {}) }
}

function dueOn(
  workflow: Workflow,
  steps: readonly { day: Day; running: boolean }[],
  counts: (day: Day) => boolean,
  leaf: (day: Day) => Leaf,
): Day | undefined {
  let left = workflow.standardDays
  for (const [index, step] of steps.entries()) {
    if (!step.running) continue
    const until = steps[index + 1]?.day ?? '9999-12-31'
    let day = leaf(step.day).next
    for (let walked = 0; day <= until && walked < farthest; walked++) {
      if (counts(day)) left -= 1
      if (left === 0) return day
      day = leaf(day).next
    }
  }
  return undefined
}

/** One leaf of the tear-off calendar. */
interface Leaf {
  next: Day
  closed: boolean
}

// A queue asks the same few hundred days for every one of its cases; working them out anew was most of its time.
const calendars = new WeakMap<(day: Day) => boolean, Map<Day, Leaf>>()

function leavesOf(isClosedDay: (day: Day) => boolean): (day: Day) => Leaf {
  const known = calendars.get(isClosedDay) ?? new Map<Day, Leaf>()
  calendars.set(isClosedDay, known)
  return day => {
    const there = known.get(day)
    if (there) return there
    const leaf = { next: addDays(day, 1), closed: isClosedDay(day) }
    known.set(day, leaf)
    return leaf
  }
}
