import { redirect, useActionData, useLoaderData } from 'react-router'
import { asFacility } from '#modules/accounts/access.ts'
import { mayManageAccounts } from '#modules/accounts/administration/access.ts'
import { facilityAccounts } from '#modules/accounts/administration/read.ts'
import { inviteStaff, inviteToFacility } from '#modules/accounts/administration/write.ts'
import { facility } from '#modules/places/read.ts'
import { refuse } from '#modules/refusals.ts'
import {
  act,
  addressOf,
  fieldsOf,
  type PageArgs,
  page,
  refusedData,
  serverRequest,
} from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Checkbox, Select } from '../../ui/fields/choices.tsx'
import { EmailInput, TextInput } from '../../ui/fields/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'
import { issuesOf, Refusal, type RefusedAnswer } from '../refusal.tsx'
import { problems, ranks } from './words.ts'

/** `…/new` below each list of accounts. */
export const loader = page(async (ctx, { params }) => {
  if (ctx.actor.kind === 'staff' && !params.facility) {
    if (!mayManageAccounts(ctx.actor)) refuse('not-allowed')
    const highest = ranks.findIndex(one => one.value === (ctx.actor.kind === 'staff' ? ctx.actor.rank : ''))
    const offered = ranks.slice(0, highest + 1)
    return { kind: 'staff' as const, base: '/office/accounts', over: '', section: ctx.actor.section, offered }
  }
  const id = params.facility ?? asFacility(ctx.actor).facilityId
  await facilityAccounts(ctx, id)
  const base = params.facility ? `/office/facility-accounts/${id}` : '/facility/accounts'
  return {
    kind: 'facility' as const,
    base,
    over: (await facility(ctx, id))?.name ?? '',
    section: '',
    offered: [],
  }
})

export async function action(args: PageArgs) {
  const { publicUrl } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const person = { email: text('email'), name: text('name'), kana: text('kana'), publicUrl }
  const once = { key: text('_key') }
  const given = args.params.facility
  const outcome = await act<{ account: string }>(args, ctx => {
    if (ctx.actor.kind === 'staff' && !given) {
      const rank = text('rank') as 'staff'
      return inviteStaff(ctx, { ...person, section: text('section'), rank }, once)
    }
    const place = given ?? asFacility(ctx.actor).facilityId
    const administrator = form.has('administrator')
    return inviteToFacility(ctx, { ...person, facility: place, administrator }, once)
  })
  if (!outcome.ok) return refusedData(outcome.refused, { kept: fieldsOf(form) })
  const list = addressOf(args.request).replace(/\/new(\?.*)?$/, '')
  return redirect(`${list}?done=invited`, 303)
}

export const meta = () => [{ title: '利用者を招待する' }]

export default function Invite() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedAnswer | undefined
  const wrong = issuesOf(answer).map(({ path }) => ({ field: path, message: { ja: problems[path] ?? '' } }))
  const error = (name: string) => wrong.find(one => one.field === name)?.message.ja
  const kept = (name: string) => answer?.kept?.[name]?.[0]
  return (
    <Stack>
      <BackLink to={page.base}>利用者の一覧へ</BackLink>
      <ErrorSummary problems={wrong} />
      <Refusal answer={answer} />
      <OfficeHead title="利用者を招待する" over={page.over || undefined}>
        <Note>本人にメールが届きます。7日以内にリンクを開き、パスワードと二段階認証を自分で設定します。</Note>
      </OfficeHead>
      <PostForm className="max-w-128">
        <Stack>
          <TextInput
            name="name"
            required
            label="氏名"
            width="wide"
            value={kept('name')}
            error={error('name')}
          />
          <TextInput
            name="kana"
            required
            label="フリガナ"
            width="wide"
            value={kept('kana')}
            error={error('kana')}
          />
          <EmailInput
            name="email"
            required
            label="メールアドレス"
            hint="一人に一つ。共用のアドレスは使わないでください。"
            autoComplete="off"
            value={kept('email')}
            error={error('email')}
          />
          {page.kind === 'staff' ? (
            <>
              <TextInput
                name="section"
                required
                label="課・係"
                width="wide"
                value={kept('section') ?? page.section}
                error={error('section')}
              />
              <Select
                name="rank"
                required
                label="役職"
                options={page.offered}
                value={kept('rank') ?? 'staff'}
                empty={false}
                error={error('rank')}
              />
            </>
          ) : (
            <Checkbox
              name="administrator"
              label="施設の利用者を管理できる"
              hint="ほかの人を招待したり、利用を停止したりできます。"
              checked={kept('administrator') !== undefined}
            />
          )}
          <div>
            <Button causes="招待のメールを送ります">招待する</Button>
          </div>
        </Stack>
      </PostForm>
    </Stack>
  )
}
