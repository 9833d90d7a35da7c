/** Numbers that look like chance and are the same every time: tests, screenshots and the demo see one city. */
export interface Dice {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  one<T>(choices: readonly T[]): T
  chance(probability: number): boolean
}

/** mulberry32. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    one: choices => choices[whole(0, choices.length - 1)] as (typeof choices)[number],
    chance: probability => next() < probability,
  }
}

/** Numbers of somebody's own. */
export function diceOf(name: string): Dice {
  let seed = 2_166_136_261
  for (const letter of name) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return dice(seed)
}
