import { redirect, useActionData, useLoaderData } from 'react-router'
import { say } from '#language/text.ts'
import { staffOf } from '#modules/claims/access.ts'
import { isClosed } from '#modules/claims/book/read.ts'
import { claimsOf, linesOfClaim } from '#modules/claims/claim/read.ts'
import { acceptClaims, returnClaim } from '#modules/claims/claim/write.ts'
import { unconfirmedOf } from '#modules/claims/list/read.ts'
import { confirmReports } from '#modules/claims/report/write.ts'
import { monthName } from '#modules/claims/rules.ts'
import { facility } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Lines } from '../../facility/claims/lines.tsx'
import { shownClaim, shownLines } from '../../facility/claims/shown.server.ts'
import { claimBadges, claimStates } from '../../facility/claims/words.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { BackLink, Heading, Note, Stack, TextLink } from '../../ui/text.tsx'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const { municipalityId } = staffOf(ctx)
  const claim = (await claimsOf(ctx, { municipality: municipalityId })).find(each => each.id === params.id)
  if (!claim) return refuse('not-found')
  const { scheme } = await schemeOf(ctx, municipalityId, claim.scheme)
  const lines = await linesOfClaim(ctx, municipalityId, claim.id)
  const unconfirmed = await unconfirmedOf(ctx, claim.id)
  return {
    claim: shownClaim(claim),
    month: claim.month,
    monthName: monthName(claim.month),
    closed: await isClosed(ctx, municipalityId, claim.scheme, claim.month),
    facility: (await facility(ctx, claim.facility))?.name ?? '',
    lines: shownLines(lines, id => {
      const type = scheme.entitlement?.types.find(each => each.id === id)
      return type ? say(type.label, 'ja') : id
    }),
    unconfirmed: unconfirmed.map(row => ({
      id: row.id,
      holder: row.holder,
      day: row.day,
      asked: row.asked,
    })),
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const claimId = args.params.id ?? ''
  const key = text('_key')
  const outcome = await act(args, async ctx => {
    if (text('do') === 'return') return returnClaim(ctx, { claimId, reason: text('reason') }, { key })
    if (text('do') === 'confirm') {
      const reportIds = (await unconfirmedOf(ctx, claimId)).map(row => row.id)
      return confirmReports(ctx, { reportIds }, { key })
    }
    return acceptClaims(ctx, { claimIds: [claimId] }, { key })
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/office/claims/${claimId}`, 303)
}

export const meta = ({ loaderData }: { loaderData?: Awaited<ReturnType<typeof loader>> }) => [
  { title: loaderData ? `${loaderData.facility} ${loaderData.monthName}分の請求` : '請求' },
]

export default function ClaimPage() {
  const {
    claim,
    monthName: name,
    month,
    closed,
    facility: place,
    lines,
    unconfirmed,
  } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const open = claim.state === 'submitted' || (claim.state === 'accepted' && !closed)
  return (
    <Stack>
      <BackLink to={`/office/claims?scheme=${claim.scheme}&month=${month}`}>{name}分の請求</BackLink>
      <OfficeHead
        title={place}
        over={`${name}分の請求`}
        actions={
          claim.state === 'returned' ? undefined : (
            <LinkButton
              to={`/office/claims/${claim.id}/invoice`}
              look="secondary"
              size="medium"
              icon="print"
              reload
            >
              請求書（PDF）
            </LinkButton>
          )
        }
      >
        <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
          <StatusBadge status={claimBadges[claim.state]}>{claimStates[claim.state]}</StatusBadge>
          <span>
            請求 <InstantText at={claim.submittedAt} />
          </span>
          {claim.payment && (
            <span>
              振込日 <DateText day={claim.payment.payOn} style="western" />
              {claim.payment.reason && `（${claim.payment.reason}）`}
            </span>
          )}
        </p>
      </OfficeHead>
      {answered?.refused && (
        <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />} />
      )}
      {claim.returnReason && (
        <NotificationBanner tone="info" title="返した請求です">
          <p className="whitespace-pre-line">{claim.returnReason}</p>
        </NotificationBanner>
      )}
      {unconfirmed.length > 0 && claim.state === 'submitted' && (
        <section aria-labelledby="unconfirmed">
          <Heading level={2} size={3} id="unconfirmed">
            まだ確認していない実施報告（{unconfirmed.length}件）
          </Heading>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {unconfirmed.map(row => (
              <li key={row.id} className="flex flex-wrap items-center gap-4 py-2">
                <TextLink to={`/office/reports/${row.id}`}>{row.holder}さん</TextLink>
                <DateText day={row.day} style="weekday" />
                {row.asked > 0 && <StatusBadge status="waiting">回答待ち</StatusBadge>}
              </li>
            ))}
          </ul>
          <PostForm className="mt-3">
            <Button name="do" value="confirm" look="secondary" size="medium">
              {unconfirmed.length}件をまとめて確認する
            </Button>
          </PostForm>
        </section>
      )}
      <Lines lines={lines} totals={claim.totals} caption={`${place}の請求`} />
      {open && (
        <Disclosure summary="施設に返す">
          <PostForm className="flex max-w-160 flex-col gap-3 py-2">
            <Note>行はすべて未請求に戻り、施設に理由が届きます。</Note>
            <Textarea name="reason" label="理由" required rows={3} maxLength={1000} />
            <div>
              <Button name="do" value="return" look="danger" size="medium">
                理由を付けて返す
              </Button>
            </div>
          </PostForm>
        </Disclosure>
      )}
      {claim.state === 'submitted' && (
        <PostForm>
          <StickyActions
            about={
              unconfirmed.length > 0
                ? '先に実施報告を確認してください。'
                : '月を締めると、支払の対象になります。'
            }
          >
            <Button name="do" value="accept" shortcut="a" disabled={unconfirmed.length > 0}>
              この請求を受け入れる
            </Button>
          </StickyActions>
        </PostForm>
      )}
    </Stack>
  )
}
