import { useLoaderData } from 'react-router'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { DateText, RelativeTime } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Buttons, Heading, Lead, Note, Stack } from '../../ui/text.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { follow } from '../words/follow.ts'
import { resident } from '../words/resident.ts'
import { AnswersByPage } from './answers.tsx'
import { badges } from './badges.ts'
import { Benefit } from './benefit.tsx'
import { showCase } from './follow.server.ts'
import { Seen } from './seen.tsx'

export const loader = page((ctx, args: PageArgs) => showCase(ctx, args))

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, follow.title, args.loaderData?.scheme.name)

export default function Follow() {
  const shown = useLoaderData<typeof loader>()
  const { city, scheme, state, now } = shown
  const here = `/${city.slug}/applications/${shown.id}`
  return (
    <ResidentPage
      back={{ to: `/${city.slug}`, label: <Say text={resident.home} /> }}
      contact={scheme.contact}
    >
      <Stack gap="large">
        <Stack>
          {shown.just && <NotificationBanner tone="success" title={<Say text={follow[shown.just]} />} live />}
          <Heading level={1} over={<Say text={scheme.name} />}>
            <Say text={follow.title} />
          </Heading>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <StatusBadge status={badges[state.kind] ?? 'neutral'}>
              <Say text={state.label} />
            </StatusBadge>
            <span>
              <Say text={resident.number} /> <b className="tabular-nums">{shown.number}</b>
            </span>
            {(shown.channel === 'paper' || shown.channel === 'phone') && (
              <span className="text-ink-soft">
                <Say text={shown.channel === 'paper' ? follow.channelPaper : follow.channelPhone} />
              </span>
            )}
          </p>
          <Lead>
            <Say text={state.next} />
          </Lead>
          <Waiting {...shown} />
          {shown.remarks.length > 0 && (
            <section className="flex flex-col gap-3">
              <Heading size={3}>
                <Say text={follow.remarks} values={{ city: city.name }} />
              </Heading>
              <ul className="flex flex-col gap-3">
                {shown.remarks.map(remark => (
                  <li key={remark.id} className="border-l-4 border-warning bg-warning-soft px-4 py-3">
                    <p className="font-bold">
                      <Say text={remark.label} />
                    </p>
                    <p className="whitespace-pre-line">{remark.body}</p>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {shown.mayCorrect && shown.remarks.length > 0 && (
            <p>
              <LinkButton to={`${here}/correct`} wide iconEnd="right" reload>
                <Say text={follow.correct} />
              </LinkButton>
            </p>
          )}
          {shown.amendments.length > 0 && (
            <section className="flex flex-col gap-3">
              <Heading size={3}>
                <Say text={follow.amend} />
              </Heading>
              {shown.amendments.map(amendment => (
                <p key={amendment.id}>
                  <LinkButton
                    to={`${here}/amend/${amendment.id}`}
                    look="secondary"
                    wide
                    iconEnd="right"
                    reload
                  >
                    <Say text={amendment.label} />
                  </LinkButton>
                </p>
              ))}
            </section>
          )}
        </Stack>
        {shown.benefit && <Benefit benefit={shown.benefit} />}
        <section className="flex flex-col gap-4">
          <Heading>
            <Say text={follow.history} />
          </Heading>
          <Timeline
            entries={[
              ...shown.lines.map(line => ({
                id: line.id,
                title: <Say text={line.title} />,
                at: <RelativeTime at={line.at} now={now} />,
                state: line.state,
              })),
              ...(state.kind === 'open' || state.kind === 'waiting'
                ? [{ id: 'ahead', title: <Say text={follow.decision} />, state: 'ahead' as const }]
                : []),
            ]}
          />
        </section>
        <Disclosure summary={<Say text={follow.seeAnswers} />}>
          <AnswersByPage pages={shown.answers} />
        </Disclosure>
        <Seen
          city={city.name}
          section={scheme.contact.section}
          shared={shown.shared}
          seen={shown.seen}
          now={now}
        />
        {shown.mayWithdraw && (
          <Buttons>
            <LinkButton to={`${here}/withdraw`} look="text" size="medium" reload>
              <Say text={follow.withdraw} />
            </LinkButton>
          </Buttons>
        )}
      </Stack>
    </ResidentPage>
  )
}

function Waiting({
  dueOn,
  late,
  usualDays,
}: {
  dueOn: string | null
  late: boolean
  usualDays: number | null
}) {
  if (late) return <NotificationBanner tone="warning" title={<Say text={follow.late} />} />
  if (!dueOn && usualDays === null) return null
  return (
    <Note>
      {dueOn && (
        <>
          <Say text={follow.due} />
          <DateText day={dueOn} style="western" />
          <br />
        </>
      )}
      {usualDays !== null && <Say text={follow.usual} values={{ days: usualDays }} />}
    </Note>
  )
}
