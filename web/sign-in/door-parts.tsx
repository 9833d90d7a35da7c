import type { Text } from '#language/text.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { LinkCard } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { EmailInput } from '../ui/fields/inputs.tsx'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Say } from '../ui/say.tsx'
import { Heading, Lead, Note, Stack, TextLink } from '../ui/text.tsx'
import { useLanguage } from '../ui/use-request.ts'
import { Refusal, type RefusedAnswer } from './refusal.tsx'
import { words } from './words.ts'

interface City {
  slug: string
  name: string
}

const query = (values: Record<string, string | null>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null)
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

/** Which city, when the address does not say. */
export function ChooseCity({ cities, next }: { cities: (City & { nameEn: string })[]; next: string | null }) {
  const language = useLanguage()
  return (
    <Stack>
      <Heading level={1}>
        <Say text={words.chooseCity} />
      </Heading>
      <ul className="flex flex-col gap-3">
        {cities.map(city => (
          <li key={city.slug}>
            <LinkCard
              to={`/sign-in${query({ city: city.slug, next })}`}
              title={language === 'en' ? `${city.nameEn} (${city.name})` : city.name}
            />
          </li>
        ))}
      </ul>
      <StaffWay />
    </Stack>
  )
}

/** The one box there is, and the other ways in. */
export function AskAddress(props: {
  city: City
  cities: City[]
  next: string | null
  ended: boolean
  withIdentity: boolean
  problem: Text | null
  answer: RefusedAnswer | undefined
}) {
  const { city, next, answer } = props
  const wrong = answer?.refused?.code === 'invalid-input'
  return (
    <Stack gap="large">
      <Stack>
        {props.ended && !answer && (
          <NotificationBanner tone="info" title={<Say text={words.ended} />}>
            <Say text={words.endedHelp} />
          </NotificationBanner>
        )}
        <ErrorSummary problems={wrong ? [{ field: 'email', message: words.emailWrong }] : []} />
        <Refusal answer={answer} />
        {props.problem && !answer && (
          <NotificationBanner tone="error" live title={<Say text={props.problem} />} />
        )}
        <Heading level={1} over={city.name}>
          <Say text={words.signIn} />
        </Heading>
        <Lead>
          <Say text={words.lead} />
        </Lead>
        <PostForm>
          <Stack>
            <input type="hidden" name="city" value={city.slug} />
            <EmailInput
              name="email"
              required
              label={<Say text={words.email} />}
              hint={<Say text={words.emailHint} />}
              value={answer?.typed}
              error={wrong ? <Say text={words.emailWrong} /> : undefined}
            />
            <div>
              <Button wide>
                <Say text={words.sendLink} />
              </Button>
            </div>
          </Stack>
        </PostForm>
      </Stack>
      <Stack gap="small">
        <Heading level={2} size={3}>
          <Say text={words.otherWays} />
        </Heading>
        {props.withIdentity && (
          <LinkButton
            look="secondary"
            icon="person"
            reload
            to={`/sign-in/identity${query({ city: city.slug, next })}`}
          >
            <Say text={words.identity} />
          </LinkButton>
        )}
        <LinkButton
          look="secondary"
          icon="lock"
          reload
          to={`/sign-in/passkey${query({ city: city.slug, next })}`}
        >
          <Say text={words.passkey} />
        </LinkButton>
      </Stack>
      <Stack gap="small">
        {props.cities.length > 1 && (
          <p>
            <TextLink to={`/sign-in${query({ city: '', next: null })}`}>
              <Say text={words.otherCity} />
            </TextLink>
          </p>
        )}
        <StaffWay />
      </Stack>
    </Stack>
  )
}

function StaffWay() {
  return (
    <p>
      <TextLink to="/sign-in/staff">
        <Say text={words.staff} />
      </TextLink>
    </p>
  )
}

/** Said whether there is an account or not. */
export function MailSent({ email, meant, prove }: { email: string; meant?: string | null; prove?: boolean }) {
  return (
    <Stack>
      <Heading level={1}>
        <Say text={words.sentTitle} />
      </Heading>
      <Lead>
        <Say text={prove ? words.proveLead : words.sent} values={{ email }} />
      </Lead>
      {meant && (
        <NotificationBanner tone="warning" title={<Say text={words.meant} values={{ email: meant }} />} />
      )}
      <Disclosure summary={<Say text={words.sentHelp} />}>
        <Say text={words.sentHelpMore} />
      </Disclosure>
      <p>
        <TextLink to="">
          <Say text={words.again} />
        </TextLink>
      </p>
    </Stack>
  )
}

/** Somebody is signed in whose pages these are not. */
export function OtherAccount({ home, next }: { home: string; next: string | null }) {
  return (
    <Stack>
      <Heading level={1}>
        <Say text={words.otherAccount} />
      </Heading>
      <Note>
        <Say text={words.otherAccountHelp} />
      </Note>
      <PostForm action="/sign-out">
        {next && <input type="hidden" name="next" value={next} />}
        <Button wide>
          <Say text={words.signOut} />
        </Button>
      </PostForm>
      <p>
        <TextLink to={home}>
          <Say text={words.toHome} />
        </TextLink>
      </p>
    </Stack>
  )
}
