import { say } from '#language/text.ts'
import type { Figures } from '#modules/outcomes/figures/read.ts'
import { BarChart } from '../../ui/charts/bar-chart.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import { one, percent } from './say.ts'

type Results = Figures['survey']['total']

/** What users answered, with how many were asked; small groups are never shown. */
export function Survey({ survey }: { survey: Figures['survey'] }) {
  const { total } = survey
  return (
    <section aria-labelledby="survey" className="flex flex-col gap-8">
      <div>
        <Heading level={2} id="survey">
          利用後のアンケート
        </Heading>
        <Note>
          {total.n === null
            ? `${total.invited}人にお願いしました。`
            : `${total.invited}人にお願いし、${total.n}人が答えました（${percent(total.n / total.invited)}）。`}
          名前と結び付けずに集めています。
          誰の答えか分からないように、四半期ごとに、回答を締め切って5人以上になったものだけを数えます。施設や種類も同じです。
        </Note>
      </div>
      <Quarters quarters={survey.quarters} />
      {total.n !== null && (
        <>
          <Scales questions={total.questions} />
          <Disclosure summary="質問ごとの内訳を見る">
            <DataTable
              caption="質問ごとの回答"
              columns={[
                { id: 'question', label: '質問', cell: row => say(row.label, 'ja') },
                { id: 'n', label: '回答', end: true, cell: row => row.n },
                { id: 'blank', label: '無回答', end: true, cell: row => row.blank },
                {
                  id: 'mean',
                  label: '平均点',
                  end: true,
                  cell: row =>
                    row.scale && row.scale.n >= 5 ? (
                      <>
                        {one(row.scale.mean)}
                        <span className="text-ink-soft">/{row.scale.best}</span>
                      </>
                    ) : (
                      '—'
                    ),
                },
                {
                  id: 'median',
                  label: '中央値',
                  end: true,
                  cell: row => (row.scale && row.scale.n >= 5 ? row.scale.median : '—'),
                },
                {
                  id: 'options',
                  label: '内訳',
                  cell: row => row.options.map(each => `${say(each.label, 'ja')} ${each.count}`).join('、'),
                },
              ]}
              rows={total.questions}
              rowKey={row => row.question}
              empty={null}
            />
          </Disclosure>
          <div className="grid gap-10 xl:grid-cols-2">
            <Groups title="施設ごと" groups={survey.byFacility} />
            <Groups title="種類ごと" groups={survey.byType} />
          </div>
          {survey.words
            .filter(each => each.texts.length > 0)
            .map(each => (
              <Disclosure key={each.question} summary={`${say(each.label, 'ja')}（${each.texts.length}件）`}>
                <ul className="max-w-176 list-disc space-y-2 py-2 pl-6">
                  {each.texts.map(text => (
                    <li key={text} className="whitespace-pre-line">
                      {text}
                    </li>
                  ))}
                </ul>
              </Disclosure>
            ))}
        </>
      )}
    </section>
  )
}

/** 2026年4〜6月. */
function quarterName(quarter: string): string {
  const month = Number(quarter.slice(5))
  return `${quarter.slice(0, 4)}年${month}〜${month + 2}月`
}

function Quarters({ quarters }: { quarters: Figures['survey']['quarters'] }) {
  return (
    <DataTable
      caption="アンケート：四半期ごと"
      showCaption
      columns={[
        { id: 'quarter', label: '四半期', cell: row => quarterName(row.quarter), tight: true },
        { id: 'invited', label: 'お願い', end: true, cell: row => row.results.invited },
        {
          id: 'n',
          label: '回答',
          end: true,
          cell: row =>
            row.open ? (
              <>
                <DateText day={row.answersUntil} style="weekday" />
                まで受付中
              </>
            ) : (
              (row.results.n ?? few)
            ),
        },
        { id: 'mean', label: '最初の質問の平均', end: true, cell: row => first(row.results) },
      ]}
      rows={quarters}
      rowKey={row => row.quarter}
      empty={<Note>期間に四半期がまるごと入るように日を選ぶと、結果が出ます。</Note>}
    />
  )
}

const few = '5人未満'

/** Means of the questions on a scale, beside one another; those with fewer than five on the scale are left out. */
function Scales({ questions }: { questions: Results['questions'] }) {
  const scaled = questions.filter(each => each.scale !== null && each.scale.n >= 5)
  const best = Math.max(...scaled.map(each => each.scale?.best ?? 0), 0)
  if (scaled.length === 0) return null
  return (
    <BarChart
      title="質問ごとの平均点"
      says={`${best}点が最もよい答え。「わからない」と無回答は含みません。`}
      bars={scaled.map(each => ({
        label: `${say(each.label, 'ja')}（n=${each.scale?.n}）`,
        value: Math.round((each.scale?.mean ?? 0) * 10) / 10,
      }))}
      unit="点"
      heading={['質問', '平均']}
    />
  )
}

function Groups({ title, groups }: { title: string; groups: Figures['survey']['byFacility'] }) {
  return (
    <DataTable
      caption={`アンケート：${title}`}
      showCaption
      columns={[
        { id: 'label', label: title, cell: row => row.label },
        { id: 'n', label: '回答', end: true, cell: row => row.results.n ?? `${few}など` },
        { id: 'mean', label: '最初の質問の平均', end: true, cell: row => first(row.results) },
      ]}
      rows={groups}
      rowKey={row => row.key}
      empty={<Note>ありません。</Note>}
    />
  )
}

function first(results: Results): string {
  const scale = results.questions[0]?.scale
  return scale && scale.n >= 5 ? `${one(scale.mean)}/${scale.best}（n=${scale.n}）` : '—'
}
