import { redirect, useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { createTransfer, importTransferResult } from '#modules/claims/transfer/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { Say } from '../../ui/say.tsx'
import { BackLink, Heading, Note, Stack } from '../../ui/text.tsx'
import { Prepare } from './prepare.tsx'
import { Transfer } from './transfer.tsx'
import { shownTransfers } from './transfers.server.ts'

export const loader = page((ctx, { request }: PageArgs) => shownTransfers(ctx, request))

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const key = text('_key')
  const here = `/office/claims/transfers?scheme=${text('scheme')}`
  if (text('do') === 'result') {
    const sent = form.get('file')
    const file = new Uint8Array(sent instanceof File ? await sent.arrayBuffer() : [])
    const outcome = await act(args, ctx =>
      importTransferResult(ctx, { transferId: text('transfer'), file }, { key }),
    )
    return outcome.ok
      ? { imported: outcome.value, transfer: text('transfer') }
      : refusedData(outcome.refused, { transfer: text('transfer') })
  }
  const outcome = await act(args, ctx =>
    createTransfer(
      ctx,
      { scheme: text('scheme'), month: text('month'), payOn: text('payOn'), total: Number(text('total')) },
      { key },
    ),
  )
  return outcome.ok ? redirect(here, 303) : refusedData(outcome.refused, { transfer: '' })
}

export const meta = () => [{ title: '支払（総合振込）' }]

interface Answered {
  refused?: { text: Text; details: { problems?: { message: string; record?: number | null }[] } }
  imported?: { paid: number; failed: number; changed: number }
  transfer?: string
}

export default function Transfers() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const { preview, transfers, scheme } = shown
  const problems = answered?.refused?.details.problems ?? []
  return (
    <Stack>
      <BackLink to={`/office/claims?scheme=${scheme.id}&month=${shown.month}`}>月ごとの請求</BackLink>
      <OfficeHead
        title="支払（総合振込）"
        over={scheme.name}
        actions={
          <LinkButton to="/office/payees" look="secondary" size="medium">
            振込先の口座
          </LinkButton>
        }
      >
        <Note>
          締めた月の、受け入れた請求がまとめて入ります。銀行に渡す全銀形式のファイルができ、結果を取り込めます。
        </Note>
      </OfficeHead>
      {answered?.refused && (
        <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />}>
          {problems.length > 0 && (
            <ul className="list-disc pl-6">
              {problems.map(problem => (
                <li key={`${problem.record ?? ''}${problem.message}`}>{problem.message}</li>
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
            <p>振り込めなかった請求は、口座を確かめたうえで次の振込に入ります。</p>
          )}
        </NotificationBanner>
      )}
      <Prepare shown={shown} />
      {preview.carried.length > 0 && (
        <section aria-labelledby="carried">
          <Heading level={2} size={3} id="carried">
            次に繰り越す差引き
          </Heading>
          <Note>
            取消しの差引きのほうが大きく、今回の支払では引ききれない額です。その施設への次の振込から差し引きます。
            振込の見込みがないときは、納入通知などで返還を求めてください。
          </Note>
          <ul className="mt-2 max-w-176 divide-y divide-line border-y border-line">
            {preview.carried.map(each => (
              <li key={each.claimId} className="flex gap-4 py-2.5">
                <span className="grow">
                  {each.facilityName}　{each.monthName}分の残り
                </span>
                <Money yen={each.amount} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="made">
        <Heading level={2} id="made">
          作った振込
        </Heading>
        {transfers.length === 0 ? (
          <Note>まだありません。</Note>
        ) : (
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {transfers.map(transfer => (
              <li key={transfer.id} className="py-5">
                <Transfer transfer={transfer} scheme={scheme.id} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </Stack>
  )
}
