import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Say } from '../../ui/say.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { ExportLinks } from '../../ui/table/export-links.tsx'
import { BackLink, Heading, Prose } from '../../ui/text.tsx'
import { CaseActions } from '../case/actions.tsx'
import type { Route } from './+types/proposal.ts'
import { RouteLine } from './route.tsx'
import { runOnProposal } from './run.server.ts'
import { proposalShown } from './shown.server.ts'
import { decidesWords, stepWords } from './words.ts'

export const loader = page(async (ctx, { params }) => {
  const { proposal, line } = await proposalShown(ctx, params.id ?? '')
  return {
    ...line,
    now: ctx.now.toISOString(),
    printedOn: ctx.now.toISOString(),
    cases: proposal.cases.map(one => ({
      id: one.caseId,
      number: one.number,
      applicant: one.applicant,
      kana: one.applicantKana,
      receivedOn: tokyoDay(one.receivedAt),
      reasons: one.reasons.map(reason => say(reason.text, 'ja')),
    })),
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, ctx => runOnProposal(ctx, args.params.id, form))
  return outcome.ok ? { says: outcome.value } : refusedData(outcome.refused)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? '起案' }]

/** One proposal: its way, what is proposed, the attached list, and what I may do with it. */
export default function Proposal({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, kind, decides, stops, note, cases, may, count, moot, printedOn } = loaderData
  const what = `${decidesWords[decides]} ${count}件`
  const withReasons = cases.some(one => one.reasons.length > 0)
  return (
    <div className="flex flex-col gap-6">
      <BackLink to={kind === 'batch' ? '/office/batches' : '/office/proposals'}>
        {kind === 'batch' ? '月ごとの一括決裁へ' : '起案と決裁へ'}
      </BackLink>
      <OfficeHead over={kind === 'batch' ? '一括決裁（一覧を添付）' : '起案'} title={title} />
      {actionData && 'says' in actionData && (
        <NotificationBanner tone="success" live title={actionData.says} />
      )}
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title="できませんでした">
          <p>
            <Say text={actionData.refused.text} />
          </p>
        </NotificationBanner>
      )}
      {moot && <NotificationBanner title="申請が終わったため、この起案はもう進みません" />}
      <section aria-label="決裁の経路" className="rounded-12 bg-ground px-4 py-4">
        <RouteLine stops={stops} />
      </section>
      {note && (
        <Prose>
          <p className="whitespace-pre-line">{note}</p>
        </Prose>
      )}
      <section aria-labelledby="list" className="flex flex-col gap-3">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <Heading level={2} size={3} id="list">
            {kind === 'batch' ? '添付の一覧' : '対象の申請'}（{count}件）
          </Heading>
          <div data-no-print>
            <ExportLinks to={`/office/proposals/${id}/export`} />
          </div>
        </div>
        <p className="hidden text-[0.875rem] print:block">
          印刷 <InstantText at={printedOn} />
        </p>
        <DataTable
          caption="対象の申請"
          columns={[
            { id: 'number', label: '受付番号', cell: one => one.number, tight: true },
            {
              id: 'applicant',
              label: '申請者',
              cell: one => (
                <>
                  {one.applicant}
                  <span className="block text-[0.8125rem] text-ink-soft">{one.kana}</span>
                </>
              ),
            },
            {
              id: 'received',
              label: '受付日',
              cell: one => <DateText day={one.receivedOn} style="era" />,
              tight: true,
            },
            ...(withReasons
              ? [
                  {
                    id: 'reasons',
                    label: '理由',
                    cell: (one: (typeof cases)[number]) => (
                      <ul className="list-disc pl-5">
                        {one.reasons.map(reason => (
                          <li key={reason}>{reason}</li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
          ]}
          rows={cases}
          rowKey={one => one.id}
          rowHref={one => `/office/cases/${one.id}`}
          empty={null}
        />
      </section>
      <CaseActions
        doables={may.map(step => {
          const { label, causes, note: ask, danger, final } = stepWords[step]
          const asks = ask || final
          return {
            key: step,
            label: step === 'decide' ? `${label}：${what}` : label,
            causes: kind === 'batch' && final ? `${count}件の承認を正式な決定にします` : causes,
            ...(danger ? { danger } : {}),
            ...(step === 'take-back' ? { quiet: true } : {}),
            fields: { intent: step },
            ...(asks
              ? {
                  ask: {
                    title: `${label}：${what}`,
                    text: title,
                    ...(ask ? { note: ask } : {}),
                    confirm: label,
                    ...(final ? { final: finalWords(kind) } : {}),
                  },
                }
              : {}),
          }
        })}
      >
        <Button type="button" look="text" size="medium" icon="print" onPress={() => window.print()}>
          A4で印刷する
        </Button>
      </CaseActions>
    </div>
  )
}

function finalWords(kind: 'each' | 'batch'): string {
  return kind === 'batch'
    ? '正式な決裁は取り消せません。一覧の全件が、まとめて決裁されるか、一件も決裁されないかのどちらかです。'
    : '送った通知は取り消せません。あとで取りやめるには、承認の取消し（理由が必要）をします。'
}
