import { redirect, useActionData, useLoaderData } from 'react-router'
import { say } from '#language/text.ts'
import { askBack } from '#modules/claims/question/write.ts'
import { closedReport } from '#modules/claims/report/read.ts'
import { confirmReports } from '#modules/claims/report/write.ts'
import { reverseUse } from '#modules/claims/reversal/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Textarea, TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { ReportRows } from '../../ui/report-rows.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { BackLink, Heading, Note, Stack, TextLink } from '../../ui/text.tsx'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const report = await closedReport(ctx, params.id ?? '')
  const { reservation, row, scheme, terms } = report
  const type = scheme.entitlement?.types.find(each => each.id === reservation.type)
  return {
    id: row.id,
    reservationId: reservation.id,
    caseId: reservation.case_id,
    facilityId: reservation.facility_id,
    facility: report.facility,
    holder: reservation.holder,
    day: reservation.day,
    state: reservation.state,
    type: type ? say(type.label, 'ja') : reservation.type,
    voucherNumber: report.voucherNumber,
    charged: terms.charged,
    price: terms.price,
    additions: terms.additions.map(each => ({ id: each.id, label: say(each.label, 'ja'), yen: each.yen })),
    collected: row.collected,
    collectedNote: row.collected_note,
    closedAt: row.closed_at?.toISOString() ?? '',
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    summary: report.summary,
    questions: report.questions.map(each => ({
      ...each,
      askedAt: each.askedAt.toISOString(),
      answeredAt: each.answeredAt?.toISOString() ?? null,
    })),
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const reportId = args.params.id ?? ''
  const key = text('_key')
  const outcome = await act(args, async ctx => {
    if (text('do') === 'ask') return askBack(ctx, { reportId, body: text('body') }, { key })
    if (text('do') === 'reverse') {
      const { reservation } = await closedReport(ctx, reportId)
      return reverseUse(
        ctx,
        { facility: reservation.facility_id, reservationId: reservation.id, reason: text('reason') },
        { key },
      )
    }
    return confirmReports(ctx, { reportIds: [reportId] }, { key })
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(text('do') === 'confirm' ? '/office/reports' : `/office/reports/${reportId}`, 303)
}

export const meta = ({ loaderData }: { loaderData?: Awaited<ReturnType<typeof loader>> }) => [
  { title: loaderData ? `${loaderData.holder}さんの実施報告` : '実施報告' },
]

export default function Report() {
  const report = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const open = report.questions.some(each => !each.answer)
  const taken = report.state !== 'used'
  return (
    <Stack>
      <BackLink to="/office/reports">実施報告</BackLink>
      <OfficeHead title={`${report.holder} さん`} over={`${report.facility}　${report.type}`}>
        <p className="mt-1 flex flex-wrap items-center gap-3">
          <DateText day={report.day} style="weekday" />
          {taken ? (
            <StatusBadge status="bad">取り消された利用</StatusBadge>
          ) : report.confirmedAt ? (
            <StatusBadge status="good">確認済み</StatusBadge>
          ) : open ? (
            <StatusBadge status="waiting">回答待ち</StatusBadge>
          ) : (
            <StatusBadge>未確認</StatusBadge>
          )}
          <TextLink to={`/office/cases/${report.caseId}`}>申請を開く</TextLink>
        </p>
      </OfficeHead>
      {answered?.refused && (
        <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />} />
      )}
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-6">
          {report.summary.map(part => (
            <section key={part.page} aria-labelledby={`part-${part.page}`}>
              <Heading level={2} size={3} id={`part-${part.page}`}>
                {part.title}
              </Heading>
              <ReportRows rows={part.rows} />
            </section>
          ))}
        </div>
        <aside className="flex flex-col gap-6">
          <section aria-labelledby="money">
            <Heading level={2} size={3} id="money">
              請求の内訳
            </Heading>
            <Amounts report={report} />
          </section>
          <Questions questions={report.questions} />
          {!taken && (
            <Disclosure summary="この利用を取り消す" small>
              <PostForm className="flex flex-col gap-3 py-2">
                <Note>
                  利用券が利用者に戻ります。締め切った月は変わらず、施設の次の請求で差し引かれます。元に戻せません。
                </Note>
                <TextInput name="reason" label="理由" required maxLength={500} />
                <div>
                  <Button name="do" value="reverse" look="danger" size="medium">
                    利用を取り消す
                  </Button>
                </div>
              </PostForm>
            </Disclosure>
          )}
        </aside>
      </div>
      {!taken && !report.confirmedAt && (
        <PostForm>
          <StickyActions
            about={open ? '照会への回答が届くと確認できます。' : '確認すると、請求を受け入れられます。'}
          >
            <Button name="do" value="confirm" shortcut="a" disabled={open}>
              内容を確認した
            </Button>
          </StickyActions>
        </PostForm>
      )}
    </Stack>
  )
}

function Amounts({ report }: { report: Awaited<ReturnType<typeof loader>> }) {
  const sum = report.additions.reduce((total, each) => total + each.yen, 0)
  return (
    <>
      <DescriptionList
        dense
        items={[
          { term: '委託単価', detail: <Money yen={report.price} /> },
          { term: '自己負担', detail: <Money yen={-report.charged} /> },
          ...report.additions.map(each => ({ term: each.label, detail: <Money yen={each.yen} /> })),
          { term: '請求額', detail: <Money yen={report.price - report.charged + sum} strong /> },
          ...(report.collected === null
            ? []
            : [{ term: '施設が受け取った額', detail: <Money yen={report.collected} /> }]),
          { term: '利用券', detail: report.voucherNumber },
          { term: '確定', detail: <InstantText at={report.closedAt} /> },
        ]}
      />
      {report.collected !== null && report.collected !== report.charged && (
        <p className="mt-2 rounded-8 bg-warning-soft px-4 py-3">
          受け取った額が自己負担額と違います。{report.collectedNote && `理由：${report.collectedNote}`}
        </p>
      )}
    </>
  )
}

function Questions({ questions }: { questions: Awaited<ReturnType<typeof loader>>['questions'] }) {
  return (
    <section aria-labelledby="asked">
      <Heading level={2} size={3} id="asked">
        照会
      </Heading>
      <ul className="mt-2 flex flex-col gap-4">
        {questions.map(each => (
          <li key={each.id}>
            <p className="text-[0.875rem] text-ink-soft">
              <InstantText at={each.askedAt} />
            </p>
            <p className="whitespace-pre-line">{each.body}</p>
            <p className="mt-1 border-l-4 border-line pl-3 whitespace-pre-line">
              {each.answer ? `回答：${each.answer}` : '回答を待っています。'}
            </p>
          </li>
        ))}
      </ul>
      <PostForm className="mt-3 flex flex-col gap-3">
        <Textarea name="body" label="施設に尋ねる" required={false} rows={3} maxLength={1000} />
        <div>
          <Button name="do" value="ask" look="secondary" size="medium">
            照会を送る
          </Button>
        </div>
      </PostForm>
    </section>
  )
}
