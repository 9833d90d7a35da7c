import { checkScheme } from '#language/publish/check.ts'
import { readDocument, writeDocument } from '#modules/publishing/document/rules.ts'
import { replaceDraft } from '#modules/publishing/draft/write.ts'
import { page } from '#web/server/page.ts'
import { Button } from '../../../ui/button.tsx'
import { Textarea } from '../../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../../ui/notification-banner.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import { Note } from '../../../ui/text.tsx'
import { ChangedParts } from '../changed-parts.tsx'
import type { Route } from './+types/document.ts'
import { differencesFromStored } from './document.server.ts'
import { Answer, type Answered, kept, Revision } from './frame.tsx'
import { draftWithBase } from './layout.server.ts'
import { runEdit } from './run.server.ts'

export const meta: Route.MetaFunction = () => [{ title: '全体を編集（草案）' }]

export const loader = page(async (ctx, { params, request }) => {
  const { draft } = await draftWithBase(ctx, params.scheme ?? '')
  const text = writeDocument(draft.definition)
  const read = readDocument(text)
  const problems = draft.parsed.ok ? checkScheme(draft.parsed.scheme) : draft.parsed.problems
  return {
    text,
    problems: read.ok ? read.locate(problems) : problems,
    saved: new URL(request.url).searchParams.has('saved'),
  }
})

export async function action(args: Route.ActionArgs) {
  return runEdit(
    args,
    (ctx, { scheme, revision, form, key }) =>
      replaceDraft(ctx, { scheme, revision, text: String(form.get('text') ?? '') }, key),
    {
      // What saving would do to somebody else's work, so that nobody undoes it unseen.
      more: async (ctx, { scheme, form }) => ({
        against: await differencesFromStored(ctx, scheme, String(form.get('text') ?? '')),
      }),
    },
  )
}

/** For those who know the format: everything, as text. */
export default function WholeDocument({ loaderData, actionData }: Route.ComponentProps) {
  const { text, problems, saved } = loaderData
  const answered: Answered | undefined = actionData
  const unreadable = answered?.refused?.code === 'document-unreadable'
  const shown = unreadable
    ? ((answered?.refused?.details.problems ?? []) as typeof problems)
    : answered?.refused
      ? []
      : problems
  const errors = shown.filter(each => each.severity !== 'warning')
  const lines = Math.min(60, Math.max(24, text.split('\n').length))
  return (
    <>
      <Answer answered={answered} saved={saved} />
      {shown.length > 0 && (
        <NotificationBanner
          tone={errors.length > 0 ? 'error' : 'warning'}
          title={
            errors.length > 0
              ? `直すところが${errors.length}つあります`
              : `確かめるところが${shown.length}つあります`
          }
        >
          <ul className="max-h-80 overflow-y-auto">
            {shown.map(problem => (
              <li key={problem.path + problem.message}>
                {'line' in problem && problem.line ? `${problem.line}行目　` : ''}
                {problem.message}
                {problem.path && (
                  <span className="ml-2 font-mono text-[0.8125rem] text-ink-soft">{problem.path}</span>
                )}
              </li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      {answered?.refused?.code === 'changed-meanwhile' && answered.against && (
        <section aria-label="いまの草案との違い" className="flex flex-col gap-3">
          <p className="font-bold">下の文を保存すると、いまの草案が次のように変わります。</p>
          <ChangedParts parts={answered.against} />
        </section>
      )}
      <PostForm keep className="flex flex-col gap-4">
        <Revision />
        <div className="[&_textarea]:font-mono [&_textarea]:text-[0.875rem] [&_textarea]:leading-[1.6]">
          <Textarea
            key={answered ? 'typed' : text.length}
            name="text"
            label="定義の全体（YAML）"
            rows={lines}
            value={kept(answered, 'text', text)}
            hint="書き方は schemes/README.md にあります。保存のときに整えるので、# のメモは残りません。"
          />
        </div>
        <div>
          <Button>草案に保存する</Button>
        </div>
        <Note>
          誤りがあっても草案には保存できます。直るまで公開はできません。YAMLとして読めない文は保存しません。
        </Note>
      </PostForm>
    </>
  )
}
