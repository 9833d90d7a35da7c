import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { BackLink, Heading, Note, Stack, TextLink, Unseen } from '../../ui/text.tsx'
import type { Route } from './+types/forms.ts'
import { changeForms, showForms } from './forms.server.ts'
import { visitName } from './words.ts'

export const loader = page((ctx, args: PageArgs) => showForms(ctx, args))

export async function action(args: PageArgs) {
  return changeForms(args)
}

export const meta: Route.MetaFunction = () => [{ title: '様式と申請' }]

type Shown = Route.ComponentProps['loaderData']

export default function Forms({ loaderData, actionData }: Route.ComponentProps) {
  const { visit, forms, schemes, finished, more } = loaderData
  const chosen = schemes.filter(scheme => scheme.chosen)
  return (
    <Stack gap="large">
      <div>
        <BackLink to={`/office/visits/${visit.id}`}>{visitName(visit)}</BackLink>
        <OfficeHead title="様式と申請" />
        {actionData && 'refused' in actionData && (
          <NotificationBanner tone="error" live title={<Say text={actionData.refused.text} />} />
        )}
      </div>
      {!finished && (
        <PostForm className="flex flex-col gap-3">
          <input type="hidden" name="_do" value="choose" />
          <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
            <legend className="mb-2 font-bold">申し込む制度</legend>
            {schemes.map(scheme => (
              <label key={scheme.id} className="flex min-h-11 items-center gap-2">
                <input
                  type="checkbox"
                  name="scheme"
                  value={scheme.id}
                  defaultChecked={scheme.chosen}
                  className="size-5 accent-accent"
                />
                {scheme.name}
              </label>
            ))}
          </fieldset>
          <div>
            <Button look="secondary" size="medium">
              この制度にする
            </Button>
          </div>
          <Note>
            ガイドを使わないときは、ここで選んでからタブレットを渡すと、様式に書く質問から始まります。
          </Note>
        </PostForm>
      )}
      <section className="flex flex-col gap-4">
        <Heading level={2} size={3}>
          様式
        </Heading>
        {more && chosen.length > 0 && (
          <Note>まだ書かれていない質問があります。空いたところは印刷した紙に手で書けます。</Note>
        )}
        {forms.length === 0 ? (
          <Empty title={chosen.length === 0 ? '制度を選ぶと、様式が並びます' : 'この制度の様式はありません'}>
            <TextLink to="/office/papers">様式の登録</TextLink>
          </Empty>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {forms.map(form => (
              <FormRow key={form.id} form={form} visit={visit.id} />
            ))}
          </ul>
        )}
      </section>
      <Applications shown={loaderData} />
    </Stack>
  )
}

function FormRow({ form, visit }: { form: Shown['forms'][number]; visit: string }) {
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 grow">
        <p className="font-bold">{form.name}</p>
        {form.lacking.length > 0 && <Note>まだ空いているところ：{form.lacking.join('、')}</Note>}
        {form.undrawable.map(each => (
          <p key={each.label} className="text-danger">
            「{each.label}」の文字 {each.characters.join('、')}{' '}
            は印字できる書体がなく、〓になります。手で書いてください。
          </p>
        ))}
      </div>
      <LinkButton
        to={`/office/visits/${visit}/forms/${form.id}`}
        size="medium"
        look="secondary"
        icon="document"
        reload
      >
        {form.format === 'pdf' ? '開いて印刷する' : 'Excelで開く'}
      </LinkButton>
    </li>
  )
}

/** Each scheme chosen becomes an application of its own, with the answers as they are. */
function Applications({ shown: { schemes, named, finished } }: { shown: Shown }) {
  const listed = schemes.filter(scheme => scheme.chosen || scheme.applied)
  if (listed.length === 0) return null
  return (
    <section className="flex flex-col gap-4">
      <Heading level={2} size={3}>
        申請として受け付ける
      </Heading>
      <ul className="divide-y divide-line border-y border-line">
        {listed.map(({ id, name, applied }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
            <span className="min-w-0 grow font-bold">{name}</span>
            {applied ? (
              <>
                <StatusBadge status="good">受付済み</StatusBadge>
                <TextLink to={`/office/cases/${applied.caseId}`}>受付番号 {applied.number}</TextLink>
              </>
            ) : finished ? (
              <span className="text-ink-soft">申請にしませんでした</span>
            ) : named ? (
              <PostForm>
                <input type="hidden" name="_do" value="apply" />
                <input type="hidden" name="scheme" value={id} />
                <Button size="medium" causes="紙の申請として審査に進みます">
                  <Unseen>{name}を</Unseen>受け付ける
                </Button>
              </PostForm>
            ) : (
              <span className="text-ink-soft">お名前が書かれると受け付けられます</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
