import { InstantText } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { RouteStop } from './route.server.ts'

const looks = {
  done: { ring: 'border-accent bg-accent text-white', icon: 'check' },
  now: { ring: 'border-accent bg-white text-accent ring-4 ring-blue-100', icon: 'clock' },
  ahead: { ring: 'border-solid-gray-420 bg-white text-ink-soft', icon: 'minus' },
  ended: { ring: 'border-danger bg-danger text-white', icon: 'undo' },
} as const

/** The way of a proposal at a glance: each stop with its seal, in order. */
export function RouteLine({ stops }: { stops: RouteStop[] }) {
  return (
    <ol aria-label="決裁の経路" className="flex flex-wrap gap-x-2 gap-y-3">
      {stops.map((stop, index) => {
        const { ring, icon } = looks[stop.state]
        return (
          <li
            key={stop.id}
            aria-current={stop.state === 'now' ? 'step' : undefined}
            className="flex items-start gap-2"
          >
            <span
              className={`mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full border-2 ${ring}`}
            >
              <Icon name={icon} size={16} />
            </span>
            <span className="min-w-0 text-[0.9375rem] leading-snug">
              <span className="block font-bold">
                {stop.role}
                {stop.role !== stop.says && (
                  <span className="ml-1 font-normal text-ink-soft">
                    {stop.says}
                    {stop.state === 'now' ? '（いまここ）' : ''}
                    {stop.state === 'ahead' ? '（このあと）' : ''}
                  </span>
                )}
              </span>
              {stop.by && <span className="block">{stop.by}</span>}
              {stop.at && (
                <span className="block text-[0.8125rem] text-ink-soft">
                  <InstantText at={stop.at} />
                </span>
              )}
              {stop.note && <span className="block max-w-64 text-[0.875rem]">「{stop.note}」</span>}
            </span>
            {index < stops.length - 1 && <Icon name="right" size={16} className="mt-2 text-ink-soft" />}
          </li>
        )
      })}
    </ol>
  )
}
