import { changesInWords } from '#language/publish/changes.ts'
import { say } from '#language/text.ts'
import { staffOf } from '#modules/cases/access.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { page } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { BackLink } from '../../ui/text.tsx'
import type { Route } from './+types/changes.ts'
import { ChangedParts } from './changed-parts.tsx'

export const meta: Route.MetaFunction = () => [{ title: '変わったところ' }]

export const loader = page(async (ctx, { params, request }) => {
  const { municipalityId } = staffOf(ctx)
  const search = new URL(request.url).searchParams
  const id = params.scheme ?? ''
  const number = (name: string) => Math.max(0, Math.trunc(Number(search.get(name)) || 0))
  const [from, to] = [
    await schemeOf(ctx, municipalityId, id, number('from')),
    await schemeOf(ctx, municipalityId, id, number('to')),
  ]
  return {
    id,
    name: say(to.scheme.name, 'ja'),
    from: from.version,
    to: to.version,
    effectiveFrom: to.effectiveFrom,
    parts: changesInWords(from.scheme, to.scheme),
  }
})

export default function Changes({ loaderData }: Route.ComponentProps) {
  const { id, name, from, to, effectiveFrom, parts } = loaderData
  return (
    <>
      <BackLink to={`/office/schemes/${id}#versions`}>{name}</BackLink>
      <OfficeHead
        title={`第${from}版から第${to}版で変わったところ`}
        over={
          <>
            {name}　<DateText day={effectiveFrom} />
            から
          </>
        }
      />
      {parts.length === 0 ? (
        <Empty title="変わったところはありません">2つの版は同じ内容です。</Empty>
      ) : (
        <ChangedParts parts={parts} level={2} />
      )}
    </>
  )
}
