import { formatDate } from '#language/values/date.ts'
import { discardDraft } from '#modules/publishing/draft/write.ts'
import { gate } from '#modules/publishing/gate/rules.ts'
import { draftLog } from '#modules/publishing/history/read.ts'
import { takeOverNewest } from '#modules/publishing/release/write.ts'
import { page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { RelativeTime } from '../../../ui/dates.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import { Heading, Note } from '../../../ui/text.tsx'
import { ChangedParts } from '../changed-parts.tsx'
import type { Route } from './+types/home.ts'
import { Answer, Revision, useDraft } from './frame.tsx'
import { draftWithBase } from './layout.server.ts'
import { runEdit } from './run.server.ts'
import { Tasks } from './tasks.tsx'

export const meta: Route.MetaFunction = () => [{ title: '草案' }]

export const loader = page(async (ctx, { params, request }) => {
  const id = params.scheme ?? ''
  const { draft, base, newer } = await draftWithBase(ctx, id)
  const { tasks, open, changes } = gate(draft.parsed, base, newer)
  const log = await draftLog(ctx, id, draft.startedAt)
  return {
    tasks,
    open,
    changes,
    newer: newer ?? null,
    log: log.map(each => ({ ...each, at: each.at.toISOString() })),
    saved: new URL(request.url).searchParams.has('saved'),
  }
})

export async function action(args: Route.ActionArgs) {
  return runEdit(
    args,
    (ctx, { scheme, revision, form, key }) =>
      form.get('do') === 'discard'
        ? discardDraft(ctx, { scheme, revision }, key)
        : takeOverNewest(ctx, { scheme, revision }, key),
    {
      to: form =>
        `/office/schemes/${args.params.scheme}${form.get('do') === 'discard' ? '' : '/draft?saved'}`,
    },
  )
}

/** What is still in the way of publishing, what would change, what was done so far. */
export default function DraftHome({ loaderData, actionData }: Route.ComponentProps) {
  const { tasks, open, changes, newer, log, saved } = loaderData
  const { id, chief, now, startedBy, startedAt } = useDraft()
  const left = tasks.filter(task => task.state === 'todo' || task.state === 'later').length
  return (
    <>
      <Answer answered={actionData} saved={saved} />
      <section aria-label="公開までの確認" className="flex flex-col gap-4">
        <Heading level={2}>{open ? '公開できます' : `公開まで、あと${left}つ`}</Heading>
        <Tasks tasks={tasks} id={id} />
        {newer !== null && (
          <PostForm keep>
            <Revision />
            <Button name="do" value="take-over" look="secondary" size="medium">
              第{newer}版の内容を取り込む
            </Button>
          </PostForm>
        )}
        {chief ? (
          open && (
            <p>
              <LinkButton to={`/office/schemes/${id}/draft/publish`} iconEnd="right">
                適用日を決めて公開へ
              </LinkButton>
            </p>
          )
        ) : (
          <Note>公開は係長以上が行います。そろったら、係長に声をかけてください。</Note>
        )}
      </section>
      {changes.length > 0 && (
        <section aria-label="変わるところ" className="flex flex-col gap-4">
          <Heading level={2}>変わるところ</Heading>
          <ChangedParts parts={changes} />
        </section>
      )}
      <section aria-label="この草案の記録" className="flex flex-col gap-2">
        <Heading level={2}>この草案の記録</Heading>
        <ul className="divide-y divide-line border-y border-line">
          {log.map(each => (
            <li key={each.at + each.what.join()} className="flex flex-wrap justify-between gap-x-6 py-2">
              <span>
                {each.type === 'scheme-draft.started'
                  ? ['草案を作成', ...each.what].join('：')
                  : each.what.join('、')}
              </span>
              <span className="text-[0.9375rem] text-ink-soft">
                {each.by} <RelativeTime at={each.at} now={now} />
              </span>
            </li>
          ))}
        </ul>
      </section>
      <Disclosure summary="草案を破棄する">
        <PostForm className="flex flex-col items-start gap-3 py-2">
          <Revision />
          <p>
            {startedBy ?? 'システム'}が{formatDate(startedAt.slice(0, 10), 'ja', 'western')}
            に始めた草案と、ここまでの変更がすべてなくなります。公開されている内容は変わりません。
          </p>
          <Button name="do" value="discard" look="danger" size="medium">
            草案を破棄する
          </Button>
        </PostForm>
      </Disclosure>
    </>
  )
}
