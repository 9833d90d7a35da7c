import { useLoaderData } from 'react-router'
import { type PageArgs, page } from '#web/server/page.ts'
import { LinkButton } from '../ui/button.tsx'
import { LinkCard } from '../ui/card.tsx'
import { Coupon } from '../ui/coupon.tsx'
import { DateText, RelativeTime, TimeText } from '../ui/dates.tsx'
import { Say } from '../ui/say.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { Heading, Note, Stack, TextLink } from '../ui/text.tsx'
import { useLanguage } from '../ui/use-request.ts'
import { badges } from './follow/badges.ts'
import { ResidentPage } from './frame.tsx'
import { guide } from './guide/words.ts'
import { showHome } from './home.server.ts'
import { survey } from './survey/words.ts'
import { titled } from './title.ts'
import { resident } from './words/resident.ts'

export const loader = page((ctx, args: PageArgs) => showHome(ctx, args))

interface Meta {
  loaderData?: Awaited<ReturnType<typeof loader>>
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, resident.home)

export default function Home() {
  const shown = useLoaderData<typeof loader>()
  const { city, signedIn, drafts, waiting, cases, vouchers, bookings, schemes, had, surveys, now } = shown
  const name = useLanguage() === 'en' ? city.nameEn : city.name
  const busy = drafts.length + waiting.length + bookings.length + surveys.length > 0
  return (
    <ResidentPage>
      <Stack gap="large">
        <Heading level={1}>
          <Say text={resident.welcome} values={{ city: name }} />
        </Heading>
        {!signedIn && (
          <div className="flex flex-col gap-3 rounded-16 bg-accent-soft p-5 sm:p-6">
            <p>
              <Say text={resident.signInToSee} />
            </p>
            <p>
              <LinkButton to={`/sign-in?next=${encodeURIComponent(`/${city.slug}`)}`} size="medium" reload>
                <Say text={resident.signIn} />
              </LinkButton>
            </p>
          </div>
        )}
        <p>
          <LinkButton to={`/${city.slug}/guide`} look="secondary" wide iconEnd="right" reload>
            <Say text={guide.title} />
          </LinkButton>
        </p>
        {signedIn && (
          <section className="flex flex-col gap-4">
            <Heading>
              <Say text={resident.now} />
            </Heading>
            {!busy && (
              <p className="text-ink-soft">
                <Say text={resident.nothingNow} />
              </p>
            )}
            {waiting.map(each => (
              <LinkCard
                key={each.id}
                to={`/${city.slug}/applications/${each.id}`}
                title={<Say text={resident.toCorrect} />}
                over={<RelativeTime at={each.since} now={now} />}
                status={
                  <StatusBadge status="waiting">
                    <Say text={each.name} />
                  </StatusBadge>
                }
                about={<Say text={each.next} />}
              />
            ))}
            {bookings.slice(0, 2).map(booking => (
              <LinkCard
                key={booking.id}
                to={`/${city.slug}/bookings/${booking.id}`}
                title={booking.facility}
                status={
                  <StatusBadge status={booking.asked ? 'waiting' : 'active'} icon="calendar">
                    <Say text={booking.asked ? resident.asked : resident.upcoming} />
                  </StatusBadge>
                }
                about={
                  <>
                    <DateText day={booking.day} style="weekday" /> <TimeText at={booking.at} />
                  </>
                }
              />
            ))}
            {surveys.map(each => (
              <LinkCard
                key={each.id}
                to={`/${city.slug}/survey/${each.id}`}
                title={<Say text={survey.title} />}
                about={each.facility}
              />
            ))}
            {drafts.map(draft => (
              <LinkCard
                key={draft.id}
                to={draft.to}
                title={<Say text={resident.continueDraft} />}
                status={
                  <StatusBadge>
                    <Say text={draft.name} />
                  </StatusBadge>
                }
                about={
                  <Note>
                    <Say text={resident.savedAt} />
                    <RelativeTime at={draft.at} now={now} />
                  </Note>
                }
              />
            ))}
          </section>
        )}
        {vouchers.length + cases.length > 0 && (
          <section className="flex flex-col gap-4">
            <Heading>
              <Say text={resident.have} />
            </Heading>
            {vouchers.flatMap(voucher =>
              voucher.balances.map(balance => (
                <Coupon
                  key={`${voucher.id} ${balance.pool}`}
                  name={
                    <>
                      <Say text={voucher.name} />
                      {voucher.balances.length > 1 && (
                        <>
                          {'　'}
                          <Say text={balance.label} />
                        </>
                      )}
                    </>
                  }
                  owner={<Say text={voucher.scheme} />}
                  balance={balance.remaining}
                  unit={<Say text={balance.unit} />}
                  of={balance.limit}
                  valid={
                    <>
                      <Say text={resident.validUntil} />
                      <DateText day={voucher.validUntil} style="western" />
                    </>
                  }
                >
                  <LinkButton to={`/${city.slug}/vouchers/${voucher.id}`} size="medium" reload>
                    <Say text={resident.seeVoucher} />
                  </LinkButton>
                </Coupon>
              )),
            )}
            {cases.map(each => (
              <LinkCard
                key={each.id}
                to={`/${city.slug}/applications/${each.id}`}
                title={<Say text={each.name} />}
                status={
                  <StatusBadge status={badges[each.kind] ?? 'neutral'}>
                    <Say text={each.label} />
                  </StatusBadge>
                }
                over={each.number}
                about={<Say text={each.next} />}
              />
            ))}
          </section>
        )}
        {(schemes.length > 0 || had.length === 0) && (
          <section className="flex flex-col gap-4">
            <Heading>
              <Say text={resident.could} />
            </Heading>
            {schemes.length === 0 && (
              <p className="text-ink-soft">
                <Say text={resident.noSchemes} />
              </p>
            )}
            {schemes.map(scheme => (
              <LinkCard
                key={scheme.id}
                to={`/${city.slug}/schemes/${scheme.id}`}
                title={<Say text={scheme.name} />}
                about={<Say text={scheme.summary} />}
              />
            ))}
          </section>
        )}
        {had.length > 0 && (
          <section className="flex flex-col gap-2">
            <Heading level={2} size={4}>
              <Say text={resident.had} />
            </Heading>
            <ul className="flex flex-col">
              {had.map(scheme => (
                <li key={scheme.id} className="flex min-h-11 flex-wrap items-center gap-x-3">
                  <TextLink to={`/${city.slug}/schemes/${scheme.id}`} reload>
                    <Say text={scheme.name} />
                  </TextLink>
                  <Note>
                    <Say text={having[scheme.having]} />
                  </Note>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Stack>
    </ResidentPage>
  )
}

/** Why a scheme is not offered once more. */
const having = {
  voucher: resident.hasVoucher,
  open: resident.hasApplied,
  draft: resident.hasDraft,
} as const
