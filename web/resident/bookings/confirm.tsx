import { redirect, useActionData, useLoaderData } from 'react-router'
import { book, changeReservation } from '#modules/bookings/write.ts'
import { refuse } from '#modules/refusals.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Buttons, Heading, Note, Stack } from '../../ui/text.tsx'
import { useLanguage } from '../../ui/use-request.ts'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { CancelRule } from './cancel-rule.tsx'
import { BookingCard } from './card.tsx'
import { chosenIn, showConfirm } from './confirm.server.ts'
import { NearbyPlaces } from './nearby.tsx'
import { Seen } from './seen.tsx'
import { along } from './way.ts'
import { When } from './when.tsx'
import { booking } from './words.ts'

export const loader = page((ctx, args: PageArgs) => showConfirm(ctx, args))

export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const { way, facility, slots } = chosenIn(args.request)
  const key = String(form.get('_key') ?? '')
  const wish = String(form.get('wish') ?? '')
  const type = way.type ?? ''
  const outcome = await act(args, async ctx => {
    if (way.instead) {
      const to = { facility, type, slotIds: slots }
      return changeReservation(ctx, { reservationId: way.instead, to, wish }, { key })
    }
    const voucherId = String(form.get('voucher') ?? '')
    const { actor } = ctx
    if (actor.kind !== 'resident') return refuse('sign-in-first')
    const input = { municipality: actor.municipalityId, facility, voucherId, type, slotIds: slots, wish }
    return book(ctx, { ...input, channel: 'online' }, { key })
  })
  if (!outcome.ok) return refusedData(outcome.refused, { wish })
  const done = way.instead ? 'changed' : 'booked'
  return redirect(`/${args.params.city}/bookings/${outcome.value.reservationId}?done=${done}`)
}

export const meta = (args: { matches: readonly unknown[] }) => titled(args, booking.book)

type Quoted = Extract<Awaited<ReturnType<typeof loader>>, { kind: 'quote' }>

export default function Confirm() {
  const shown = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (shown.kind === 'no-voucher') return <NoVoucher city={shown.city.slug} scheme={shown.way.scheme} />
  if (shown.already) return <Already shown={shown} already={shown.already} />
  const { city, way, facility, against, instead } = shown
  const back = along(`/${city.slug}/facilities/${facility.id}`, way, { month: shown.day.slice(0, 7) })
  // What the page found when it was drawn again says it better than what was refused a moment ago.
  const refused = answer?.refused && against.length === 0 ? [answer.refused] : []
  const wrong = against.length > 0
  const kept = (answer as { wish?: string } | undefined)?.wish
  return (
    <ResidentPage back={{ to: back, label: facility.name }} contact={shown.contact}>
      <Stack>
        <Heading level={1}>
          <Say text={wrong ? booking.cannot : instead ? booking.confirmChange : booking.confirm} />
        </Heading>
        {refused.map(each => (
          <NotificationBanner key={each.code} tone="error" live title={<Say text={booking.refused} />}>
            <p>
              <Say text={each.text} />
            </p>
          </NotificationBanner>
        ))}
        {wrong && (
          <div className="flex flex-col gap-2 rounded-12 bg-warning-soft px-5 py-4">
            {against.map(each => (
              <p key={each.text.ja} className="font-bold">
                <Say text={each.text} />
              </p>
            ))}
          </div>
        )}
        <What shown={shown} />
        {instead && (
          <section className="flex flex-col gap-3">
            <Heading level={2} size={3}>
              <Say text={booking.giveUp} />
            </Heading>
            <BookingCard city={city.slug} booking={instead} />
          </section>
        )}
        {wrong ? (
          <>
            {shown.nearby && <NearbyPlaces city={city.slug} way={way} nearby={shown.nearby} />}
            <Buttons>
              <LinkButton to={back} look="secondary" wide reload>
                <Say text={booking.chooseAgain} />
              </LinkButton>
            </Buttons>
          </>
        ) : (
          <PostForm>
            <input type="hidden" name="voucher" value={way.voucher} />
            <Stack>
              <Textarea
                name="wish"
                label={<Say text={booking.wish} />}
                required={false}
                hint={<Say text={booking.wishHint} />}
                rows={3}
                maxLength={500}
                value={kept ?? instead?.wish ?? ''}
              />
              <Seen shown={shown.seen} />
              <Buttons>
                <Button wide>
                  <Say text={instead ? booking.changeNow : booking.bookNow} />
                </Button>
                <LinkButton to={back} look="text" wide reload>
                  <Say text={booking.chooseAgain} />
                </LinkButton>
              </Buttons>
              {!facility.autoAccept && (
                <Note>
                  <Say text={booking.answersFirst} />
                </Note>
              )}
            </Stack>
          </PostForm>
        )}
      </Stack>
    </ResidentPage>
  )
}

/** Back, and pressed again: what they wanted is done. */
function Already({ shown, already }: { shown: Quoted; already: string }) {
  const { city, facility, against, contact } = shown
  return (
    <ResidentPage
      back={{ to: `/${city.slug}/bookings`, label: <Say text={booking.toBookings} /> }}
      contact={contact}
    >
      <Stack>
        <Heading level={1} over={facility.name}>
          <When startsAt={shown.startsAt} endsAt={shown.endsAt} nights={shown.nights} />
        </Heading>
        {against.map(each => (
          <NotificationBanner key={each.code} tone="info" title={<Say text={booking.already} />}>
            <p>
              <Say text={each.text} />
            </p>
          </NotificationBanner>
        ))}
        <Buttons>
          <LinkButton to={`/${city.slug}/bookings/${already}`} wide reload>
            <Say text={booking.seeBooking} />
          </LinkButton>
          <LinkButton to={`/${city.slug}/facilities/${facility.id}`} look="text" wide reload>
            <Say text={booking.chooseAgain} />
          </LinkButton>
        </Buttons>
      </Stack>
    </ResidentPage>
  )
}

function What({ shown }: { shown: Quoted }) {
  const speak = useSay()
  const language = useLanguage()
  const { terms, facility, ordinal } = shown
  const yen = (n: number) => n.toLocaleString('ja-JP')
  return (
    <DescriptionList
      items={[
        {
          term: <Say text={booking.when} />,
          detail: (
            <strong>
              <When startsAt={shown.startsAt} endsAt={shown.endsAt} nights={shown.nights} />
            </strong>
          ),
        },
        { term: <Say text={booking.where} />, detail: facility.name },
        { term: <Say text={booking.what} />, detail: <Say text={shown.typeLabel} /> },
        ...(terms
          ? [
              {
                term: <Say text={booking.cost} />,
                detail: (
                  <>
                    <strong className="text-[1.25rem]">
                      {terms.charged === 0 ? (
                        <Say text={booking.free} />
                      ) : (
                        <Say text={booking.yen} values={{ n: yen(terms.charged) }} />
                      )}
                    </strong>
                    <br />
                    <span className="text-[0.9375rem] text-ink-soft">
                      <Say text={booking.nthUse} values={{ n: ordinal }} />
                      {terms.off > 0 && (
                        <>
                          {language === 'en' ? ', ' : '・'}
                          <Say
                            text={booking.reduced}
                            values={{ full: yen(terms.copayment), off: yen(terms.off) }}
                          />
                        </>
                      )}
                    </span>
                  </>
                ),
              },
              {
                term: <Say text={booking.unitsTaken} />,
                detail: (
                  <Say
                    text={terms.after >= 0 ? booking.unitsAfter : booking.takes}
                    values={{ n: terms.units, left: terms.after, unit: speak(shown.unit) }}
                  />
                ),
              },
              {
                term: <Say text={booking.cancelRule} />,
                detail: <CancelRule {...terms.cancel} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function NoVoucher({ city, scheme }: { city: string; scheme: string | undefined }) {
  return (
    <ResidentPage back={{ to: `/${city}/facilities`, label: <Say text={booking.facilities} /> }}>
      <Stack>
        <Heading level={1}>
          <Say text={booking.book} />
        </Heading>
        <Empty
          title={<Say text={booking.needVoucher} />}
          action={
            <LinkButton to={scheme ? `/${city}/schemes/${scheme}` : `/${city}`} reload>
              <Say text={booking.toApply} />
            </LinkButton>
          }
        >
          <Say text={booking.needVoucherHelp} />
        </Empty>
      </Stack>
    </ResidentPage>
  )
}
