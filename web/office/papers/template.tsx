import { useLocation } from 'react-router'
import type { Item } from '#modules/papers/schema.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { InstantText } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Checkbox } from '../../ui/fields/choices.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { BackLink, Heading, Note, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/template.ts'
import { ItemRow } from './item-row.tsx'
import { changeTemplatePage, showTemplate } from './template.server.ts'

export const loader = page((ctx, args: PageArgs) => showTemplate(ctx, args))

export async function action(args: PageArgs) {
  return changeTemplatePage(args)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.template.name ?? '様式' }]

const emptyRows = 3

export default function Template({ loaderData, actionData }: Route.ComponentProps) {
  const { template, schemes, facts, versions, sheets, fields, pages } = loaderData
  const saved = useLocation().search.includes('saved')
  const answer = actionData as { wrong?: string; refused?: { text: { ja: string } } } | undefined
  const rows: (Item | { id: string })[] = [
    ...template.items,
    ...Array.from({ length: emptyRows }, (_, n) => ({ id: `v${template.version}-${n + 1}` })),
  ]
  return (
    <Stack>
      <BackLink to="/office/papers">様式</BackLink>
      <OfficeHead
        title={template.name}
        over={`第${template.version}版 ・ ${template.format === 'pdf' ? `PDF ${pages}ページ` : `Excel（${sheets.join('、')}）`}`}
        actions={
          <>
            <LinkButton to={`/office/papers/${template.id}/file`} look="secondary" size="medium" reload>
              空の様式
            </LinkButton>
            <LinkButton to={`/office/papers/${template.id}/file?try`} look="secondary" size="medium" reload>
              場所を確かめる
            </LinkButton>
          </>
        }
      />
      {saved && <NotificationBanner tone="success" title="新しい版として保存しました" live />}
      {answer?.wrong && (
        <NotificationBanner
          tone="error"
          title={`「${answer.wrong}」の場所を読み取れません。セルはB4、位置はミリの数で書いてください。何も保存していません。`}
          live
        />
      )}
      {answer?.refused && <NotificationBanner tone="error" title={<Say text={answer.refused.text} />} live />}
      <PostForm key={template.version} files className="flex flex-col gap-6">
        <input type="hidden" name="version" value={template.version} />
        <TextInput name="name" label="名前" value={template.name} width="wide" maxLength={100} />
        <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
          <legend className="mb-2 font-bold">使う制度</legend>
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
        <section className="flex flex-col gap-2">
          <Heading level={2} size={3}>
            どこに何を書くか
          </Heading>
          <Note>
            文は {'{申請者.氏名}'} のように書きます。印を付けるところは、文を ✓
            にして条件を書きます。文を空にした行は消えます。
          </Note>
          <Disclosure summary="使える言葉" small>
            <p>
              申請者（氏名 フリガナ 姓 名 セイ メイ）、住所（郵便番号 都道府県 市区町村 町名番地 建物
              全文）、電話番号、 口座（金融機関 金融機関コード 支店 支店コード 種目 番号 名義 記号
              通帳番号）、子ども[1].氏名、和暦(…)、西暦(…)、円(…)
            </p>
            <p>{facts.join('、')}</p>
          </Disclosure>
          {rows.map((item, index) => (
            <ItemRow key={item.id} item={item} number={index + 1} format={template.format} fields={fields} />
          ))}
        </section>
        <label className="flex flex-col gap-1 font-bold">
          様式が新しくなったとき（ファイルを入れ替える）
          <input type="file" name="file" accept=".pdf,.xlsx" className="min-h-11 font-normal" />
        </label>
        <Checkbox name="retired" label="この様式はもう使わない" checked={template.retired} />
        <StickyActions>
          <Button size="medium">新しい版として保存する</Button>
        </StickyActions>
      </PostForm>
      <Disclosure summary={`これまでの版（${versions.length}）`} small>
        <ul>
          {versions.map(each => (
            <li key={each.version}>
              第{each.version}版 <InstantText at={each.at} />
            </li>
          ))}
        </ul>
      </Disclosure>
    </Stack>
  )
}
