import { redirect, useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { settleRun } from '#modules/payments/result/write.ts'
import { cancelRun, confirmRun, prepareRun } from '#modules/payments/run/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Say } from '../../ui/say.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Heading, Note, Stack } from '../../ui/text.tsx'
import { Next } from './next.tsx'
import { Run } from './run.tsx'
import { paymentsShown } from './shown.server.ts'

export const loader = page((ctx, { request }: PageArgs) => paymentsShown(ctx, request))

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const once = { key: text('_key') }
  const here = `/office/payments?scheme=${text('scheme')}`
  const runId = text('run')
  if (text('do') === 'result') {
    const sent = form.get('file')
    const file = new Uint8Array(sent instanceof File ? await sent.arrayBuffer() : [])
    const outcome = await act(args, ctx => settleRun(ctx, { runId, file }, once))
    return outcome.ok ? { imported: outcome.value } : refusedData(outcome.refused)
  }
  const outcome = await act<unknown>(args, ctx => {
    if (text('do') === 'confirm') return confirmRun(ctx, { runId }, once)
    if (text('do') === 'cancel') return cancelRun(ctx, { runId }, once)
    const leaveOut = form.getAll('leave').map(String)
    const input = { scheme: text('scheme'), month: text('month'), payOn: text('payOn'), leaveOut }
    return prepareRun(ctx, input, once)
  })
  return outcome.ok ? redirect(here, 303) : refusedData(outcome.refused)
}

export const meta = () => [{ title: '手当などの支払' }]

interface Answered {
  refused?: { text: Text; details: { problems?: { number?: string; message: string }[] } }
  imported?: { paid: number; failed: number; changed: number }
}

/** Payments to residents: what is due, what waits to be confirmed, what the bank returned. */
export default function Payments() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  if (!shown) {
    return (
      <Stack>
        <OfficeHead title="手当などの支払" />
        <Empty title="支払のある制度がありません">
          <p>制度の内容に「支給」を書いて公開すると、認定した分がここに並びます。</p>
        </Empty>
      </Stack>
    )
  }
  const problems = answered?.refused?.details.problems ?? []
  return (
    <Stack>
      <OfficeHead
        title="手当などの支払"
        over={shown.scheme.name}
        actions={
          <LinkButton to="/office/handovers" look="secondary" size="medium">
            基幹システムへの受渡し
          </LinkButton>
        }
      >
        <Note>
          認定した額を台帳から集め、もう一人が確認すると、銀行に渡す全銀形式のファイルができます。結果を取り込むと、振り込めなかった方に口座の確認をお願いし、次の支払に入れます。
        </Note>
      </OfficeHead>
      {shown.schemes.length > 1 && (
        <Tabs
          label="制度"
          tabs={shown.schemes.map(each => ({
            to: `/office/payments?scheme=${each.id}`,
            label: each.name,
            current: each.id === shown.scheme.id,
          }))}
        />
      )}
      {answered?.refused && (
        <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />}>
          {problems.length > 0 && (
            <ul className="list-disc pl-6">
              {problems.map(problem => (
                <li key={`${problem.number}${problem.message}`}>
                  {problem.number} {problem.message}
                </li>
              ))}
            </ul>
          )}
        </NotificationBanner>
      )}
      {answered?.imported && (
        <NotificationBanner
          tone={answered.imported.failed > 0 ? 'warning' : 'success'}
          live
          title={`結果を取り込みました。振込済み${answered.imported.paid}件、振り込めなかったもの${answered.imported.failed}件。`}
        >
          {answered.imported.failed > 0 && (
            <p>
              振り込めなかった方には、口座の確認をお願いする通知が届きます。新しい口座の届出があると、次の支払に入ります。
            </p>
          )}
        </NotificationBanner>
      )}
      <Next shown={shown} />
      <section aria-labelledby="made">
        <Heading level={2} id="made">
          これまでの支払
        </Heading>
        {shown.runs.length === 0 ? (
          <Note>まだありません。</Note>
        ) : (
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {shown.runs.map(run => (
              <li key={run.id} className="py-5">
                <Run run={run} scheme={shown.scheme.id} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </Stack>
  )
}
