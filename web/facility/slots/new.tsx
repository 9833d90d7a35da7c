import { redirect, useActionData, useLoaderData } from 'react-router'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { horizon } from '#modules/bookings/slots/rules.ts'
import { act, fieldsOf, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Checkbox, Checkboxes, Radios } from '../../ui/fields/choices.tsx'
import { DayInput, NumberInput, TextInput, TimeInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { BackLink, Buttons, Heading, Note, Stack } from '../../ui/text.tsx'
import { facilityActor, servedTypes } from '../names.server.ts'
import { weekdays } from '../words.ts'
import { boxProblems, publish } from './form.server.ts'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const { facilityId } = facilityActor(ctx)
  const today = tokyoDay(ctx.now)
  const year = Number(today.slice(0, 4)) + (today.slice(5) >= '04-01' ? 1 : 0)
  return {
    once: new URL(request.url).searchParams.get('kind') === 'once',
    today,
    fiscalEnd: `${year}-03-31`,
    tomorrow: addDays(today, 1),
    horizon,
    served: await servedTypes(ctx, facilityId),
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const outcome = await act(args, ctx => publish(ctx, form))
  if (outcome.ok) return redirect(`/facility/slots?week=${outcome.value.week}`)
  const issues = (outcome.refused.details.issues ?? []) as { path: string }[]
  const fields = [...new Set(issues.map(issue => issue.path.split('.')[0] ?? ''))]
  const problems = fields.map(field => ({
    field,
    message: { ja: boxProblems[field] ?? '入力を直してください。' },
  }))
  return refusedData(outcome.refused, { problems, kept: fieldsOf(form) })
}

export const meta = () => [{ title: '枠を出す' }]

interface Answered {
  refused?: { code: string; text: { ja: string } }
  problems?: { field: string; message: { ja: string } }[]
  kept?: Record<string, string[]>
}

export default function NewSlots() {
  const { once, today, fiscalEnd, tomorrow, horizon: ahead, served } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() as Answered | undefined
  const problems = answered?.problems ?? []
  const kept = (name: string, otherwise = '') => answered?.kept?.[name]?.[0] ?? otherwise
  const error = (name: string) => problems.find(each => each.field === name)?.message.ja
  const types = served.map(each => ({ value: `${each.scheme} ${each.type}`, label: each.label }))
  return (
    <Stack>
      <BackLink to="/facility/slots">予約枠</BackLink>
      <Heading level={1}>枠を出す</Heading>
      <Tabs
        label="枠の出し方"
        tabs={[
          { to: '/facility/slots/new', label: '毎週くり返す', current: !once },
          { to: '/facility/slots/new?kind=once', label: '一度だけ', current: once },
        ]}
      />
      <ErrorSummary problems={problems} />
      {answered?.refused && problems.length === 0 && (
        <NotificationBanner tone="error" live title="枠を出せませんでした">
          <p>
            <Say text={answered.refused.text} />
          </p>
        </NotificationBanner>
      )}
      <PostForm key={once ? 'once' : 'weekly'}>
        <input type="hidden" name="kind" value={once ? 'once' : 'weekly'} />
        <Stack>
          <Radios
            name="type"
            label="種類"
            required
            choices={types}
            value={kept('type', types[0]?.value)}
            error={error('type') ?? error('scheme')}
          />
          {once ? (
            <DayInput name="day" label="日" required value={kept('day', tomorrow)} error={error('day')} />
          ) : (
            <Checkboxes
              name="weekdays"
              label="曜日"
              required
              choices={[1, 2, 3, 4, 5, 6, 0].map(n => ({ value: String(n), label: `${weekdays[n]}曜日` }))}
              values={answered?.kept?.weekdays ?? []}
              error={error('weekdays')}
            />
          )}
          <TimeInput
            name="starts"
            label="始まる時刻"
            required
            value={kept('starts', '10:00')}
            error={error('starts')}
          />
          <NumberInput
            name="hours"
            label="長さ"
            required
            unit="時間"
            decimal
            hint="10時から17時までは7、10時から翌朝10時までの宿泊は24です。"
            value={kept('hours')}
            error={error('hours')}
          />
          <NumberInput
            name="capacity"
            label="定員"
            required
            unit="人"
            value={kept('capacity')}
            error={error('capacity')}
          />
          {!once && (
            <>
              <div className="flex flex-wrap gap-6">
                <DayInput
                  name="from"
                  label="始める日"
                  required
                  value={kept('from', today)}
                  error={error('from')}
                />
                <DayInput
                  name="until"
                  label="終わる日"
                  required
                  value={kept('until', fiscalEnd)}
                  error={error('until')}
                />
              </div>
              <Checkbox
                name="onHolidays"
                label="祝日と年末年始（12月29日〜1月3日）にも出す"
                checked={kept('onHolidays') === 'yes'}
              />
              <TextInput
                name="closedDays"
                label="休む日"
                required={false}
                hint="2026-12-28 のように書きます。いくつもあるときは、空白で区切ります。"
                value={kept('closedDays')}
                error={error('closedDays')}
              />
            </>
          )}
          <Note>
            {once
              ? '契約しているすべての市区町村の人が予約できます。'
              : `${ahead}日先までの枠がすぐに出て、その先は毎日自動で足されます。契約しているすべての市区町村の人が予約できます。`}
          </Note>
          <Buttons>
            <Button>枠を出す</Button>
          </Buttons>
        </Stack>
      </PostForm>
    </Stack>
  )
}
