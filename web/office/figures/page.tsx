import { Form, useLoaderData } from 'react-router'
import { say } from '#language/text.ts'
import { isDay, tokyoDay } from '#language/values/date.ts'
import { busiestSchemes } from '#modules/cases/busy/read.ts'
import { figures } from '#modules/outcomes/figures/read.ts'
import { refuse } from '#modules/refusals.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { DayInput } from '../../ui/fields/inputs.tsx'
import { FilterChips } from '../../ui/table/filters.tsx'
import { Note, Stack } from '../../ui/text.tsx'
import { Procedure } from './procedure.tsx'
import { Survey } from './survey.tsx'
import { Uses } from './uses.tsx'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const params = new URL(request.url).searchParams
  const published = await busiestSchemes(ctx)
  const found = published.find(each => each.scheme.id === params.get('scheme')) ?? published[0]
  if (!found) return refuse('not-found')
  const today = tokyoDay(ctx.now)
  const day = (name: string, otherwise: string) => {
    const given = params.get(name) ?? ''
    return isDay(given) ? given : otherwise
  }
  // A year back to the first of the month: long enough for medians, and comparable with the last one.
  const year = `${Number(today.slice(0, 4)) - 1}${today.slice(4, 8)}01`
  const from = day('from', year)
  const to = day('to', today)
  const shown = await figures(ctx, { scheme: found.scheme.id, from, to: to < from ? from : to })
  return {
    scheme: { id: found.scheme.id, name: say(found.scheme.name, 'ja') },
    schemes: published.map(each => ({ value: each.scheme.id, label: say(each.scheme.name, 'ja') })),
    figures: shown,
  }
})

export const meta = () => [{ title: '統計' }]

/** Every figure with what it stands on: how many, from when to when. */
export default function Figures() {
  const { figures: shown, scheme, schemes } = useLoaderData<typeof loader>()
  const { period } = shown
  return (
    <Stack gap="large">
      <div className="flex flex-col gap-4">
        <OfficeHead title="統計" over={scheme.name}>
          <Note>
            すべて操作の記録から数えています。
            <DateText day={period.from} style="western" />
            から
            <DateText day={period.to} style="western" />
            まで。5件に満たない数の中央値や割合は、出しません。
          </Note>
        </OfficeHead>
        {schemes.length > 1 && <FilterChips name="scheme" label="事業" options={schemes} />}
        <Form method="get" className="flex flex-wrap items-end gap-3" key={`${period.from} ${period.to}`}>
          <input type="hidden" name="scheme" value={scheme.id} />
          <DayInput name="from" label="この日から" value={period.from} />
          <DayInput name="to" label="この日まで" value={period.to} />
          <Button look="secondary" size="medium">
            数え直す
          </Button>
        </Form>
      </div>
      <Procedure shown={shown} />
      <Uses uses={shown.uses} scheme={scheme.id} />
      <Survey survey={shown.survey} />
    </Stack>
  )
}
