import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText, InstantText, RelativeTime } from '../../ui/dates.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { DayInput, Textarea, TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { BackLink, Buttons, Heading, Note, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/visit.ts'
import { Papers } from './papers.tsx'
import { changeVisit, showVisit } from './visit.server.ts'
import { stageLooks, stageNames, visitName } from './words.ts'

export const loader = page((ctx, args: PageArgs) => showVisit(ctx, args))

export async function action(args: PageArgs) {
  return changeVisit(args)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? visitName(loaderData.visit) : '来庁' },
]

type Shown = Route.ComponentProps['loaderData']

export default function VisitPage({ loaderData, actionData }: Route.ComponentProps) {
  const { visit, schemes, papers, now } = loaderData
  const chosen = schemes.filter(scheme => scheme.chosen)
  return (
    <Stack>
      <BackLink to="/office/visits">窓口の来庁</BackLink>
      <OfficeHead
        title={visitName(visit)}
        over={<RelativeTime at={visit.openedAt} now={now} />}
        actions={<StatusBadge status={stageLooks[visit.stage]}>{stageNames[visit.stage]}</StatusBadge>}
      />
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title={<Say text={actionData.refused.text} />} />
      )}
      {visit.finishedAt ? (
        <NotificationBanner
          tone="info"
          title={
            <>
              <InstantText at={visit.finishedAt} /> に終わりました。答えた内容は消してあります。
            </>
          }
        />
      ) : (
        <Handing shown={loaderData} code={actionData && 'code' in actionData ? actionData.code : null} />
      )}
      <div className="grid gap-8 lg:grid-cols-2">
        <Stack>
          <Heading level={2} size={3}>
            どこまで進んだか
          </Heading>
          <DescriptionList
            dense
            items={[
              { term: '説明', detail: visit.explainedAt ? <InstantText at={visit.explainedAt} /> : 'まだ' },
              {
                term: 'タブレット',
                detail: visit.onTablet
                  ? 'いま記入中です'
                  : visit.answeredAt
                    ? '書き終わって返しました'
                    : visit.hasAnswers
                      ? '途中です。番号を出すと続きから開けます。'
                      : 'まだ渡していません',
              },
              {
                term: '申し込む制度',
                detail: chosen.length > 0 ? chosen.map(each => each.name).join('\n') : 'まだ選んでいません',
              },
              {
                term: '期日',
                detail: visit.dueOn ? <DateText day={visit.dueOn} style="weekday" /> : 'ありません',
              },
            ]}
          />
          {!visit.finishedAt && (
            <Buttons>
              <LinkButton to={`/office/visits/${visit.id}/forms`} size="medium" icon="document">
                様式と申請
              </LinkButton>
              {!visit.explainedAt && (
                <PostForm>
                  <input type="hidden" name="_do" value="explained" />
                  <Button look="secondary" size="medium">
                    口頭で説明した
                  </Button>
                </PostForm>
              )}
            </Buttons>
          )}
        </Stack>
        <Remarks key={visit.note + visit.label} visit={visit} />
      </div>
      <Papers papers={papers} open={!visit.finishedAt} today={loaderData.today} />
      {!visit.finishedAt && <Finish visit={visit} />}
    </Stack>
  )
}

/** The tablet is given with a number; or this very device is, and then nobody is signed in on it. */
function Handing({ shown: { visit, tabletAddress }, code }: { shown: Shown; code: string | null }) {
  return (
    <section className="flex flex-col gap-4 rounded-16 bg-accent-soft p-5">
      <Heading level={2} size={3}>
        タブレットを渡す
      </Heading>
      {code ? (
        <div aria-live="polite">
          <p>
            タブレットに <strong className="mx-2 text-[2rem] tracking-[0.2em]">{code}</strong>{' '}
            を入れてください。
          </p>
          <Note>10分間、一度だけ使えます。タブレットの最初の画面：{tabletAddress}</Note>
        </div>
      ) : visit.onTablet ? (
        <p>いまタブレットで記入中です。もう一度番号を出すと、前のタブレットの画面は閉じます。</p>
      ) : (
        <Note>
          タブレットには職員の画面は開けません。90秒触れないと自分で閉じ、続きは番号を出し直すと開けます。
        </Note>
      )}
      <Buttons>
        <PostForm>
          <input type="hidden" name="_do" value="hand-over" />
          <Button size="medium">{code ? '新しい番号を出す' : '番号を出す'}</Button>
        </PostForm>
        <PostForm>
          <input type="hidden" name="_do" value="here" />
          <Button look="secondary" size="medium" causes="職員はこの端末からログアウトします">
            この端末を渡す
          </Button>
        </PostForm>
      </Buttons>
    </section>
  )
}

function Remarks({ visit }: { visit: Shown['visit'] }) {
  if (visit.finishedAt) {
    return visit.note ? <p className="whitespace-pre-line">{visit.note}</p> : null
  }
  return (
    <PostForm className="flex flex-col gap-4">
      <Heading level={2} size={3}>
        呼び名とメモ
      </Heading>
      <input type="hidden" name="_do" value="describe" />
      <TextInput
        name="label"
        label="呼び名（番号札・窓口）"
        value={visit.label}
        width="medium"
        maxLength={60}
      />
      <Textarea name="note" label="メモ" value={visit.note} maxLength={2000} />
      <DayInput name="remindOn" label="思い出す日" value={visit.remindOn ?? ''} />
      <div>
        <Button look="secondary" size="medium">
          保存する
        </Button>
      </div>
    </PostForm>
  )
}

function Finish({ visit }: { visit: Shown['visit'] }) {
  return (
    <section className="flex flex-col gap-4 border-t border-line pt-6">
      <Heading level={2} size={3}>
        この来庁を終える
      </Heading>
      <Note>
        終えると、タブレットで答えた内容をすべて消します。
        {visit.cases.length > 0
          ? '申請になったものと、この画面の記録は残ります。'
          : '申請にしていないので、残るのはこの画面の記録だけです。'}
      </Note>
      <Buttons>
        {(['received', 'closed'] as const).map(outcome => (
          <PostForm key={outcome}>
            <input type="hidden" name="_do" value="finish" />
            <input type="hidden" name="outcome" value={outcome} />
            <Button
              size="medium"
              look={outcome === 'received' ? 'secondary' : 'text'}
              causes={outcome === 'received' ? '書類がそろい、受け付けた' : '相談だけ、または取りやめ'}
            >
              {outcome === 'received' ? '受付済みにする' : '終了にする'}
            </Button>
          </PostForm>
        ))}
      </Buttons>
    </section>
  )
}
