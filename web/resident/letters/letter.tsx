import { redirect } from 'react-router'
import { caseRecord } from '#modules/applications/read.ts'
import { letterOf } from '#modules/letters/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { LetterPaper } from '../../ui/letter-paper.tsx'
import { Say } from '../../ui/say.tsx'
import { Buttons, Heading, Note, Stack, TextLink } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { cityOf, residentAt } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import type { Route } from './+types/letter.ts'
import { letterWords as words } from './words.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const city = await cityOf(ctx, params)
  residentAt(ctx, city)
  const id = params.id ?? ''
  if (id.endsWith('.pdf')) throw redirect(`/${city.slug}/letters/${id.slice(0, -4)}/pdf`)
  const letter = await letterOf(ctx, id)
  const record = await caseRecord(ctx, letter.caseId)
  const { scheme } = await schemeOf(ctx, letter.municipality, record.schemeId, record.schemeVersion)
  // The address for the envelope is the office's business, not the page's.
  const content = { ...letter.content, address: null }
  return { id, city: city.slug, caseId: letter.caseId, content, contact: scheme.contact }
})

export const meta = (args: Route.MetaArgs) => titled(args, args.loaderData?.content.texts.ja.title)

/** One letter: the translation first for those who chose it, the decision itself always there, and the PDF. */
export default function Letter({ loaderData }: Route.ComponentProps) {
  const { id, city, caseId, content, contact } = loaderData
  const language = useLanguage()
  const pdf = `/${city}/letters/${id}/pdf`
  const { texts } = content
  return (
    <ResidentPage back={{ to: `/${city}/letters`, label: <Say text={words.title} /> }} contact={contact}>
      <Stack>
        <Heading level={1}>
          <Say text={{ ja: texts.ja.title, 'ja-easy': texts['ja-easy'].title, en: texts.en.title }} />
        </Heading>
        {language === 'ja' ? (
          <LetterPaper content={content} />
        ) : (
          <>
            <Note>
              <Say text={words.translation} />
            </Note>
            <LetterPaper content={content} language={language} />
            <Disclosure summary={<Say text={words.original} />}>
              <LetterPaper content={content} />
            </Disclosure>
          </>
        )}
        <Buttons>
          <LinkButton to={language === 'ja' ? pdf : `${pdf}?language=${language}`} reload icon="download">
            <Say text={language === 'ja' ? words.pdf : words.pdfTranslated} />
          </LinkButton>
        </Buttons>
        <p>
          <TextLink to={`/${city}/applications/${caseId}`}>
            <Say text={words.application} />
          </TextLink>
        </p>
      </Stack>
    </ResidentPage>
  )
}
