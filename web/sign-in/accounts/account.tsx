import { redirect, useActionData, useLoaderData } from 'react-router'
import { asFacility } from '#modules/accounts/access.ts'
import { mayAppoint } from '#modules/accounts/administration/access.ts'
import { managedAccount } from '#modules/accounts/administration/read.ts'
import {
  changeFacilityAccount,
  changeStaff,
  disableAccount,
  enableAccount,
  inviteAgain,
  resetSecondFactor,
} from '#modules/accounts/administration/write.ts'
import { refuse } from '#modules/refusals.ts'
import { act, addressOf, type PageArgs, page, refusedData, serverRequest } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'
import { Refusal, type RefusedAnswer } from '../refusal.tsx'
import { Acts, ChangeForm } from './account-forms.tsx'
import { asRow, State } from './table.tsx'
import { rankName, ranks, secondFactors } from './words.ts'

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)

/** `…/:account` below each list. */
export const loader = page(async (ctx, { params, request }) => {
  const own = ctx.actor.kind === 'facility' ? ctx.actor.facilityId : null
  const facility = params.facility ?? own
  const account = params.account ?? ''
  if (!isId(account)) refuse('not-found')
  const listed = await managedAccount(ctx, { account, facility })
  const actor = ctx.actor
  const highest = ranks.findIndex(one => actor.kind === 'staff' && one.value === actor.rank)
  return {
    row: asRow(listed),
    kind: facility ? ('facility' as const) : ('staff' as const),
    base: params.facility
      ? `/office/facility-accounts/${facility}`
      : facility
        ? '/facility/accounts'
        : '/office/accounts',
    mine: 'accountId' in actor && actor.accountId === listed.id,
    within: facility !== null || mayAppoint(actor, listed.rank),
    offered: ranks.slice(0, highest + 1),
    now: ctx.now.toISOString(),
    done: new URL(request.url).searchParams.get('done'),
  }
})

export async function action(args: PageArgs) {
  const { publicUrl } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const account = args.params.account ?? ''
  const once = { key: text('_key') }
  const intent = text('intent')
  const outcome = await act<{ account: string }>(args, ctx => {
    const own = ctx.actor.kind === 'facility' ? asFacility(ctx.actor).facilityId : null
    const facility = args.params.facility ?? own
    const target = { account, facility }
    if (intent === 'disable') return disableAccount(ctx, target, once)
    if (intent === 'enable') return enableAccount(ctx, target, once)
    if (intent === 'reset') return resetSecondFactor(ctx, target, once)
    if (intent === 'invite') return inviteAgain(ctx, { ...target, publicUrl }, once)
    if (facility) {
      const change = { account, facility, name: text('name'), administrator: form.has('administrator') }
      return changeFacilityAccount(ctx, change, once)
    }
    return changeStaff(
      ctx,
      { account, name: text('name'), section: text('section'), rank: text('rank') as 'staff' },
      once,
    )
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`${addressOf(args.request).replace(/\?.*/, '')}?done=${intent}`, 303)
}

const done: Record<string, string> = {
  change: '変更しました',
  disable: '利用を停止しました',
  enable: '利用を再開しました',
  reset: '二段階認証を取り消しました。次のログインで本人が設定し直します',
  invite: '招待のメールを送り直しました',
}

export const meta = () => [{ title: '利用者' }]

export default function Account() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedAnswer | undefined
  const { row } = page
  const message = answer ? undefined : done[page.done ?? '']
  return (
    <Stack>
      <BackLink to={page.base}>利用者の一覧へ</BackLink>
      {message && <NotificationBanner tone="success" live title={message} />}
      <Refusal answer={answer} />
      {answer?.refused?.code === 'invalid-input' && (
        <NotificationBanner tone="error" live title="氏名と課・係を60文字以内で入力してください。" />
      )}
      <OfficeHead title={row.name} over={row.kana} actions={<State row={row} />} />
      <DescriptionList
        dense
        items={[
          { term: 'メールアドレス', detail: row.email },
          ...(page.kind === 'staff'
            ? [
                { term: '課・係', detail: row.section },
                { term: '役職', detail: rankName(row.rank) },
              ]
            : [{ term: '権限', detail: row.administrator ? '管理者' : '一般' }]),
          { term: '二段階認証', detail: secondFactors[row.secondFactor] },
          {
            term: '最後のログイン',
            detail: row.lastSignIn ? <RelativeTime at={row.lastSignIn} now={page.now} /> : 'まだありません',
          },
        ]}
      />
      {page.mine ? (
        <Note>自分自身の役職や権限は変えられません。ほかの管理者に頼んでください。</Note>
      ) : page.within ? (
        <>
          <ChangeForm row={row} kind={page.kind} offered={page.offered} />
          <Acts row={row} />
        </>
      ) : (
        <Note>自分より上の役職の利用者は変えられません。</Note>
      )}
    </Stack>
  )
}
