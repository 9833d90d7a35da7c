import { redirect } from 'react-router'
import { colleagues } from '#modules/eligibility/appointing/read.ts'
import { appointDirectoryStaff } from '#modules/eligibility/appointing/write.ts'
import { mayAppoint } from '#modules/eligibility/directory/access.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'
import { ranks } from '../queue/words.ts'
import type { Route } from './+types/staff.ts'

export const meta: Route.MetaFunction = () => [{ title: '制度ディレクトリを使える職員' }]

export const loader = page(async ctx => ({ staff: await colleagues(ctx), appoints: mayAppoint(ctx.actor) }))

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const change = { account: String(form.get('account')), may: form.get('may') === 'yes' }
  const outcome = await act(args, ctx =>
    appointDirectoryStaff(ctx, change, { key: String(form.get('_key')) }),
  )
  return outcome.ok ? redirect('/office/directory/staff') : refusedData(outcome.refused)
}

/** Who may use the directory: 課長 and above by rank, others by appointment. */
export default function DirectoryStaff({ loaderData, actionData }: Route.ComponentProps) {
  const { staff, appoints } = loaderData
  return (
    <Stack>
      <BackLink to="/office/directory">制度ディレクトリ</BackLink>
      <OfficeHead title="制度ディレクトリを使える職員">
        <Note>
          課長以上は役職で使えます。ほかの職員は課長以上が一人ずつ決めます。決めたことと取り消したことは記録されます。
        </Note>
      </OfficeHead>
      {actionData && 'refused' in actionData && (
        <NotificationBanner tone="error" live title={actionData.refused.text.ja} />
      )}
      <DataTable
        caption="職員"
        rows={staff}
        rowKey={row => row.id}
        columns={[
          { id: 'name', label: '氏名', cell: row => row.name },
          { id: 'section', label: '所属', cell: row => row.section },
          { id: 'rank', label: '役職', cell: row => ranks[row.rank as keyof typeof ranks] ?? row.rank },
          {
            id: 'may',
            label: '使えるか',
            cell: row => (row.byRank ? '使える（役職による）' : row.appointed ? '使える' : '使えない'),
          },
          {
            id: 'change',
            label: '変更',
            cell: row =>
              row.byRank || !appoints ? null : (
                <PostForm keep>
                  <input type="hidden" name="account" value={row.id} />
                  <input type="hidden" name="may" value={row.appointed ? 'no' : 'yes'} />
                  <Button
                    size="small"
                    look="secondary"
                    label={`${row.name}：${row.appointed ? '取り消す' : '使えるようにする'}`}
                  >
                    {row.appointed ? '取り消す' : '使えるようにする'}
                  </Button>
                </PostForm>
              ),
          },
        ]}
        empty={<Note>職員がいません。</Note>}
      />
    </Stack>
  )
}
