import type { Figures } from '#modules/outcomes/figures/read.ts'
import { BarChart } from '../../ui/charts/bar-chart.tsx'
import { Figure } from '../../ui/numbers.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import { reasons } from '../queue/words.ts'
import { basis, duration, median, notEnough, one, percent, shareText } from './say.ts'

const hours = (value: number) => duration(value * 60)

/** From receipt to decision, step by step, and what it takes. */
export function Procedure({ shown }: { shown: Figures }) {
  const { cases } = shown
  return (
    <section aria-labelledby="procedure" className="flex flex-col gap-8">
      <div>
        <Heading level={2} id="procedure">
          申請から決定まで
        </Heading>
        <Note>
          期間に受け付けた{cases.received}件（うち決定{cases.decided}件）。補正を待った時間も含みます。
        </Note>
      </div>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2 xl:grid-cols-4">
        <Figure
          label="受付から決定まで（中央値）"
          value={median(cases.elapsed, hours)}
          trend={basis(cases.elapsed, hours)}
        />
        <Figure
          label="うち開庁時間（中央値）"
          value={median(cases.working, hours)}
          trend={`${basis(cases.working, hours)}・平日8時30分〜17時15分`}
        />
        <Figure
          label="決定までの職員の操作（中央値）"
          value={median(cases.touches, one)}
          unit={cases.touches.median === null ? undefined : '回'}
          trend={basis(cases.touches, value => `${one(value)}回`)}
        />
        <Figure
          label="開庁時間の外の申請"
          value={cases.outOfHours.share === null ? notEnough : percent(cases.outOfHours.share)}
          trend={`オンライン申請 ${cases.outOfHours.base}件のうち${cases.outOfHours.count}件`}
        />
      </div>
      <p>
        オンラインの申請：<strong>{shareText(cases.online)}</strong>
      </p>
      <DataTable
        caption="手順の間の時間"
        showCaption
        columns={[
          { id: 'label', label: '手順', cell: pair => pair.label },
          { id: 'n', label: '件数', end: true, cell: pair => pair.minutes.n },
          { id: 'median', label: '中央値', end: true, cell: pair => median(pair.minutes, duration) },
          {
            id: 'mean',
            label: '平均',
            end: true,
            cell: pair => (pair.minutes.mean === null ? '—' : duration(pair.minutes.mean)),
          },
          {
            id: 'middle',
            label: '中ほどの半分',
            end: true,
            cell: pair =>
              pair.minutes.quartiles === null
                ? '—'
                : `${duration(pair.minutes.quartiles[0])}〜${duration(pair.minutes.quartiles[1])}`,
          },
        ]}
        rows={cases.pairs}
        rowKey={pair => pair.label}
        empty={<Note>まだありません。</Note>}
      />
      <div className="grid gap-10 xl:grid-cols-2">
        <Corrections corrections={shown.corrections} />
        <DropOut dropOut={shown.dropOut} />
      </div>
    </section>
  )
}

function Corrections({ corrections }: { corrections: Figures['corrections'] }) {
  if (corrections.sent === 0) {
    return (
      <div>
        <p className="font-bold">補正をお願いした質問</p>
        <Note>この期間に補正のお願いはありません。</Note>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <BarChart
        title="補正をお願いした質問"
        says={`${corrections.cases}件の申請に、合わせて${corrections.sent}か所。多い質問から、書き方を見直せます。`}
        bars={corrections.questions.slice(0, 8).map(each => ({ label: each.label, value: each.count }))}
        unit="回"
        heading={['質問', '回数']}
      />
      <DataTable
        caption="補正の理由"
        columns={[
          { id: 'question', label: '質問', cell: row => row.label },
          { id: 'count', label: '回数', end: true, cell: row => row.count },
          {
            id: 'reasons',
            label: '理由',
            cell: row =>
              row.reasons
                .map(each => `${reasons[each.reason as keyof typeof reasons] ?? each.reason} ${each.count}`)
                .join('、'),
          },
        ]}
        rows={corrections.questions}
        rowKey={row => row.question}
        empty={<Note>ありません。</Note>}
      />
    </div>
  )
}

function DropOut({ dropOut }: { dropOut: Figures['dropOut'] }) {
  const left = dropOut.started - dropOut.submitted
  return (
    <div className="flex flex-col gap-4">
      <p className="font-bold">書きかけで止まったところ</p>
      <Note>
        この期間に書き始めた{dropOut.started}件のうち、送られたのは{dropOut.submitted}
        件です。24時間以内に書かれたものと、自分で消したものは数えません。
      </Note>
      {left === 0 ? (
        <p>止まったものはありません。</p>
      ) : (
        <DataTable
          caption="書きかけで止まったところ"
          columns={[
            { id: 'page', label: '最後に書いた画面', cell: row => row.label },
            { id: 'reached', label: '書いた人', end: true, cell: row => row.reached },
            { id: 'stopped', label: 'そこで止まった人', end: true, cell: row => row.stopped },
          ]}
          rows={[
            { page: '', label: '（書き始める前）', reached: dropOut.started, stopped: dropOut.atStart },
            ...dropOut.pages
              .filter(each => each.stopped > 0)
              .map(each => ({ ...each, label: dropOut.titles[each.page] ?? each.page })),
          ].filter(each => each.stopped > 0)}
          rowKey={row => row.page}
          empty={<Note>ありません。</Note>}
        />
      )}
    </div>
  )
}
