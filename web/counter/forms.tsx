import { redirect, useLoaderData } from 'react-router'
import { filled } from '#modules/papers/filling/rules.ts'
import { templatesOf } from '#modules/papers/read.ts'
import { nextToFill } from '#modules/visits/filling/rules.ts'
import { touchTablet } from '#modules/visits/tablet/write.ts'
import type { PageArgs } from '#web/server/page.ts'
import { titled } from '../resident/title.ts'
import { LinkButton } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Say } from '../ui/say.tsx'
import { Buttons, Heading, Lead, Note, Stack } from '../ui/text.tsx'
import { CounterPage } from './frame.tsx'
import { asTablet, gone, tablet, unkept } from './tablet.server.ts'
import { counter } from './words.ts'

/** The forms of what was chosen, filled in, each with what is left for the pen. */
export async function loader(args: PageArgs) {
  const { city, token, kept, guiding, base } = await tablet(args)
  if (kept.chosen.length === 0) throw redirect(`${base}/result`)
  if (nextToFill(guiding, kept)) throw redirect(`${base}/fill`)
  const outcome = await asTablet(args, city, token, async ctx => {
    await touchTablet(ctx, city.id, token)
    return templatesOf(ctx, city.id)
  })
  if (!outcome.ok) throw gone(args, city)
  const forms = outcome.value.flatMap(template => {
    const scheme = guiding.schemes.find(
      each => template.schemes.includes(each.id) && kept.chosen.includes(each.id),
    )
    if (!scheme) return []
    const { lacking, written } = filled(template.items, scheme, guiding, kept)
    return {
      id: template.id,
      name: template.name,
      pdf: template.format === 'pdf',
      lacking: [...new Set(lacking.map(each => each.label))],
      written: written
        .filter(each => each.text !== '✓')
        .map(({ item, text }) => ({ id: item.id, label: item.label, text })),
    }
  })
  return { base, forms }
}

export function headers() {
  return unkept
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, counter.formsTitle)

export default function Forms() {
  const { base, forms } = useLoaderData<typeof loader>()
  return (
    <CounterPage base={base}>
      <Stack gap="large">
        <Stack>
          <Heading level={1}>
            <Say text={counter.formsTitle} />
          </Heading>
          <Lead>
            <Say text={forms.length > 0 ? counter.formsLead : counter.formsNone} />
          </Lead>
        </Stack>
        <ul className="divide-y divide-line border-y border-line">
          {forms.map(form => (
            <li key={form.id} className="flex flex-col gap-3 py-4">
              <p className="font-bold">{form.name}</p>
              {form.lacking.length > 0 && (
                <Note>
                  <Say text={counter.byHand} />：{form.lacking.join('、')}
                </Note>
              )}
              {form.pdf ? (
                <p>
                  <LinkButton to={`${base}/forms/${form.id}`} look="secondary" size="medium" reload>
                    <Say text={counter.lookAt} />
                  </LinkButton>
                </p>
              ) : (
                <Disclosure summary={<Say text={counter.written} />}>
                  <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
                    {form.written.map(each => (
                      <div key={each.id} className="contents">
                        <dt className="text-ink-soft">{each.label}</dt>
                        <dd>{each.text}</dd>
                      </div>
                    ))}
                  </dl>
                </Disclosure>
              )}
            </li>
          ))}
        </ul>
        <Buttons>
          <LinkButton to={`${base}/result`} look="text" icon="left" reload>
            <Say text={counter.previous} />
          </LinkButton>
        </Buttons>
      </Stack>
    </CounterPage>
  )
}
