import { isDay } from '#language/values/date.ts'
import { whatIf } from '#modules/cases/what-if/read.ts'
import type { Difference } from '#modules/cases/what-if/rules.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { page } from '#web/server/page.ts'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { Select } from '../../../ui/fields/choices.tsx'
import { DayInput } from '../../../ui/fields/inputs.tsx'
import { Figure } from '../../../ui/numbers.tsx'
import { Lead, TextLink } from '../../../ui/text.tsx'
import { outcomes } from '../words.ts'
import type { Route } from './+types/what-if.ts'
import { draftWithBase } from './layout.server.ts'

export const meta: Route.MetaFunction = () => [{ title: 'ためしに当てはめる（草案）' }]

const sizes = [50, 100, 300]
/** Cases named beside each way of changing. */
const namedAtOnce = 12

export const loader = page(async (ctx, { params, request }) => {
  const id = params.scheme ?? ''
  const { draft, municipalityId } = await draftWithBase(ctx, id)
  if (!draft.parsed.ok) return refuse('draft-unsound')
  const search = new URL(request.url).searchParams
  const most = sizes.find(each => String(each) === search.get('most')) ?? 100
  const on = search.get('on') ?? ''
  const { scheme: now, version } = await schemeOf(ctx, municipalityId, id)
  const result = await whatIf(ctx, {
    scheme: id,
    now,
    draft: draft.parsed.scheme,
    most,
    ...(isDay(on) ? { on } : {}),
  })
  const count = (has: (difference: Difference) => boolean) =>
    result.changed.filter(each => has(each.difference)).length
  return {
    version,
    most,
    on: isDay(on) ? on : '',
    total: result.total,
    looked: result.looked,
    groups: alike(result.changed),
    outcomes: count(each => each.outcome !== undefined),
    amounts: count(each => each.charges.length + each.limits.length > 0),
  }
})

interface Group {
  difference: Difference
  cases: { caseId: string; number: string }[]
}

/** Cases that change in the same way stand together; the order stays. */
function alike(changed: { caseId: string; number: string; difference: Difference }[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { caseId, number, difference } of changed) {
    const key = JSON.stringify(difference)
    const group = groups.get(key) ?? { difference, cases: [] }
    groups.set(key, group)
    group.cases.push({ caseId, number })
  }
  return [...groups.values()]
}

/** Before publishing: for whom of those who applied last year would it have come out differently? */
export default function WhatIf({ loaderData }: Route.ComponentProps) {
  const { version, most, on, total, looked, groups } = loaderData
  return (
    <>
      <Lead>
        この1年に受け付けた申請を、第{version}
        版と草案の両方で計算し直し、違いを比べます。計算するだけで、何も変わりません。氏名は読みません。
      </Lead>
      <form method="get" className="flex flex-wrap items-end gap-4">
        <Select
          name="most"
          label="新しいものから"
          options={sizes.map(each => ({ value: String(each), label: `${each}件` }))}
          empty={false}
          width="short"
          value={String(most)}
        />
        <DayInput name="on" label="草案を当てはめる日" hint="空なら、それぞれの受付の日" value={on} />
        <Button size="medium" look="secondary">
          計算する
        </Button>
      </form>
      <div className="flex flex-wrap gap-x-10 gap-y-4">
        <Figure label={`調べた申請（1年の${total}件のうち）`} value={looked} unit="件" />
        <Figure label="対象になるかが変わる" value={loaderData.outcomes} unit="件" />
        <Figure label="回数か負担額が変わる" value={loaderData.amounts} unit="件" />
      </div>
      {groups.length === 0 ? (
        <Empty icon="check" title={looked === 0 ? '調べる申請がありません' : '結果の変わる申請はありません'}>
          {looked === 0
            ? 'この1年に自動確認をした申請があると、ここで比べられます。'
            : '先の日から変わる金額は、「草案を当てはめる日」にその日を入れると分かります。'}
        </Empty>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {groups.map(group => (
            <li
              key={group.cases[0]?.caseId}
              className="grid gap-x-6 gap-y-2 py-4 lg:grid-cols-[6rem_minmax(0,1fr)]"
            >
              <p className="text-[1.125rem] font-bold">{group.cases.length}件</p>
              <div className="flex flex-col gap-2">
                <DifferenceShown difference={group.difference} />
                <Cases cases={group.cases} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Cases({ cases }: { cases: Group['cases'] }) {
  const links = (part: Group['cases']) => (
    <ul className="flex flex-wrap gap-x-4 text-[0.9375rem]">
      {part.map(each => (
        <li key={each.caseId}>
          <TextLink to={`/office/cases/${each.caseId}`}>{each.number}</TextLink>
        </li>
      ))}
    </ul>
  )
  return (
    <div>
      {links(cases.slice(0, namedAtOnce))}
      {cases.length > namedAtOnce && (
        <Disclosure summary={`ほか${cases.length - namedAtOnce}件`} small>
          {links(cases.slice(namedAtOnce))}
        </Disclosure>
      )}
    </div>
  )
}

function DifferenceShown({ difference }: { difference: Difference }) {
  const { outcome, rules, limits, charges } = difference
  const yen = (value: number | null) => (value === null ? '計算できない' : value.toLocaleString('ja-JP'))
  return (
    <div>
      {outcome && (
        <p>
          {outcomes[outcome.before]} → <strong>{outcomes[outcome.after]}</strong>
        </p>
      )}
      <ul className="text-[0.9375rem]">
        {rules.map(rule => (
          <li key={rule.name + rule.after}>
            規則「{rule.name}」：{rule.before} → {rule.after}
            {rule.reason && <span className="block text-ink-soft">{rule.reason}</span>}
          </li>
        ))}
      </ul>
      {limits.length > 0 && (
        <p className="text-[0.9375rem]">
          {limits
            .map(each => `${each.label}：${each.before ?? '—'} → ${each.after ?? '—'}${each.unit}`)
            .join('、')}
        </p>
      )}
      {charges.length > 0 && (
        <p className="text-[0.9375rem]">
          1回目の負担{'　'}
          {charges.map(each => `${each.label} ${yen(each.before)} → ${yen(each.after)}円`).join('、')}
        </p>
      )}
    </div>
  )
}
