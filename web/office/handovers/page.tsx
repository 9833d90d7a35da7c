import { redirect, useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { handOver, saveMapping } from '#modules/handovers/write.ts'
import { refuse } from '#modules/refusals.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Say } from '../../ui/say.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'
import { Columns } from './columns.tsx'
import { Files } from './files.tsx'
import { Problems } from './problems.tsx'
import { columnsFrom, handoversShown } from './shown.server.ts'

export const loader = page((ctx, { request }: PageArgs) => handoversShown(ctx, request))

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const once = { key: text('_key') }
  const scheme = text('scheme')
  const version = Number(text('version'))
  const outcome = await act<unknown>(args, ctx => {
    if (text('do') === 'hand-over')
      return handOver(ctx, { scheme, version, again: form.getAll('again').map(String) }, once)
    const columns = columnsFrom(form) ?? refuse('invalid-input', { columns: true })
    return saveMapping(ctx, { scheme, version, header: form.has('header'), columns }, once)
  })
  return outcome.ok ? redirect(`/office/handovers?scheme=${scheme}`, 303) : refusedData(outcome.refused)
}

export const meta = () => [{ title: '基幹システムへの受渡し' }]

interface Answered {
  refused?: {
    text: Text
    details: { problems?: { row: number; number: string; column: string; message: string }[] }
  }
}

/** Files for the core system: the columns staff set, what is new, what was made. */
export default function Handovers() {
  const shown = useLoaderData<typeof loader>()
  const answered = useActionData() as Answered | undefined
  if (!shown) return <OfficeHead title="基幹システムへの受渡し" />
  const problems = answered?.refused?.details.problems ?? []
  return (
    <Stack>
      <BackLink to={`/office/payments?scheme=${shown.scheme.id}`}>手当などの支払</BackLink>
      <OfficeHead title="基幹システムへの受渡し" over={shown.scheme.name}>
        <Note>
          認定した申請を、決めた列のCSV（CP932）にして基幹システムに渡します。一度渡した申請は、選ばないかぎりもう入りません。
        </Note>
      </OfficeHead>
      <Tabs
        label="制度"
        tabs={shown.schemes.map(each => ({
          to: `/office/handovers?scheme=${each.id}`,
          label: each.name,
          current: each.id === shown.scheme.id,
        }))}
      />
      {answered?.refused && (
        <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />}>
          <Problems problems={problems} />
        </NotificationBanner>
      )}
      <Files shown={shown} />
      <Columns key={shown.version} shown={shown} />
    </Stack>
  )
}
