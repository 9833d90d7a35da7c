/** Acts in the order of their moments, however they were written down: so numbers and lists grow as they would have. */
export interface Agenda {
  /** Moments after the end are forgotten: they have not happened yet. */
  at(moment: Date, act: () => Promise<void>): void
  /** Once per key: what somebody does for several at a time. */
  once(key: string, moment: Date, act: () => Promise<void>): void
  /** Plays everything, also what acts add while it plays, and `after` each. */
  play(after: () => Promise<void>): Promise<number>
}

interface Entry {
  moment: number
  order: number
  key: string | null
  act: () => Promise<void>
}

export function agenda(end: Date): Agenda {
  const heap: Entry[] = []
  const keys = new Set<string>()
  let order = 0

  const put = (moment: Date, act: () => Promise<void>, key: string | null) => {
    if (moment.getTime() > end.getTime() || (key !== null && keys.has(key))) return
    if (key !== null) keys.add(key)
    heap.push({ moment: moment.getTime(), order: order++, key, act })
    let child = heap.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!earlier(heap, child, parent)) break
      swap(heap, child, parent)
      child = parent
    }
  }

  const take = (): Entry | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    heap[0] = last
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2]
      let least = parent
      if (left < heap.length && earlier(heap, left, least)) least = left
      if (right < heap.length && earlier(heap, right, least)) least = right
      if (least === parent) return first
      swap(heap, parent, least)
      parent = least
    }
  }

  return {
    at: (moment, act) => put(moment, act, null),
    once: (key, moment, act) => put(moment, act, key),
    async play(after) {
      let played = 0
      for (let next = take(); next; next = take()) {
        if (next.key !== null) keys.delete(next.key)
        await next.act()
        await after()
        played++
      }
      return played
    },
  }
}

function earlier(heap: Entry[], a: number, b: number): boolean {
  const [one, other] = [heap[a], heap[b]]
  if (!one || !other) return false
  return one.moment < other.moment || (one.moment === other.moment && one.order < other.order)
}

function swap(heap: Entry[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]]
  if (!one || !other) return
  heap[a] = other
  heap[b] = one
}
