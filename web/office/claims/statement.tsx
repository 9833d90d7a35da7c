import { useLoaderData } from 'react-router'
import { monthName } from '#modules/claims/rules.ts'
import { statement } from '#modules/claims/statement/read.ts'
import { facility } from '#modules/places/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Differences } from '../../facility/claims/differences.tsx'
import { Lines } from '../../facility/claims/lines.tsx'
import { shownStatement } from '../../facility/claims/shown.server.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { BackLink, Heading, Note, Stack } from '../../ui/text.tsx'
import { askedMonth } from './month.server.ts'

export const loader = page(async (ctx, { request }: PageArgs) => {
  const { municipality, scheme, month } = await askedMonth(ctx, request)
  const id = new URL(request.url).searchParams.get('facility') ?? ''
  const found = await statement(ctx, { facility: id, municipality, scheme: scheme.id, month })
  return {
    scheme: scheme.id,
    name: monthName(month),
    facility: (await facility(ctx, id))?.name ?? '',
    ...shownStatement(found, scheme),
  }
})

export const meta = () => [{ title: 'まだ請求されていない利用' }]

/** What a facility could claim and has not: the same statement it sees itself. */
export default function Statement() {
  const shown = useLoaderData<typeof loader>()
  return (
    <Stack>
      <BackLink to={`/office/claims?scheme=${shown.scheme}&month=${shown.month}`}>
        {shown.name}分の請求
      </BackLink>
      <OfficeHead title={shown.facility} over={`${shown.name}分・まだ請求されていません`}>
        <Note>施設の画面と同じ内容です。違いを片づけて請求するのは施設です。</Note>
      </OfficeHead>
      {shown.differences.length > 0 && (
        <section aria-labelledby="differences">
          <Heading level={2} size={3} id="differences">
            利用券の記録との違い（{shown.differences.length}件）
          </Heading>
          <div className="mt-2">
            <Differences differences={shown.differences} />
          </div>
        </section>
      )}
      <Lines lines={shown.lines} totals={shown.totals} caption={`${shown.facility}の利用`} />
    </Stack>
  )
}
