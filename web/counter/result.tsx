import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { Text } from '#language/text.ts'
import { sealToCarry } from '#modules/eligibility/carrying/rules.ts'
import { type Finding, findingsOf, papersOf } from '#modules/eligibility/findings/rules.ts'
import { factsOf, guideFor } from '#modules/eligibility/guide/rules.ts'
import { qrSvg } from '#platform/qr.ts'
import { fieldsOf, type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { PapersTogether } from '../resident/guide/papers-together.tsx'
import { guide } from '../resident/guide/words.ts'
import { titled } from '../resident/title.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Checkboxes } from '../ui/fields/choices.tsx'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { pageRequest } from '../ui/request.ts'
import { Say, sayPlain } from '../ui/say.tsx'
import { Buttons, Heading, Note, Stack } from '../ui/text.tsx'
import { CounterPage } from './frame.tsx'
import { keep, type Tablet, tablet, unkept } from './tablet.server.ts'
import { counter } from './words.ts'

function found({ guiding, kept }: Tablet) {
  const { results, next } = guideFor(guiding, kept.guide)
  const passed = kept.guide.steps.flatMap(step => step.s ?? [])
  return { next, findings: findingsOf(results, factsOf(guiding, kept.guide), passed, guiding.on) }
}

/** What the answers come to: what one may receive, the papers together, and what to take home. */
export async function loader(args: PageArgs) {
  const here = await tablet(args)
  const { kept, base, now, city } = here
  const { findings, next } = found(here)
  const { seals, publicUrl } = args.context.get(serverRequest)
  const { language } = args.context.get(pageRequest)
  const carried = sealToCarry(seals, kept.guide, now)
  const address = carried && `${publicUrl}/${city.slug}/guide/continue#${carried.token}`
  return {
    base,
    findings,
    papers: papersOf(findings.filter(each => each.outcome !== 'unlikely')),
    chosen: kept.chosen.length > 0 ? kept.chosen : likely(findings),
    goOn: next ? `${base}/ask/${kept.guide.steps.length + 1}` : null,
    back: kept.guide.steps.length > 0 ? `${base}/ask/${kept.guide.steps.length}` : null,
    qr: address ? qrSvg(address, sayPlain(counter.codeTitle, language)) : null,
  }
}

const likely = (findings: readonly Finding[]) =>
  findings.filter(each => each.outcome === 'likely').map(each => each.scheme)

/** The schemes to apply for today. */
export async function action(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const here = await tablet(args)
  const { kept, base, guiding } = here
  const known = new Set(guiding.schemes.map(scheme => scheme.id))
  const chosen = (fields.scheme ?? []).filter(id => known.has(id))
  if (chosen.length === 0) return data({ none: true }, { status: 422 })
  const outcome = await keep(args, here, { ...kept, chosen }, { schemes: chosen })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`${base}/fill`, 303)
}

export function headers() {
  return unkept
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, counter.resultTitle)

export default function Result() {
  const { base, findings, papers, chosen, goOn, back, qr } = useLoaderData<typeof loader>()
  const answered = useActionData() as { none?: boolean; refused?: { text: Text } } | undefined
  const fitting = findings.filter(each => each.outcome !== 'unlikely')
  const unlikely = findings.filter(each => each.outcome === 'unlikely')
  return (
    <CounterPage base={base}>
      <Stack gap="large">
        <Stack>
          <Heading level={1}>
            <Say text={counter.resultTitle} />
          </Heading>
          <Note>
            <Say text={counter.resultLead} />
          </Note>
          {answered?.refused && (
            <NotificationBanner tone="error" title={<Say text={answered.refused.text} />} live />
          )}
          {fitting.length === 0 ? (
            <p>
              <Say text={guide.nothingFound} />
            </p>
          ) : (
            <PostForm>
              <Stack>
                <Checkboxes
                  name="scheme"
                  label={<Say text={counter.choose} />}
                  hint={<Say text={counter.chooseHint} />}
                  {...(answered?.none ? { error: <Say text={counter.chooseOne} /> } : {})}
                  values={chosen}
                  choices={fitting.map(each => ({
                    value: each.scheme,
                    label: <Say text={each.name} />,
                    hint: <Outcome finding={each} />,
                  }))}
                />
                <Buttons>
                  <Button iconEnd="right">
                    <Say text={counter.prepare} />
                  </Button>
                  {goOn && (
                    <LinkButton to={goOn} look="secondary" reload>
                      <Say text={guide.toQuestions} />
                    </LinkButton>
                  )}
                  {back && (
                    <LinkButton to={back} look="text" icon="left" reload>
                      <Say text={counter.previous} />
                    </LinkButton>
                  )}
                </Buttons>
              </Stack>
            </PostForm>
          )}
        </Stack>
        <PapersTogether papers={papers} alone={false} />
        {unlikely.length > 0 && (
          <Disclosure summary={<Say text={counter.unlikelyFold} values={{ n: unlikely.length }} />}>
            <ul className="space-y-4">
              {unlikely.map(each => (
                <li key={each.scheme}>
                  <Say text={each.name} />
                  {each.reasons.map(reason => (
                    <Note key={reason.rule}>
                      <Say text={reason.reason} />
                    </Note>
                  ))}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
        {qr && (
          <section className="flex flex-wrap items-center gap-6 break-inside-avoid">
            <div
              className="w-48 shrink-0 [&_svg]:h-auto [&_svg]:w-full"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: an SVG of our own making
              dangerouslySetInnerHTML={{ __html: qr }}
            />
            <div className="flex max-w-128 flex-col gap-2">
              <Heading level={2} size={3}>
                <Say text={counter.takeHome} />
              </Heading>
              <p>
                <Say text={counter.takeHomeLead} />
              </p>
              <Note>
                <Say text={counter.printed} />
              </Note>
            </div>
          </section>
        )}
      </Stack>
    </CounterPage>
  )
}

function Outcome({ finding }: { finding: Finding }) {
  return (
    <>
      <Say text={finding.outcome === 'likely' ? guide.likely : guide.unclear} />
      {finding.amounts.map(each => (
        <span key={each.id}>
          {' ・ '}
          <Say text={each.name} /> {each.value.toLocaleString('ja-JP')}
          {each.unit}
        </span>
      ))}
    </>
  )
}
