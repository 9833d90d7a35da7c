import { redirect } from 'react-router'
import { templatesAt } from '#modules/papers/read.ts'
import { addTemplate } from '#modules/papers/write.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { counterOf } from '#modules/visits/access.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say, sayPlain } from '../../ui/say.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { BackLink, Heading, Note, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/list.ts'

export const loader = page(async ctx => {
  const published = await schemesOf(ctx, counterOf(ctx))
  const names = new Map(published.map(({ scheme }) => [scheme.id, sayPlain(scheme.name, 'ja')]))
  const templates = await templatesAt(ctx, { retired: true })
  return {
    templates: templates.map(each => ({
      id: each.id,
      name: each.name,
      format: each.format,
      version: each.version,
      items: each.items.length,
      retired: each.retired,
      schemes: each.schemes.map(id => names.get(id) ?? id),
    })),
  }
})

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const file = form.get('file')
  const bytes = file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
  const name = String(form.get('name') ?? '').trim() || (file instanceof File ? withoutEnding(file.name) : '')
  const outcome = await act(args, ctx =>
    addTemplate(
      ctx,
      { name, schemes: [], file: bytes.toString('base64') },
      { key: String(form.get('_key') ?? '') },
    ),
  )
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/office/papers/${outcome.value.id}`)
}

const withoutEnding = (name: string) => name.replace(/\.[^.]*$/, '').slice(0, 100)

export const meta: Route.MetaFunction = () => [{ title: '様式' }]

export default function Templates({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <Stack>
      <BackLink to="/office/visits">窓口の来庁</BackLink>
      <OfficeHead title="様式">
        <Note>一度の記入から作る紙。PDFかExcel（.xlsx）を登録し、どこに何を書くかを決めます。</Note>
      </OfficeHead>
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title={<Say text={actionData.refused.text} />} />
      )}
      <DataTable
        caption="様式"
        columns={[
          { id: 'name', label: '様式', cell: row => row.name },
          { id: 'format', label: '形式', tight: true, cell: row => (row.format === 'pdf' ? 'PDF' : 'Excel') },
          { id: 'schemes', label: '制度', cell: row => row.schemes.join('、') || 'まだ決めていません' },
          { id: 'items', label: '書くところ', end: true, cell: row => row.items },
          { id: 'version', label: '版', end: true, cell: row => row.version },
          { id: 'retired', label: '状態', tight: true, cell: row => (row.retired ? '使わない' : '使う') },
        ]}
        rows={loaderData.templates}
        rowKey={row => row.id}
        rowHref={row => `/office/papers/${row.id}`}
        empty={
          <Empty title="様式はまだありません">下から、いま使っている様式のファイルを登録できます。</Empty>
        }
      />
      <PostForm files className="flex max-w-160 flex-col gap-4 rounded-8 bg-ground p-4">
        <Heading level={2} size={3}>
          様式を加える
        </Heading>
        <label className="flex flex-col gap-1 font-bold">
          ファイル（PDFまたはExcel .xlsx、5メガバイトまで）
          <input type="file" name="file" accept=".pdf,.xlsx" className="min-h-11 font-normal" />
        </label>
        <TextInput
          name="name"
          label="名前"
          hint="書かないときは、ファイルの名前になります。"
          maxLength={100}
        />
        <div>
          <Button size="medium" icon="plus">
            加える
          </Button>
        </div>
      </PostForm>
    </Stack>
  )
}
