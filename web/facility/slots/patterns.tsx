import { useActionData, useLoaderData } from 'react-router'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { patternsOf } from '#modules/bookings/slots/read.ts'
import { endPattern } from '#modules/bookings/slots/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Empty } from '../../ui/empty.tsx'
import { DayInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { BackLink, Buttons, Heading, Stack, TextLink } from '../../ui/text.tsx'
import { facilityActor, servedTypes } from '../names.server.ts'
import { weekdays } from '../words.ts'

export const loader = page(async ctx => {
  const { facilityId } = facilityActor(ctx)
  const served = await servedTypes(ctx, facilityId)
  const today = tokyoDay(ctx.now)
  const patterns = await patternsOf(ctx)
  return {
    tomorrow: addDays(today, 1),
    patterns: patterns
      .filter(each => !each.ended && each.validUntil >= today)
      .map(each => ({ ...each, label: served.find(one => one.type === each.type)?.label ?? each.type })),
  }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const patternId = String(form.get('pattern') ?? '')
  const from = String(form.get('from') ?? '')
  const outcome = await act(args, ctx =>
    endPattern(ctx, { patternId, from }, { key: String(form.get('_key')) }),
  )
  return outcome.ok ? { ended: outcome.value } : refusedData(outcome.refused)
}

export const meta = () => [{ title: 'くり返しの枠' }]

export default function Patterns() {
  const { patterns, tomorrow } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Stack>
      <BackLink to="/facility/slots">予約枠</BackLink>
      <Heading level={1}>くり返しの枠</Heading>
      {answered && 'ended' in answered && (
        <NotificationBanner
          tone={answered.ended.affected.length > 0 ? 'warning' : 'success'}
          live
          title={`終わりにしました。空いていた${answered.ended.closed}枠を閉じました。`}
        >
          {answered.ended.affected.length > 0 && (
            <>
              <p>予約のある枠は残っています。一人ずつ、日時を変えるか取り消してください。</p>
              <ul className="flex flex-wrap gap-x-4">
                {answered.ended.affected.map((id, index) => (
                  <li key={id}>
                    <TextLink to={`/facility/bookings/${id}`}>予約 {index + 1}</TextLink>
                  </li>
                ))}
              </ul>
            </>
          )}
        </NotificationBanner>
      )}
      {answered && 'refused' in answered && (
        <NotificationBanner tone="error" live title="できませんでした">
          <p>
            <Say text={answered.refused.text} />
          </p>
        </NotificationBanner>
      )}
      {patterns.length === 0 ? (
        <Empty
          title="くり返しの枠はありません"
          icon="calendar"
          action={<LinkButton to="/facility/slots/new">枠を出す</LinkButton>}
        >
          曜日と時間を一度決めると、60日先まで自動で枠が出ます。
        </Empty>
      ) : (
        <ul className="divide-y divide-line">
          {patterns.map(each => (
            <li key={each.id} className="flex flex-col gap-2 py-5">
              <p className="text-[1.25rem] font-bold">
                {each.label}　{each.weekdays.map(n => weekdays[n]).join('・')}　{each.starts}から{each.hours}
                時間
              </p>
              <p>
                定員{each.capacity}人{'　'}
                <DateText day={each.validFrom} style="western" />〜
                <DateText day={each.validUntil} style="western" />
                {each.onHolidays ? '　祝日も出す' : '　祝日は休み'}
                {each.closedDays.length > 0 && `　休む日 ${each.closedDays.join('、')}`}
              </p>
              <Disclosure summary="終わりにする">
                <PostForm>
                  <input type="hidden" name="pattern" value={each.id} />
                  <Stack gap="small">
                    <DayInput
                      name="from"
                      label="この日から出さない"
                      required
                      value={tomorrow}
                      hint="空いている枠は閉じます。予約のある枠は残り、だれの予約かを示します。"
                    />
                    <Buttons>
                      <Button look="danger">終わりにする</Button>
                    </Buttons>
                  </Stack>
                </PostForm>
              </Disclosure>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}
