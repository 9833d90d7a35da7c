import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText, InstantText, RelativeTime } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Money } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { Differences } from './differences.tsx'
import { Lines } from './lines.tsx'
import type { ShownStatement } from './shown.server.ts'
import { claimBadges, claimStates } from './words.ts'

export interface ShownDealing extends ShownStatement {
  /** Where it is paid to, as far as it is shown. */
  account: string | null
  municipality: number
  municipalityName: string
  scheme: string
  schemeName: string
  earlier: { month: string; name: string }[]
}

/** What the facility and one municipality settle for one month. */
export function Dealing({ dealing, now }: { dealing: ShownDealing; now: string }) {
  const { claim, closed, totals, differences, lines, returned } = dealing
  const id = `d${dealing.municipality}-${dealing.scheme}`
  const last = returned[0]
  return (
    <section aria-labelledby={id}>
      <Stack>
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 border-b-2 border-line-strong pb-3">
          <Heading id={id} over={dealing.schemeName}>
            {dealing.municipalityName}
          </Heading>
          <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
            <Standing dealing={dealing} now={now} />
            <span className="text-[1.5rem] font-bold">
              <Money yen={totals.total} />
            </span>
          </p>
        </div>
        {dealing.earlier.map(each => (
          <p key={each.month}>
            {each.name}の請求がまだです。{' '}
            <TextLink to={`/facility/claims?month=${each.month}`}>開く</TextLink>
          </p>
        ))}
        {!claim && last && (
          <NotificationBanner tone="warning" title="この月の請求は返されました">
            <p className="whitespace-pre-line">{last.returnReason}</p>
            <p className="text-ink-soft">
              <InstantText at={last.returnedAt ?? ''} />
            </p>
          </NotificationBanner>
        )}
        {differences.length > 0 && (
          <section aria-label={`${dealing.municipalityName}の違い`}>
            <Heading level={3}>
              利用券の記録との違い（{differences.length}件
              {dealing.standing < differences.length &&
                `、うち説明済み${differences.length - dealing.standing}件`}
              ）
            </Heading>
            <Note>すべて片づくと請求できます。</Note>
            <div className="mt-2">
              <Differences
                differences={differences}
                href={reservation => `/facility/reports/${reservation}`}
              />
            </div>
          </section>
        )}
        {claim && (
          <p>
            <LinkButton
              to={`/facility/claims/${dealing.municipality}/${claim.id}/invoice`}
              look="secondary"
              size="medium"
              icon="print"
              reload
            >
              請求書（PDF）
            </LinkButton>
          </p>
        )}
        {claim ? (
          <Disclosure summary={`請求した行を見る（${lines.length}件）`}>
            <Lines lines={lines} totals={totals} caption={`${dealing.municipalityName}への請求`} />
          </Disclosure>
        ) : closed && lines.length === 0 ? (
          <Note>この月は締め切られています。これから確定する報告は、次の月の請求に入ります。</Note>
        ) : (
          <Lines lines={lines} totals={totals} caption={`${dealing.municipalityName}への請求`} />
        )}
        {!claim && !closed && lines.length > 0 && <Submit dealing={dealing} />}
        <Note>
          振込先：{dealing.account ?? '登録がありません'}
          。登録や変更は、{dealing.municipalityName}に書類で届け出てください。
        </Note>
      </Stack>
    </section>
  )
}

function Standing({ dealing, now }: { dealing: ShownDealing; now: string }) {
  const { claim, closed, dueOn, lines } = dealing
  if (claim) {
    return (
      <>
        <StatusBadge status={claimBadges[claim.state]}>{claimStates[claim.state]}</StatusBadge>
        <span className="text-ink-soft">
          {claim.payment ? (
            <>
              振込日 <DateText day={claim.payment.payOn} style="western" />
            </>
          ) : (
            <>
              請求 <RelativeTime at={claim.submittedAt} now={now} />
            </>
          )}
        </span>
      </>
    )
  }
  if (closed) return <StatusBadge>締切済み</StatusBadge>
  if (lines.length === 0 && dealing.differences.length === 0) return <StatusBadge>利用なし</StatusBadge>
  const late = dueOn < now.slice(0, 10)
  return (
    <span className={late ? 'font-bold text-danger' : ''}>
      {late ? '請求の期限を過ぎています' : '請求の期限'} <RelativeTime at={dueOn} now={now} />
    </span>
  )
}

function Submit({ dealing }: { dealing: ShownDealing }) {
  const stopped = dealing.standing > 0
  const note = `stop-${dealing.municipality}-${dealing.scheme}`
  return (
    <PostForm keep>
      <input type="hidden" name="municipality" value={dealing.municipality} />
      <input type="hidden" name="scheme" value={dealing.scheme} />
      <input type="hidden" name="month" value={dealing.month} />
      <input type="hidden" name="total" value={dealing.totals.total} />
      <div className="flex flex-wrap items-center gap-4">
        <Button disabled={stopped} describedBy={stopped ? note : undefined}>
          {dealing.municipalityName}に <Money yen={dealing.totals.total} /> を請求する
        </Button>
        {stopped && <Note id={note}>あと{dealing.standing}件の違いを片づけると請求できます。</Note>}
      </div>
    </PostForm>
  )
}
