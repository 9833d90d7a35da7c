import { addDays } from '#language/values/date.ts'
import { families } from './families.ts'
import type { Plot } from './plot.ts'
import { bornOn } from './register.ts'
import { scenes } from './scenes.ts'

/** The named families whose case is long decided; of the others tell scenes.ts and waiting.ts. */
const past: Record<string, [kind: Plot['kind'], daysAgo: number]> = {
  H0008: ['clean', 118],
  M0004: ['clean', 102],
  M0005: ['returned', 133],
  M0007: ['paper', 203],
  M0008: ['clean', 71],
}

export function namedPlots(today: string): { household: string; plot: Plot }[] {
  const told = Object.entries(scenes).map(
    ([household, { kind, daysAgo }]) => [household, [kind, daysAgo]] as const,
  )
  return [...Object.entries(past), ...told].map(([household, [kind, daysAgo]]) => {
    const baby = families
      .find(f => f.household === household)
      ?.members.find(m => m.relation === '子' && typeof m.born !== 'string')
    const appliedOn = addDays(today, -daysAgo)
    const born = baby ? bornOn(baby, today) : appliedOn
    const soonest = addDays(born, 6)
    return { household, plot: { kind, appliedOn: appliedOn > soonest ? appliedOn : soonest, base: born } }
  })
}
