import { useLoaderData } from 'react-router'
import { documentsFor } from '#language/rules/documents.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { draftsOf } from '#modules/applications/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Say } from '../../ui/say.tsx'
import { Buttons, Heading, Lead, Note, Prose, Stack, TextLink } from '../../ui/text.tsx'
import { cityOf, residentHere } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { guide } from '../guide/words.ts'
import { titled } from '../title.ts'
import { resident } from '../words/resident.ts'
import { Papers } from './papers.tsx'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const city = await cityOf(ctx, params)
  const published = await schemeOf(ctx, city.id, params.scheme ?? '')
  const { scheme } = published
  const { facts, on } = await draftFacts(ctx, published)
  const actor = residentHere(ctx, city)
  const drafts = actor ? await draftsOf(ctx, actor.accountId) : []
  return {
    city: { slug: city.slug, name: city.name },
    scheme: {
      id: scheme.id,
      name: scheme.name,
      summary: scheme.summary,
      about: scheme.about,
      contact: scheme.contact,
      legal: scheme.legal.map(({ law, article }) => [law, article].filter(Boolean).join(' ')),
      types: (scheme.entitlement?.types ?? []).map(({ id, label, description }) => ({
        id,
        label,
        description,
      })),
      days: scheme.workflow.standardDays,
      business: scheme.workflow.clock === 'business',
    },
    documents: documentsFor(scheme, facts, on).map(({ document, needed }) => ({
      id: document.id,
      name: document.name,
      note: document.note,
      needed,
    })),
    begun: drafts.some(draft => draft.schemeId === scheme.id),
  }
})

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, args.loaderData?.scheme.name)

export default function About() {
  const { city, scheme, documents, begun } = useLoaderData<typeof loader>()
  const apply = `/${city.slug}/apply/${scheme.id}`
  return (
    <ResidentPage
      back={{ to: `/${city.slug}`, label: <Say text={resident.home} /> }}
      contact={scheme.contact}
    >
      <Stack gap="large">
        <Stack>
          <Heading level={1}>
            <Say text={scheme.name} />
          </Heading>
          <Lead>
            <Say text={scheme.summary} />
          </Lead>
          <Buttons>
            <LinkButton to={apply} wide iconEnd="right" reload>
              <Say text={begun ? resident.continueDraft : resident.apply} />
            </LinkButton>
            <LinkButton to={`/${city.slug}/schemes/${scheme.id}/check`} look="secondary" wide reload>
              <Say text={resident.check} />
            </LinkButton>
          </Buttons>
          <p>
            <TextLink to={`/${city.slug}/guide`} reload>
              <Say text={guide.title} />
            </TextLink>
          </p>
        </Stack>
        <Prose>
          {scheme.about.map(paragraph => (
            <p key={paragraph.ja}>
              <Say text={paragraph} />
            </p>
          ))}
        </Prose>
        {scheme.types.length > 0 && (
          <section className="flex flex-col gap-3">
            <Heading level={2} size={3}>
              <Say text={resident.types} />
            </Heading>
            <dl className="divide-y divide-line border-y border-line">
              {scheme.types.map(type => (
                <div key={type.id} className="py-3">
                  <dt className="font-bold">
                    <Say text={type.label} />
                  </dt>
                  {type.description && (
                    <dd>
                      <Say text={type.description} />
                    </dd>
                  )}
                </div>
              ))}
            </dl>
          </section>
        )}
        <Papers documents={documents} />
        <section className="flex flex-col gap-2">
          <Heading level={2} size={3}>
            <Say text={resident.howLong} />
          </Heading>
          <p>
            <Say
              text={scheme.business ? resident.standardDays : resident.standardCalendarDays}
              values={{ days: scheme.days }}
            />
          </p>
          <Note>
            <Say text={resident.paperToo} />
          </Note>
        </section>
        <section className="flex flex-col gap-2">
          <Heading level={2} size={4}>
            <Say text={resident.legal} />
          </Heading>
          <Note>{scheme.legal.join('、')}</Note>
        </section>
      </Stack>
    </ResidentPage>
  )
}
