import { redirect } from 'react-router'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { finishedRun } from '#modules/eligibility/directory/read.ts'
import { households } from '#modules/eligibility/results/read.ts'
import { createCampaign } from '#modules/invitations/write.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Radios } from '../../ui/fields/choices.tsx'
import { DayInput, TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'
import { filterOf } from '../directory/filter.server.ts'
import type { Route } from './+types/new.ts'
import { factorNames } from './words.ts'

export const meta = () => [{ title: '案内をつくる' }]

export const loader = page(async (ctx, { request }) => {
  const search = new URL(request.url).searchParams
  const run = await finishedRun(ctx, search.get('run') ?? '')
  const filter = filterOf(request, run)
  const { scheme } = await schemeOf(ctx, run.municipality, filter.scheme)
  const ticked = search.getAll('household')
  const total = ticked.length || (await households(ctx, run, { ...filter, page: 1, size: 1 })).total
  const today = tokyoDay(ctx.now)
  search.delete('household')
  return {
    run: run.id,
    ticked,
    total,
    scheme: scheme.name.ja,
    name: `${scheme.name.ja}のご案内（${today.slice(0, 4)}年${Number(today.slice(5, 7))}月）`,
    earliest: addDays(today, 1),
    answerBy: addDays(today, 45),
    back: `/office/directory/runs/${run.id}/households?${search}`,
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const search = new URL(args.request.url).searchParams
  const ticked = form.getAll('household').map(String)
  const outcome = await act(args, async ctx => {
    const run = await finishedRun(ctx, search.get('run') ?? '')
    return createCampaign(
      ctx,
      {
        run: run.id,
        filter: filterOf(args.request, run),
        ...(ticked.length > 0 ? { households: ticked } : {}),
        name: text('name'),
        factor: text('factor') === 'code' ? 'code' : 'birth-date',
        mail: text('mail') !== '',
        answerBy: text('answerBy'),
      },
      { key: text('_key') },
    )
  })
  return outcome.ok ? redirect(`/office/invitations/${outcome.value.id}`, 303) : refusedData(outcome.refused)
}

/** What an invitation says beside the households: until when, and what opens its link. */
export default function NewCampaign({ loaderData: shown, actionData }: Route.ComponentProps) {
  return (
    <Stack>
      <BackLink to={shown.back}>世帯の一覧</BackLink>
      <OfficeHead title="案内をつくる" over={shown.scheme}>
        <Note>
          {shown.total.toLocaleString('ja-JP')}
          世帯を選んでいます。対象外の世帯、すでに案内か申請のある世帯は除きます。
          支援措置の方がいる世帯には手紙をつくらず、手で案内する世帯として別に挙げます。ここではまだ何も送りません。
        </Note>
      </OfficeHead>
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title={actionData.refused.text.ja} />
      )}
      <PostForm>
        <Stack>
          {shown.ticked.map(household => (
            <input key={household} type="hidden" name="household" value={household} />
          ))}
          <TextInput
            name="name"
            label="案内の名前（庁内用）"
            value={shown.name}
            maxLength={100}
            required
            width="wide"
          />
          <DayInput
            name="answerBy"
            label="回答の期限"
            hint={`${shown.earliest.replaceAll('-', '/')} より後の日。この日の終わりまで、リンクが使えます。`}
            value={shown.answerBy}
            required
          />
          <Radios
            name="factor"
            label="リンクを開くときに確かめること"
            required
            value="birth-date"
            choices={[
              {
                value: 'birth-date',
                label: factorNames['birth-date'],
                hint: '手紙を違う人が開けても、申請には進めません。',
              },
              {
                value: 'code',
                label: factorNames.code,
                hint: '生年月日を入れにくい方が多いときに。手紙を持つ人は誰でも開けます。',
              },
            ]}
          />
          <Checkbox name="mail" value="yes" label="利用者登録のある方にはメールで送る（ほかの方には手紙）" />
          <div>
            <Button>つくる</Button>
          </div>
        </Stack>
      </PostForm>
    </Stack>
  )
}
