import { changes as changeNames } from '#modules/eligibility/directory/rules.ts'
import { householdView } from '#modules/eligibility/household/read.ts'
import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { BackLink, Heading, Note, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/household.ts'
import { SchemeResult } from './scheme-result.tsx'
import { runShown } from './shown.server.ts'
import { estimate } from './words.ts'

export const meta: Route.MetaFunction = () => [{ title: '世帯の判定' }]

export const loader = page(async (ctx, { params, request }) => {
  const view = await householdView(ctx, params.run ?? '', params.household ?? '')
  const first = new URL(request.url).searchParams.get('scheme')
  const schemes = [...view.schemes].sort((a, b) => Number(b.scheme === first) - Number(a.scheme === first))
  return { ...view, run: runShown(view.run), schemes, first, changeNames }
})

const factMarks = { yes: '○', no: '×', known: '確認済み', unknown: '?' } as const
const factTones = { yes: 'text-success', no: '', known: '', unknown: 'text-warning' } as const
const parts = { claimant: '申請者とみなした人', spouse: '配偶者' } as const

/** One household: who lives there, what is known of it, and what decided under each scheme. */
export default function HouseholdPage({ loaderData }: Route.ComponentProps) {
  const { run, household, people, facts, notes, schemes } = loaderData
  const back = new URLSearchParams({ scheme: loaderData.first ?? schemes[0]?.scheme ?? '' })
  return (
    <Stack>
      <BackLink to={`/office/directory/runs/${run.id}/households?${back}`}>世帯の一覧</BackLink>
      <OfficeHead over={`${run.asOf.replaceAll('-', '/')} 時点の判定`} title={`世帯 ${household}`}>
        <Note>{estimate}この世帯を見たことは記録されます。</Note>
      </OfficeHead>
      {loaderData.protected && (
        <NotificationBanner tone="warning" title="支援措置の対象の方がいます">
          <p>住所・町・学校は表示しません。郵便や電話の前に、必ず支援措置の担当に確かめてください。</p>
        </NotificationBanner>
      )}
      <DataTable
        caption="世帯の人"
        showCaption
        rows={people}
        rowKey={row => row.id}
        columns={[
          {
            id: 'name',
            label: '氏名',
            cell: row => (
              <>
                {row.name}
                <span className="block text-[0.8125rem] text-ink-soft">{row.kana}</span>
              </>
            ),
          },
          { id: 'relation', label: '続柄', cell: row => row.relation },
          { id: 'born', label: '生年月日', cell: row => <DateText day={row.birthDate} /> },
          {
            id: 'part',
            label: '判定での立場',
            cell: row =>
              typeof row.part === 'number' ? `子ども${row.part}` : row.part ? parts[row.part] : '—',
          },
          {
            id: 'protected',
            label: '支援措置',
            cell: row =>
              row.protected ? (
                <span className="inline-flex items-center gap-1 font-bold text-warning">
                  <Icon name="lock" size={16} />
                  あり
                </span>
              ) : (
                '—'
              ),
          },
        ]}
        empty={<Note>いまの住民記録には、この世帯の人がいません。</Note>}
      />
      {notes.length > 0 && (
        <section className="flex flex-col gap-2">
          <Heading level={2} size={3}>
            みなしたこと・決められなかったこと
          </Heading>
          <ul className="list-disc pl-6">
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="flex flex-col gap-8">
        <Heading level={2} size={3}>
          制度ごとの判定
        </Heading>
        {schemes.map(scheme => (
          <SchemeResult
            key={scheme.scheme}
            scheme={scheme}
            trial={run.kind === 'what-if'}
            change={scheme.change ? loaderData.changeNames[scheme.change] : null}
          />
        ))}
      </section>
      {facts.length > 0 && (
        <section className="flex flex-col gap-2">
          <Heading level={2} size={3}>
            判定に使った事実
          </Heading>
          <Note>税に関するものは、分かっているかどうかだけを示します。</Note>
          <dl className="grid gap-x-8 sm:grid-cols-2 xl:grid-cols-3">
            {facts.map(fact => (
              <div key={fact.name} className="flex justify-between gap-4 border-b border-line py-2">
                <dt>{fact.label}</dt>
                <dd className={`text-right font-bold ${factTones[fact.state]}`}>
                  {fact.text ?? factMarks[fact.state]}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {facts.length === 0 && (
        <Note>この判定に使った事実は保存期間を過ぎたため、理由の内訳は表示できません。</Note>
      )}
    </Stack>
  )
}
