import { redirect, useActionData } from 'react-router'
import { refuse } from '#modules/refusals.ts'
import { mayAppointKeepers } from '#modules/registers/access.ts'
import { colleagues } from '#modules/registers/keepers/read.ts'
import { appointKeeper } from '#modules/registers/keepers/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Refusal, type RefusedAnswer } from '../../sign-in/refusal.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { BackLink, Note, Stack, Unseen } from '../../ui/text.tsx'
import type { Route } from './+types/keepers.ts'

export const loader = page(async ctx => {
  if (!mayAppointKeepers(ctx.actor)) refuse('not-allowed')
  return { people: await colleagues(ctx) }
})

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const [account = '', may = ''] = String(form.get('appoint') ?? '').split(' ')
  const key = `${form.get('_key')} ${account} ${may}`
  const outcome = await act(args, ctx => appointKeeper(ctx, { account, may: may === 'yes' }, { key }))
  return outcome.ok ? redirect('/office/registers/keepers', 303) : refusedData(outcome.refused)
}

export const meta = () => [{ title: '台帳の取込み担当者' }]

const ranks: Record<string, string> = { staff: '担当', 'subsection-chief': '係長' }

export default function Keepers({ loaderData: { people } }: Route.ComponentProps) {
  const answer = useActionData<typeof action>() as RefusedAnswer | undefined
  return (
    <Stack>
      <BackLink to="/office/registers">台帳の取込み</BackLink>
      <OfficeHead title="台帳の取込み担当者">
        <Note>
          課長以上は、いつでも取り込めます。ほかに取り込む人を決めます。ファイルの内容を見られるのも、この人たちだけです。
        </Note>
      </OfficeHead>
      <Refusal answer={answer} />
      {people.length === 0 && <Empty title="ほかの職員がいません">職員を招くと、ここに並びます。</Empty>}
      <PostForm>
        <ul className="max-w-160 divide-y divide-line border-y border-line">
          {people.map(person => (
            <li key={person.id} className="flex flex-wrap items-center gap-3 py-2.5">
              <span className="min-w-0 grow">
                <strong>{person.name}</strong>
                <span className="ml-3 text-[0.9375rem] text-ink-soft">
                  {person.section}　{ranks[person.rank] ?? ''}
                </span>
              </span>
              {person.keeper && <span>担当者</span>}
              <Button
                look={person.keeper ? 'text' : 'secondary'}
                size="small"
                name="appoint"
                value={`${person.id} ${person.keeper ? 'no' : 'yes'}`}
              >
                <Unseen>{person.name}を</Unseen>
                {person.keeper ? '外す' : '担当者にする'}
              </Button>
            </li>
          ))}
        </ul>
      </PostForm>
    </Stack>
  )
}
