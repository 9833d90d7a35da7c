import { lettersOf } from '#modules/letters/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkCard } from '../../ui/card.tsx'
import { DateText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Stack } from '../../ui/text.tsx'
import { cityOf, residentAt } from '../city.server.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { resident } from '../words/resident.ts'
import type { Route } from './+types/list.ts'
import { letterWords as words } from './words.ts'

export const loader = page(async (ctx, { params }: PageArgs) => {
  const city = await cityOf(ctx, params)
  const { accountId } = residentAt(ctx, city)
  const letters = await lettersOf(ctx, accountId)
  return {
    city: city.slug,
    letters: letters.map(letter => ({
      id: letter.id,
      titles: {
        ja: letter.content.texts.ja.title,
        'ja-easy': letter.content.texts['ja-easy'].title,
        en: letter.content.texts.en.title,
      },
      number: letter.number,
      issuedOn: letter.content.issuedOn,
    })),
  }
})

export const meta = (args: Route.MetaArgs) => titled(args, words.title)

/** Every letter this person has got, newest first. */
export default function Letters({ loaderData: { city, letters } }: Route.ComponentProps) {
  return (
    <ResidentPage back={{ to: `/${city}`, label: <Say text={resident.home} /> }}>
      <Stack>
        <Heading level={1}>
          <Say text={words.title} />
        </Heading>
        {letters.length === 0 ? (
          <Empty icon="mail" title={<Say text={words.empty} />}>
            <Say text={words.emptyHelp} />
          </Empty>
        ) : (
          <ul className="flex flex-col gap-4">
            {letters.map(letter => (
              <li key={letter.id}>
                <LinkCard
                  to={`/${city}/letters/${letter.id}`}
                  title={<Say text={letter.titles} />}
                  over={
                    <>
                      <DateText day={letter.issuedOn} />　{letter.number}
                    </>
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </ResidentPage>
  )
}
