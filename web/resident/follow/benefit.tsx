import { formatDate } from '#language/values/date.ts'
import { DateText } from '../../ui/dates.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading } from '../../ui/text.tsx'
import { benefit as words } from '../words/benefit.ts'
import type { ShownBenefit } from './benefit.server.ts'

const badges = { sent: 'waiting', paid: 'good', failed: 'bad' } as const

/** 2026年8月, in the days' own way of being written. */
const monthOf = (day: string) => formatDate(day, 'ja', 'western').replace(/月.*$/, '月')

/** What was granted, from when, and what reached the account. */
export function Benefit({ benefit: { amounts, payouts } }: { benefit: ShownBenefit }) {
  return (
    <section className="flex flex-col gap-4">
      {payouts[0]?.state === 'failed' && (
        <NotificationBanner tone="warning" title={<Say text={words.failed} />}>
          <p>
            <Say text={words.again} />
          </p>
        </NotificationBanner>
      )}
      <Heading>
        <Say text={words.title} />
      </Heading>
      <dl className="flex flex-col gap-3">
        {amounts.map(amount => (
          <div key={amount.id}>
            <dt className="font-bold">
              <Say text={amount.name} />
            </dt>
            {amount.steps.map(step => (
              <dd key={step.from} className="flex flex-wrap items-baseline gap-x-3">
                {step.yen > 0 && (
                  <span className="text-[1.25rem]">
                    <Money yen={step.yen} strong />
                  </span>
                )}
                <span>
                  <Say
                    text={step.yen === 0 ? words.none : amount.monthly ? words.monthly : words.once}
                    values={{ month: monthOf(step.from) }}
                  />
                </span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {payouts.length > 0 && (
        <>
          <Heading level={3} size={3}>
            <Say text={words.payments} />
          </Heading>
          <ul className="divide-y divide-line border-y border-line">
            {payouts.map(payout => (
              <li key={payout.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
                <DateText day={payout.payOn} style="weekday" />
                <Money yen={payout.amount} strong />
                <StatusBadge status={badges[payout.state]}>
                  <Say text={words[payout.state]} />
                </StatusBadge>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
