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

const marks = { done: '済', now: 'いまここ', ahead: 'このあと', ended: '' } as const

/** The same way in a line, for lists. */
export function RouteShort({ stops }: { stops: RouteStop[] }) {
  return (
    <ol aria-label="決裁の経路" className="flex flex-wrap items-center gap-x-1 gap-y-0.5 text-[0.875rem]">
      {stops.map((stop, index) => (
        <li key={stop.id} className="relative flex items-center gap-1">
          {index > 0 && <Icon name="right" size={16} className="text-solid-gray-536" />}
          <Icon
            name={looks[stop.state].icon}
            size={16}
            className={
              stop.state === 'ended'
                ? 'text-danger'
                : stop.state === 'ahead'
                  ? 'text-ink-soft'
                  : 'text-accent'
            }
          />
          <span
            className={stop.state === 'now' ? 'font-bold' : stop.state === 'ahead' ? 'text-ink-soft' : ''}
          >
            {stop.by || stop.role}
            {stop.id !== 'draft' &&
              stop.state !== 'ahead' &&
              `（${stop.state === 'now' ? `${stop.says}待ち` : stop.says}）`}
            <span className="sr-only">{marks[stop.state]}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
