import { useCallback, useState } from 'react'
import { useActionData, useLoaderData } from 'react-router'
import type { Fields } from '#language/form/kind.ts'
import type { Text } from '#language/text.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Checkbox, Radios } from '../../ui/fields/choices.tsx'
import { DayInput } from '../../ui/fields/inputs.tsx'
import type { FieldProblem } from '../../ui/fields/kept.ts'
import { QuestionField } from '../../ui/fields/question-field.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Heading, Stack } from '../../ui/text.tsx'
import { askedOf } from './asked.ts'
import { receiveEntry, showEntry } from './enter.server.ts'
import { Guarded, ResidentSearch } from './search.tsx'

export const loader = page((ctx, args: PageArgs) => showEntry(ctx, args))

export async function action(args: PageArgs) {
  return receiveEntry(args)
}

export const meta = () => [{ title: '紙・電話の申請を入力' }]

interface Answered {
  kept?: Fields
  /** New with every answer, so that the boxes are drawn anew from what was sent. */
  stamp?: string
  problems?: FieldProblem[]
  lacking?: FieldProblem[]
  refused?: { text: Text }
}

export default function Enter() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  const { scheme, schemes, resident, done, doneCase } = shown
  return (
    <Stack>
      <OfficeHead title="紙・電話の申請を入力" over={<Say text={scheme.name} />} />
      {done && (
        <NotificationBanner tone="success" title={`受け付けました：受付番号 ${done}`} live>
          <p>
            <LinkButton to={`/office/cases/${doneCase}`} size="medium" look="secondary">
              この申請を開く
            </LinkButton>
          </p>
        </NotificationBanner>
      )}
      {schemes.length > 1 && (
        <Tabs
          label="事業"
          tabs={schemes.map(each => ({
            to: `/office/enter?scheme=${each.id}`,
            label: <Say text={each.name} />,
            current: each.id === scheme.id,
          }))}
        />
      )}
      {resident ? (
        <p className="flex flex-wrap items-center gap-x-6 gap-y-1 rounded-8 bg-ground px-4 py-3">
          <span>
            <b>{resident.name}</b>（{resident.kana}）
          </span>
          <DateText day={resident.birthDate} style="era" />
          {resident.guarded ? <Guarded /> : <span className="text-ink-soft">{resident.address}</span>}
          <a className="link" href={`/office/enter?scheme=${scheme.id}`}>
            別の方にする
          </a>
        </p>
      ) : (
        <ResidentSearch scheme={scheme.id} search={shown.search} found={shown.found} />
      )}
      <Entry
        key={answered?.stamp ?? `${resident?.id ?? ''} ${done ?? ''}`}
        shown={shown}
        answered={answered}
      />
    </Stack>
  )
}

/** The questions as one long page. What an answer opens or closes is followed while typing; without script by 更新. */
function Entry({
  shown,
  answered,
}: {
  shown: Awaited<ReturnType<typeof loader>>
  answered: Answered | undefined
}) {
  const { scheme, facts, today, now } = shown
  const kept = answered?.kept ?? shown.kept
  const [fields, setFields] = useState<Fields>(kept)
  const follow = useCallback((event: React.ChangeEvent<HTMLElement>) => {
    const form = (event.target as HTMLElement).closest('form')
    if (form) setFields(readFields(form))
  }, [])
  const { pages, lacking, closed } = askedOf(scheme, fields, facts, today, now)
  const problems = answered?.problems ?? []
  const open = new Set(lacking.map(problem => problem.question))
  return (
    <div onChange={follow}>
      <PostForm files className="flex flex-col gap-8">
        <ErrorSummary problems={problems} />
        {answered?.refused && (
          <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
        )}
        <input type="hidden" name="_scheme" value={scheme.id} />
        <input type="hidden" name="_id" value={kept._id?.[0] ?? shown.id} />
        <input type="hidden" name="_resident" value={shown.resident?.id ?? kept._resident?.[0] ?? ''} />
        <button
          type="submit"
          name="_refresh"
          value="yes"
          tabIndex={-1}
          aria-hidden="true"
          className="sr-only"
        >
          更新
        </button>
        <div className="grid gap-6 sm:grid-cols-2">
          <Radios
            name="_channel"
            label="受付の方法"
            required
            value={kept._channel?.[0] ?? 'phone'}
            choices={[
              { value: 'phone', label: '電話' },
              { value: 'paper', label: '紙（窓口・郵送）' },
            ]}
          />
          <DayInput
            name="_received"
            label="受け付けた日"
            hint="今日でないときだけ変えてください。標準処理期間はこの日から数えます。"
            value={kept._received?.[0] ?? today}
          />
        </div>
        {pages.map(each => (
          <section
            key={each.id}
            className="grid gap-x-8 gap-y-3 border-t border-line pt-4 lg:grid-cols-[13rem_1fr]"
          >
            <Heading level={2} size={4}>
              <Say text={each.title} />
            </Heading>
            <div className="flex max-w-160 flex-col gap-5">
              {each.questions.map(question => (
                <QuestionField
                  key={question.id}
                  question={{ ...question, purpose: undefined }}
                  kept={kept}
                  problems={problems}
                  closed={closed}
                />
              ))}
            </div>
          </section>
        ))}
        <noscript>
          <Button look="secondary" size="medium" name="_refresh" value="yes" formNoValidate>
            答えに合わせて質問を更新
          </Button>
        </noscript>
        {answered?.lacking && (
          <NotificationBanner tone="warning" title={`未記入が${answered.lacking.length}件あります`}>
            <ul className="list-disc pl-6">
              {answered.lacking.map(problem => (
                <li key={problem.field}>
                  <Say text={problem.message} />
                </li>
              ))}
            </ul>
            <Checkbox name="_incomplete" value="yes" label="未記入のまま受け付け、あとで申請者に確かめる" />
          </NotificationBanner>
        )}
        <StickyActions about={open.size > 0 ? `未記入 ${open.size}件` : 'すべて記入済み'}>
          <Button icon="check">受け付ける</Button>
        </StickyActions>
      </PostForm>
    </div>
  )
}

/** The boxes of a form as the server will see them. */
function readFields(form: HTMLFormElement): Fields {
  const fields: Fields = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue
    fields[name] = [...(fields[name] ?? []), value]
  }
  return fields
}
