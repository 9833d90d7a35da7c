/** Whom an act concerns. Acts that share somebody happen one after the other; `everybody` waits for all and all for it. */
export type Concerned = readonly string[] | 'everybody'

/**
 * Acts in the order of their moments, however they were written down: so numbers and lists grow as they would have.
 * Acts that have nothing to do with each other are played side by side.
 */
export interface Agenda {
  /** Moments after the end are forgotten: they have not happened yet. */
  at(moment: Date, whom: Concerned, act: () => Promise<void>): void
  /** Once per key until it is done: what somebody does for several at a time. */
  once(key: string, moment: Date, whom: Concerned, act: () => Promise<void>): void
  /** Plays everything, also what acts add while it plays, each through `perform`. Gives how many acts there were. */
  play(perform: (act: () => Promise<void>) => Promise<void>): Promise<number>
}

interface Entry {
  moment: number
  order: number
  key: string | null
  whom: Concerned
  act: () => Promise<void>
}

/** As many as keep a database on the same small machine busy. */
const sideBySide = 4

export function agenda(end: Date): Agenda {
  const entries: Entry[] = []
  const keys = new Set<string>()
  let order = 0

  const put = (moment: Date, whom: Concerned, act: () => Promise<void>, key: string | null) => {
    if (moment.getTime() > end.getTime() || (key !== null && keys.has(key))) return
    if (key !== null) keys.add(key)
    const entry = { moment: moment.getTime(), order: order++, key, whom, act }
    entries.splice(placeOf(entries, entry), 0, entry)
  }

  return {
    at: (moment, whom, act) => put(moment, whom, act, null),
    once: (key, moment, whom, act) => put(moment, whom, act, key),
    async play(perform) {
      let played = 0
      const running = new Map<Promise<void>, Concerned>()
      try {
        for (;;) {
          const next = entries.at(-1)
          if (!next && running.size === 0) return played
          const free =
            next && running.size < sideBySide && ![...running.values()].some(whom => share(whom, next.whom))
          if (!next || !free) {
            await Promise.race(running.keys())
            continue
          }
          entries.pop()
          if (next.key !== null) keys.delete(next.key)
          played++
          const done: Promise<void> = perform(next.act).then(() => void running.delete(done))
          running.set(done, next.whom)
        }
      } finally {
        await Promise.allSettled(running.keys())
      }
    },
  }
}

function share(one: Concerned, other: Concerned): boolean {
  if (one === 'everybody' || other === 'everybody') return true
  return one.some(who => other.includes(who))
}

/** Sorted with the next act last. */
function placeOf(entries: readonly Entry[], entry: Entry): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = entries[middle]
    const later =
      other !== undefined &&
      (other.moment > entry.moment || (other.moment === entry.moment && other.order > entry.order))
    if (later) low = middle + 1
    else high = middle
  }
  return low
}
