import { useActionData } from 'react-router'
import { addDays, tokyoDay } from '#language/values/date.ts'
import { keysOf } from '#modules/accounts/keys/read.ts'
import { issueKey, revokeKey } from '#modules/accounts/keys/write.ts'
import { act, fieldsOf, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { issuesOf, Refusal, type RefusedAnswer } from '../../sign-in/refusal.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText, RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Radios } from '../../ui/fields/choices.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { BackLink, Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import type { Route } from './+types/page.ts'

/** `/office/keys`: what lets the city's other systems ask for the states of its cases. */
export const loader = page(async ctx => {
  const now = ctx.now.toISOString()
  const keys = (await keysOf(ctx)).map(key => ({
    ...key,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    // The last day on which it works, not the instant after.
    lastDay: key.expiresAt ? tokyoDay(new Date(key.expiresAt.getTime() - 1)) : null,
    over: key.expiresAt !== null && key.expiresAt <= ctx.now,
  }))
  return { now, keys }
})
type Key = Route.ComponentProps['loaderData']['keys'][number]

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const once = { key: text('_key') }
  const revoked = text('revoke')
  if (revoked) {
    const outcome = await act(args, ctx => revokeKey(ctx, { id: revoked }, once))
    return outcome.ok ? { revoked: true as const } : refusedData(outcome.refused)
  }
  const outcome = await act(args, ctx => {
    const expiresOn = text('life') === 'year' ? addDays(tokyoDay(ctx.now), 365) : undefined
    return issueKey(ctx, { name: text('name'), scopes: ['cases:read'], expiresOn }, once)
  })
  if (!outcome.ok) return refusedData(outcome.refused, { kept: fieldsOf(form) })
  return { issued: outcome.value.key }
}

export const meta = () => [{ title: 'システム連携のキー' }]

export default function Keys({ loaderData: { keys, now } }: Route.ComponentProps) {
  const answer = useActionData<typeof action>() as
    | (RefusedAnswer & { issued?: string | null; revoked?: true })
    | undefined
  const missing = issuesOf(answer).some(({ path }) => path === 'name')
  const problem = 'どのシステムのキーか、名前を入力してください'
  return (
    <Stack>
      <BackLink to="/office/accounts">利用者の一覧へ</BackLink>
      <ErrorSummary problems={missing ? [{ field: 'name', message: { ja: problem } }] : []} />
      <Refusal answer={answer} />
      {answer?.revoked && <NotificationBanner tone="success" live title="キーを取り消しました" />}
      {answer && 'issued' in answer && <Issued shown={answer.issued ?? null} />}
      <OfficeHead title="システム連携のキー">
        <Note>
          基幹システムなどが、この市区町村の申請の受付番号・状態・日時を読み取るためのキーです。氏名や申請の内容は渡しません。使い方は
          <TextLink to="/api/v1" reload>
            APIの説明
          </TextLink>
          にあります。
        </Note>
      </OfficeHead>
      <PostForm>
        <DataTable
          caption="発行したキー"
          columns={columns(now)}
          rows={keys}
          rowKey={key => key.id}
          empty={<Empty title="発行したキーはありません">連携するシステムごとに、下から発行します。</Empty>}
        />
      </PostForm>
      <Stack gap="small">
        <Heading level={2} size={3}>
          キーを発行する
        </Heading>
        <PostForm className="max-w-128">
          <Stack>
            <TextInput
              name="name"
              required
              label="連携するシステムの名前"
              hint="例：住民記録システム"
              width="wide"
              maxLength={100}
              value={answer?.kept?.name?.[0]}
              error={missing ? problem : undefined}
            />
            <Radios
              name="life"
              required
              label="使える期間"
              value={answer?.kept?.life?.[0] ?? 'year'}
              choices={[
                { value: 'year', label: '1年間', hint: '切れる前に新しいキーを発行して入れ替えます。' },
                { value: 'open', label: '取り消すまで' },
              ]}
            />
            <div>
              <Button>発行する</Button>
            </div>
          </Stack>
        </PostForm>
      </Stack>
    </Stack>
  )
}

function Issued({ shown }: { shown: string | null }) {
  if (shown === null) {
    return (
      <NotificationBanner tone="warning" live title="このキーはすでに表示しました">
        控えていないときは、下の一覧から取り消し、もう一度発行してください。
      </NotificationBanner>
    )
  }
  return (
    <NotificationBanner tone="success" live title="キーを発行しました。表示されるのは今だけです">
      <p>連携するシステムの設定に入れ、メールや表計算のファイルには残さないでください。</p>
      <p>
        <code className="font-mono break-all select-all">{shown}</code>
      </p>
    </NotificationBanner>
  )
}

const columns = (now: string): Column<Key>[] => [
  { id: 'name', label: 'システム', cell: key => key.name },
  { id: 'ending', label: '末尾', cell: key => <code className="font-mono">…{key.ending}</code>, tight: true },
  { id: 'created', label: '発行', cell: key => <RelativeTime at={key.createdAt} now={now} />, tight: true },
  {
    id: 'used',
    label: '最後の利用',
    cell: key => (key.lastUsedAt ? <RelativeTime at={key.lastUsedAt} now={now} /> : 'まだありません'),
    tight: true,
  },
  {
    id: 'until',
    label: '期限',
    cell: key => (key.lastDay ? <DateText day={key.lastDay} /> : '取り消すまで'),
    tight: true,
  },
  {
    id: 'state',
    label: '状態',
    cell: key => {
      if (key.revokedAt) return '取消し済み'
      if (key.over) return '期限切れ'
      return (
        <Button name="revoke" value={key.id} look="secondary" size="small">
          取り消す
          <span className="sr-only">
            ：{key.name}（末尾 {key.ending}）
          </span>
        </Button>
      )
    },
    tight: true,
  },
]
