import { Unseen } from '../../ui/text.tsx'
import { marks, type OutcomeName, outcomes } from './words.ts'

const tones = { eligible: 'text-success', 'not-eligible': 'text-ink', unknown: 'text-warning' }

/** ○ × ? with its words; `bare` shows the sign alone. */
export function Mark({ outcome, bare }: { outcome: OutcomeName | null; bare?: boolean }) {
  if (outcome === null) return <span className="text-ink-soft">—</span>
  const sign = <span className={`font-bold ${tones[outcome]}`}>{marks[outcome]}</span>
  if (bare) {
    return (
      // Positioned, so that the unseen words stay inside a table that scrolls sideways.
      <span className="relative">
        <span aria-hidden="true">{sign}</span>
        <Unseen>{outcomes[outcome]}</Unseen>
      </span>
    )
  }
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true">{sign} </span>
      {outcomes[outcome]}
    </span>
  )
}

/** A number with how far it is from the one before. */
export function Trend({ now, before, than }: { now: number; before: number | undefined; than: string }) {
  if (before === undefined) return null
  const by = now - before
  const sign = by === 0 ? '±0' : `${by > 0 ? '+' : '−'}${Math.abs(by).toLocaleString('ja-JP')}`
  return (
    <span className="block text-[0.8125rem] text-ink-soft">
      {than} {sign}
    </span>
  )
}
