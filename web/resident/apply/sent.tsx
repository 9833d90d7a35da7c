import { redirect, useLoaderData } from 'react-router'
import { followCase } from '#modules/applications/follow/read.ts'
import { caseOfApplication } from '#modules/applications/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Note, Prose, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { apply } from '../words/apply.ts'
import { resident } from '../words/resident.ts'
import { addressOf, headOf, openDraft } from './step.server.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const draft = await openDraft(ctx, params)
  const sent = draft.application.submittedAt
    ? await caseOfApplication(ctx, draft.city.id, draft.application.id)
    : undefined
  if (!sent) throw redirect(addressOf(draft, 'review'))
  const { record, clock, usualDays } = await followCase(ctx, sent.id)
  return {
    city: { slug: draft.city.slug, name: draft.city.name },
    scheme: headOf(draft.published.scheme),
    number: record.number,
    dueOn: clock.dueOn ?? null,
    usualDays,
    to: `/${draft.city.slug}/applications/${record.id}`,
  }
})

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, apply.done, args.loaderData?.scheme.name)

export default function Sent() {
  const { city, scheme, number, dueOn, usualDays, to } = useLoaderData<typeof loader>()
  return (
    <ResidentPage contact={scheme.contact}>
      <Stack>
        <Heading level={1} over={<Say text={scheme.name} />}>
          <Say text={apply.done} />
        </Heading>
        <Card tone="accent">
          <p className="text-ink-soft">
            <Say text={resident.number} />
          </p>
          <p className="text-[1.75rem] font-bold tabular-nums">{number}</p>
        </Card>
        <Heading>
          <Say text={apply.doneNext} />
        </Heading>
        <Prose>
          <ol>
            <li>
              <Say text={apply.doneCheck} values={{ city: city.name }} />
            </li>
            <li>
              <Say text={apply.doneAsk} />
            </li>
            <li>
              <Say text={apply.doneTell} />
            </li>
          </ol>
        </Prose>
        <Timing dueOn={dueOn} usualDays={usualDays} />
        <p>
          <LinkButton to={to} wide reload>
            <Say text={apply.doneFollow} />
          </LinkButton>
        </p>
      </Stack>
    </ResidentPage>
  )
}

function Timing({ dueOn, usualDays }: { dueOn: string | null; usualDays: number | null }) {
  return (
    <Note>
      {dueOn && (
        <>
          <Say text={apply.dueByLabel} />
          <DateText day={dueOn} style="western" />
          <br />
        </>
      )}
      {usualDays !== null && <Say text={apply.usual} values={{ days: usualDays }} />}
    </Note>
  )
}
