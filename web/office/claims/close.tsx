import { redirect, useActionData, useLoaderData } from 'react-router'
import { closeMonth } from '#modules/claims/month/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { BackLink, Heading, Note, Stack } from '../../ui/text.tsx'
import { shownMonth } from './month.server.ts'

export const loader = page((ctx, { request }: PageArgs) => shownMonth(ctx, request))

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const input = { scheme: text('scheme'), month: text('month'), leave: form.getAll('leave').map(String) }
  const outcome = await act(args, ctx => closeMonth(ctx, input, { key: text('_key') }))
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/office/claims?scheme=${input.scheme}&month=${input.month}`, 303)
}

export const meta = () => [{ title: '月を締める' }]

/** 月締め: what will happen, to whom, and what cannot be undone. */
export default function Close() {
  const month = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { rows, name, scheme } = month
  const back = `/office/claims?scheme=${scheme.id}&month=${month.month}`
  const settled = rows.filter(row => row.state === 'settled')
  const open = rows.filter(row => row.state === 'claimed' || row.state === 'missing')
  const total = settled.reduce((sum, row) => sum + (row.claim?.totals.total ?? 0), 0)
  if (month.closed) {
    return (
      <Stack>
        <BackLink to={back}>{name}分の請求</BackLink>
        <OfficeHead title={`${name}は締め切られています`} over={scheme.name} />
      </Stack>
    )
  }
  return (
    <PostForm>
      <input type="hidden" name="scheme" value={scheme.id} />
      <input type="hidden" name="month" value={month.month} />
      <Stack>
        <BackLink to={back}>{name}分の請求</BackLink>
        <OfficeHead title={`${name}を締める`} over={scheme.name} />
        {answered?.refused && (
          <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />} />
        )}
        <div className="max-w-176 rounded-12 bg-warning-soft px-6 py-5">
          <p className="font-bold">締めると、元に戻せません。</p>
          <ul className="mt-2 list-disc space-y-1 pl-6">
            <li>
              受け入れた{settled.length}件、合計 <Money yen={total} strong /> が支払の対象になります。
            </li>
            <li>{name}には、あとから何も加わりません。遅れて確定した報告は、次の月の請求に入ります。</li>
            <li>誤りが見つかったときは、次の月の請求で差し引かれます。</li>
          </ul>
        </div>
        {settled.length > 0 && (
          <section aria-labelledby="settled">
            <Heading level={2} size={3} id="settled">
              支払の対象になる請求
            </Heading>
            <ul className="mt-2 max-w-176 divide-y divide-line border-y border-line">
              {settled.map(row => (
                <li key={row.facility.id} className="flex items-center gap-3 py-2.5">
                  <Icon name="success" size={20} className="text-success" />
                  <span className="grow">{row.facility.name}</span>
                  <Money yen={row.claim?.totals.total ?? 0} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {open.length > 0 && (
          <fieldset className="max-w-176">
            <legend className="text-[1.125rem] font-bold">翌月に回す施設（{open.length}）</legend>
            <Note>
              まだ受け入れていない請求があるか、請求していない利用がある施設です。回すものを選んでください。出された請求は、理由を付けて施設に返ります。
            </Note>
            <div className="mt-2 divide-y divide-line border-y border-line">
              {open.map(row => (
                <label key={row.facility.id} className="flex min-h-12 cursor-pointer items-center gap-3 py-2">
                  <input
                    type="checkbox"
                    name="leave"
                    value={row.facility.id}
                    className="size-6 shrink-0 accent-accent"
                  />
                  <span className="grow">
                    {row.facility.name}
                    <span className="ml-3 text-ink-soft">
                      {row.claim
                        ? `受け入れ待ち ${row.claim.totals.lines}件`
                        : `未請求 ${row.open.lines}件・違い ${row.open.differences}件`}
                    </span>
                  </span>
                  <Money yen={row.claim?.totals.total ?? row.open.total} />
                </label>
              ))}
            </div>
          </fieldset>
        )}
        {!month.over && <Note>{name}が終わると締められます。</Note>}
      </Stack>
      <StickyActions>
        <Button look="danger" disabled={!month.over}>
          {name}を締め切る
        </Button>
        <LinkButton to={back} look="secondary">
          まだ締めない
        </LinkButton>
      </StickyActions>
    </PostForm>
  )
}
