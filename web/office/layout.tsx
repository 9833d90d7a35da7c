import { Outlet } from 'react-router'
import { staffOf } from '#modules/cases/access.ts'
import { queueCounts } from '#modules/cases/queue/read.ts'
import { mayUse } from '#modules/eligibility/appointing/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { page } from '#web/server/page.ts'
import { OfficeShell } from '../shells/office-shell.tsx'
import type { NavItem } from '../ui/nav.ts'
import { Problem } from '../ui/problem.tsx'
import type { Route } from './+types/layout.ts'
import { liveOf } from './live.server.ts'
import { queueNames, shownQueues } from './queue/words.ts'

export const handle = { script: true }

export const loader = page(async (ctx, args: Route.LoaderArgs) => {
  if (ctx.actor.kind === 'visitor') return refuse('sign-in-first')
  if (ctx.actor.kind !== 'staff') return refuse('not-found')
  const { municipalityId } = staffOf(ctx)
  const counts = await queueCounts(ctx, await liveOf(ctx, args))
  const schemes = await schemesOf(ctx, municipalityId)
  const batches = schemes.some(({ scheme }) => scheme.workflow.routes.some(route => route.mode === 'batch'))
  return { counts, batches, directory: await mayUse(ctx) }
})

export default function Office({ loaderData }: Route.ComponentProps) {
  return (
    <OfficeShell sections={sections(loaderData)}>
      <Outlet />
    </OfficeShell>
  )
}

/** What cannot be shown stands inside the frame, so that the way back is at hand. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="main" className="mx-auto max-w-160 px-4 py-16">
      <Problem error={error} />
    </main>
  )
}

function sections({ counts, batches, directory }: Route.ComponentProps['loaderData']) {
  const work: NavItem[] = shownQueues.map(name => ({
    to: `/office/cases?queue=${name}`,
    label: queueNames[name],
    count: counts[name],
  }))
  return [
    { items: [{ to: '/office', label: '今日の仕事', icon: 'home' as const, exact: true }] },
    { title: '申請', items: work },
    {
      title: '決裁',
      items: [
        { to: '/office/proposals', label: '起案と決裁', icon: 'check' as const },
        ...(batches ? [{ to: '/office/batches', label: '月ごとの一括決裁', icon: 'list' as const }] : []),
      ],
    },
    {
      title: '事業',
      items: [
        { to: '/office/visits', label: '窓口の来庁', icon: 'person' as const },
        { to: '/office/enter', label: '紙・電話の申請を入力', icon: 'plus' as const },
        { to: '/office/table', label: '管理表', icon: 'list' as const },
        { to: '/office/bookings', label: '予約', icon: 'calendar' as const },
        { to: '/office/reports', label: '実施報告', icon: 'edit' as const },
        { to: '/office/claims', label: '請求と支払', icon: 'yen' as const },
        { to: '/office/payments', label: '手当などの支払', icon: 'yen' as const },
        { to: '/office/figures', label: '統計', icon: 'document' as const },
        { to: '/office/schemes', label: '制度の内容', icon: 'edit' as const },
        ...(directory
          ? [
              { to: '/office/directory', label: '制度ディレクトリ', icon: 'search' as const },
              { to: '/office/invitations', label: '案内（プッシュ型）', icon: 'mail' as const },
            ]
          : []),
        { to: '/office/registers', label: '台帳の取込み', icon: 'upload' as const },
      ],
    },
  ]
}
