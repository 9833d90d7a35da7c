import { Outlet, useLoaderData } from 'react-router'
import { tokyoDay } from '#language/values/date.ts'
import { today } from '#modules/bookings/day/read.ts'
import { refuse } from '#modules/refusals.ts'
import { page } from '#web/server/page.ts'
import { FacilityShell } from '../shells/facility-shell.tsx'
import { Problem } from '../ui/problem.tsx'

export const handle = { script: true }

export const loader = page(async ctx => {
  if (ctx.actor.kind === 'visitor') return refuse('sign-in-first')
  if (ctx.actor.kind !== 'facility') return refuse('not-found')
  const { requested, unreported } = await today(ctx, ctx.actor.facilityId, tokyoDay(ctx.now))
  return { counts: { today: requested.length, reports: unreported.length } }
})

export default function Facility() {
  const { counts } = useLoaderData<typeof loader>()
  return (
    <FacilityShell counts={counts}>
      <Outlet />
    </FacilityShell>
  )
}

/** What cannot be shown stands inside the frame, so that the way back is at hand. */
export function ErrorBoundary({ error }: { error: unknown }) {
  return (
    <main id="main" className="mx-auto max-w-160 px-4 py-16">
      <Problem error={error} />
    </main>
  )
}
