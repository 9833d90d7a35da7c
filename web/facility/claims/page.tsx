import { useActionData, useLoaderData, useLocation } from 'react-router'
import { say } from '#language/text.ts'
import { submitClaim } from '#modules/claims/claim/write.ts'
import { dealingsOf } from '#modules/claims/desk/read.ts'
import { accountOf } from '#modules/claims/payee/read.ts'
import { maskedAccount } from '#modules/claims/payee/rules.ts'
import { firstDay, monthAfter, monthName } from '#modules/claims/rules.ts'
import { Month } from '#modules/claims/schema.ts'
import { statement } from '#modules/claims/statement/read.ts'
import { monthInTokyo } from '#platform/calendar.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Note, Stack } from '../../ui/text.tsx'
import { facilityActor } from '../names.server.ts'
import { Dealing } from './dealing.tsx'
import { shownStatement } from './shown.server.ts'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const { facilityId } = facilityActor(ctx)
  const asked = new URL(request.url).searchParams.get('month') ?? ''
  const thisMonth = monthInTokyo(ctx.now)
  const month = Month.safeParse(asked).success ? asked : monthAfter(thisMonth, -1)
  const dealings = []
  for (const { municipality, municipalityName, scheme } of await dealingsOf(ctx)) {
    const of = (each: string) =>
      statement(ctx, { facility: facilityId, municipality, scheme: scheme.id, month: each })
    const earlier = []
    for (let back = 1; back <= 3; back++) {
      const before = await of(monthAfter(month, -back))
      if (!before.claim && !before.closed && before.lines.length > 0) earlier.push(monthAfter(month, -back))
    }
    const account = await accountOf(ctx, municipality, facilityId)
    dealings.push({
      account: account ? maskedAccount(account) : null,
      municipality,
      municipalityName,
      scheme: scheme.id,
      schemeName: say(scheme.name, 'ja'),
      earlier: earlier.reverse().map(each => ({ month: each, name: monthName(each) })),
      ...shownStatement(await of(month), scheme),
    })
  }
  return {
    now: ctx.now.toISOString(),
    month,
    name: monthName(month),
    before: monthAfter(month, -1),
    after: monthAfter(month) <= thisMonth ? monthAfter(month) : null,
    begun: firstDay(month) <= firstDay(thisMonth),
    dealings,
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const outcome = await act(args, ctx =>
    submitClaim(
      ctx,
      {
        facility: facilityActor(ctx).facilityId,
        municipality: Number(text('municipality')),
        scheme: text('scheme'),
        month: text('month'),
        total: Number(text('total')),
      },
      { key: text('_key') },
    ),
  )
  return outcome.ok ? { submitted: outcome.value.total } : refusedData(outcome.refused)
}

export const meta = () => [{ title: '請求' }]

/** One screen for all municipalities: each with its own prices, its own lines and its own claim. */
export default function Claims() {
  const { name, before, after, dealings, now } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { pathname } = useLocation()
  const to = (month: string) => `${pathname}?month=${month}`
  return (
    <Stack gap="large">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Heading level={1} over="請求">
          {name}の利用
        </Heading>
        <nav aria-label="月を移る" className="flex flex-wrap gap-3">
          <LinkButton to={to(before)} look="secondary" size="medium" icon="left">
            前の月
          </LinkButton>
          {after && (
            <LinkButton to={to(after)} look="secondary" size="medium" iconEnd="right">
              次の月
            </LinkButton>
          )}
        </nav>
      </div>
      {answered && 'submitted' in answered && (
        <NotificationBanner tone="success" live title="請求を送りました。市区町村が確かめて支払います。" />
      )}
      {answered && 'refused' in answered && (
        <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />} />
      )}
      {dealings.length === 0 ? (
        <Empty title="契約している市区町村がありません" icon="yen">
          市区町村と契約すると、ここに月ごとの請求が並びます。
        </Empty>
      ) : (
        dealings.map(dealing => (
          <Dealing key={`${dealing.municipality} ${dealing.scheme}`} dealing={dealing} now={now} />
        ))
      )}
      <Note>請求額は、委託単価から利用者が支払う自己負担額を引き、加算を足した額です。</Note>
    </Stack>
  )
}
