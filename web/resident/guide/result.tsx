import { useLoaderData } from 'react-router'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say } from '../../ui/say.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Buttons, Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { resident } from '../words/resident.ts'
import { Found } from './found.tsx'
import { PapersTogether } from './papers-together.tsx'
import { showResult, wantMore } from './result.server.ts'
import { unkept } from './state.server.ts'
import { guide } from './words.ts'

export const loader = page((ctx, args: PageArgs) => showResult(ctx, args))

export async function action(args: PageArgs) {
  return wantMore(args)
}

export function headers() {
  return unkept
}

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, guide.result, args.loaderData?.only?.name)

export default function GuideResult() {
  const shown = useLoaderData<typeof loader>()
  const { city, base, only, findings, papers, goOn, more } = shown
  const groups = (['likely', 'unclear', 'unlikely'] as const).map(outcome => ({
    outcome,
    found: findings.filter(each => each.outcome === outcome),
  }))
  return (
    <ResidentPage back={{ to: only ? `/${city.slug}/schemes/${only.id}` : base }} contact={only?.contact}>
      <Stack gap="large">
        <Stack>
          <Heading level={1} size={2} over={only && <Say text={only.name} />}>
            <Say text={guide.result} />
          </Heading>
          <p className="flex flex-wrap items-center gap-3">
            <StatusBadge status="neutral" icon="info">
              <Say text={resident.estimate} />
            </StatusBadge>
            <span>
              <Say text={guide.presumed} values={{ city: city.name }} /> <Say text={guide.estimate} />
            </span>
          </p>
          {goOn && (
            <p data-no-print>
              <LinkButton to={goOn} wide iconEnd="right" reload>
                <Say text={guide.toQuestions} />
              </LinkButton>
            </p>
          )}
        </Stack>
        {groups[0]?.found.length === 0 && groups[1]?.found.length === 0 && (
          <p>
            <Say text={guide.nothingFound} />
          </p>
        )}
        {groups.map(
          ({ outcome, found }) =>
            found.length > 0 && (
              <section key={outcome} className="flex flex-col gap-4">
                <Heading level={2} size={3}>
                  <Say text={guide[outcome]} />
                </Heading>
                {found.map(finding => (
                  <Found key={finding.scheme} finding={finding} city={city.slug} />
                ))}
              </section>
            ),
        )}
        {!goOn && (more.amounts || more.papers) && (
          <PostForm className="flex flex-col gap-3">
            <Buttons>
              {more.amounts && (
                <Button look="secondary" name="_want" value="amounts">
                  <Say text={guide.wantAmounts} />
                </Button>
              )}
              {more.papers && (
                <Button look="secondary" name="_want" value="papers">
                  <Say text={guide.wantPapers} />
                </Button>
              )}
            </Buttons>
            <Note>
              <Say text={guide.fewMore} />
            </Note>
          </PostForm>
        )}
        <PapersTogether papers={papers} alone={only !== undefined} />
        <NextSteps />
        <Said />
      </Stack>
    </ResidentPage>
  )
}

function NextSteps() {
  const { findings, carry, base } = useLoaderData<typeof loader>()
  const contacts = new Map(
    findings.filter(each => each.outcome !== 'unlikely').map(each => [each.contact.section.ja, each.contact]),
  )
  const [first] = findings
  if (contacts.size === 0 && first) contacts.set(first.contact.section.ja, first.contact)
  return (
    <section className="flex flex-col gap-6">
      <Heading level={2} size={3}>
        <Say text={guide.nextSteps} />
      </Heading>
      {carry && (
        <div className="flex break-inside-avoid flex-col gap-3 sm:flex-row sm:gap-6">
          <div
            className="size-56 shrink-0 self-center border border-line bg-white sm:self-start [&_svg]:block [&_svg]:size-full"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own server from letters and digits
            dangerouslySetInnerHTML={{ __html: carry.svg }}
          />
          <div className="flex flex-col gap-2">
            <h3 className="font-bold">
              <Say text={guide.atCounter} />
            </h3>
            <p>
              <Say text={guide.counterNote} values={{ until: carry.until }} />
            </p>
            <Note>
              <Say text={guide.printHint} />
            </Note>
          </div>
        </div>
      )}
      <div className="flex flex-col gap-2">
        <h3 className="font-bold">
          <Say text={guide.call} />
        </h3>
        <ul className="space-y-2">
          {[...contacts.values()].map(contact => (
            <li key={contact.section.ja}>
              <Say text={contact.section} />{' '}
              <a
                href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}
                className="link inline-flex min-h-11 items-center"
              >
                {contact.phone}
              </a>
              <Note>
                <Say text={contact.hours} />
              </Note>
            </li>
          ))}
        </ul>
      </div>
      <PostForm action={`${base}/finish`}>
        <Button look="secondary" wide icon="close">
          <Say text={guide.finish} />
        </Button>
      </PostForm>
    </section>
  )
}

/** What was answered, small and folded away, with a way back to each. */
function Said() {
  const { answers } = useLoaderData<typeof loader>()
  return (
    <div data-no-print>
      <Disclosure summary={<Say text={guide.yourAnswers} />} small>
        <dl className="divide-y divide-line text-[0.9375rem]">
          {answers.map(each => (
            <div key={each.to} className="py-2">
              <dt className="text-ink-soft">
                <Say text={each.label} />
              </dt>
              <dd className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="whitespace-pre-line">
                  {each.passed ? (
                    <Say text={guide.notAnswered} />
                  ) : each.none ? (
                    <Say text={guide[each.none]} />
                  ) : (
                    each.texts.join('\n')
                  )}
                </span>
                <TextLink to={each.to} reload>
                  <Say text={guide.change} />
                </TextLink>
              </dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </div>
  )
}
