import { Link } from 'react-router'
import { staffOf } from '#modules/cases/access.ts'
import { queue } from '#modules/cases/queue/read.ts'
import { heldCases, lettersToDeliver } from '#modules/letters/read.ts'
import { failedMessages } from '#modules/messages/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Heading, Note, TextLink } from '../../ui/text.tsx'
import { liveOf } from '../live.server.ts'
import { Age, CheckResult, Standing } from '../queue/columns.tsx'
import { type ShownRow, shownRow } from '../queue/rows.server.ts'
import { type QueueName, queueNames } from '../queue/words.ts'
import type { Route } from './+types/page.ts'

const shownRows = 6

export const loader = page(async (ctx, args: Route.LoaderArgs) => {
  const live = await liveOf(ctx, args)
  const { municipalityId, name, rank } = staffOf(ctx)
  const published = await schemesOf(ctx, municipalityId)
  const schemes = new Map(published.map(each => [each.scheme.id, each]))
  const first = async (name: QueueName) => {
    const found = await queue(ctx, { queue: name, size: 10 }, live)
    return { ...found, rows: found.rows.slice(0, shownRows).map(row => shownRow(row, schemes)) }
  }
  const [late, mine, attention] = [await first('late'), await first('mine'), await first('attention')]
  const letters = await lettersToDeliver(ctx, municipalityId)
  const failed = await failedMessages(ctx, municipalityId)
  const held = await heldCases(ctx, municipalityId)
  return {
    now: ctx.now.toISOString(),
    name,
    rank,
    counts: late.counts,
    lists: { late: late.rows, mine: mine.rows, attention: attention.rows },
    letters: letters.map(letter => ({
      id: letter.id,
      title: letter.title,
      name: letter.content.name,
      by: letter.content.delivery,
      at: letter.issuedAt.toISOString(),
    })),
    stuck: [
      ...held.map(each => ({ ...each, says: '通知書を発行できず、止めています' })),
      ...failed.map(mail => ({
        id: mail.id,
        caseId: mail.about?.kind === 'case' ? mail.about.id : null,
        says: mail.state === 'failed' ? 'メールを送れませんでした' : 'メールが届いたか確かめられません',
      })),
    ],
  }
})

export const meta = () => [{ title: '今日の仕事' }]

/** What comes first today: what is late, what awaits me, what is stuck. */
export default function Home({ loaderData }: Route.ComponentProps) {
  const { now, name, counts, lists, letters, stuck } = loaderData
  const quiet = counts.late + counts.mine + counts.attention + letters.length + stuck.length === 0
  return (
    <div className="flex flex-col gap-8 [&>div:first-child]:mb-0">
      <OfficeHead title="今日の仕事" over={`${name}さん`} />
      <ul className="flex flex-wrap gap-x-10 gap-y-4">
        {(['late', 'mine', 'attention', 'waiting', 'route'] as const).map(each => (
          <li key={each}>
            <Count name={each} count={counts[each]} />
          </li>
        ))}
      </ul>
      {quiet && (
        <p className="flex items-center gap-2 text-[1.125rem]">
          <Icon name="success" className="text-success" />
          いま手を付けるものはありません。新しい申請が届くと、ここに並びます。
        </p>
      )}
      {stuck.length > 0 && (
        <section aria-labelledby="stuck">
          <Heading level={2} size={3} id="stuck">
            止まっているもの
          </Heading>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {stuck.map(each => (
              <li key={each.id} className="flex flex-wrap items-center gap-3 py-3">
                <Icon name="error" size={20} className="text-danger" />
                <span className="grow">{each.says}</span>
                {each.caseId && <TextLink to={`/office/cases/${each.caseId}`}>申請を開く</TextLink>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Rows name="late" rows={lists.late} count={counts.late} now={now} />
      <Rows name="mine" rows={lists.mine} count={counts.mine} now={now} />
      <Rows name="attention" rows={lists.attention} count={counts.attention} now={now} />
      {letters.length > 0 && (
        <section aria-labelledby="letters">
          <Heading level={2} size={3} id="letters">
            郵送・手渡しする通知書（{letters.length}）
          </Heading>
          <Note>メールで知らせられない方の通知書です。印刷して渡したら、記録してください。</Note>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {letters.map(letter => (
              <li key={letter.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-3">
                <TextLink to={`/office/letters/${letter.id}`}>
                  {letter.name}さん　{letter.title}
                </TextLink>
                <span>{letter.by === 'post' ? '郵送' : '渡し方を確かめて手渡し'}</span>
                <span className="text-ink-soft">
                  発行 <RelativeTime at={letter.at} now={now} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Count({ name, count }: { name: QueueName; count: number }) {
  const late = name === 'late' && count > 0
  return (
    <Link to={`/office/cases?queue=${name}`} className="group block text-ink no-underline">
      <span className="block text-[0.9375rem] text-ink-soft group-hover:underline">{queueNames[name]}</span>
      <span className={`text-[2rem] leading-tight font-bold tabular-nums ${late ? 'text-danger' : ''}`}>
        {count}
      </span>
      <span className="ml-1">件</span>
    </Link>
  )
}

function Rows({ name, rows, count, now }: { name: QueueName; rows: ShownRow[]; count: number; now: string }) {
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={`list-${name}`}>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Heading level={2} size={3} id={`list-${name}`}>
          {queueNames[name]}（{count}）
        </Heading>
        <LinkButton to={`/office/cases?queue=${name}`} look="text" size="small">
          {count > rows.length ? 'すべて見る' : '一覧で開く'}
        </LinkButton>
      </div>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {rows.map(row => (
          <li
            key={row.id}
            data-row
            className="grid items-center gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_9.5rem_12rem_5rem]"
          >
            <span className="min-w-0">
              <Link to={`/office/cases/${row.id}`} data-open className="link font-bold">
                {row.applicant}
              </Link>
              <span className="ml-3 text-[0.9375rem] text-ink-soft">
                {row.number}　受付 <RelativeTime at={row.receivedAt} now={now} bare />
              </span>
            </span>
            <span>
              <CheckResult check={row.check} />
            </span>
            <span>
              <Standing row={row} />
            </span>
            <span>
              <Age age={row.age} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
