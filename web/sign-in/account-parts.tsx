import { Button, LinkButton } from '../ui/button.tsx'
import { RelativeTime } from '../ui/dates.tsx'
import { DescriptionList } from '../ui/description-list.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Radios } from '../ui/fields/choices.tsx'
import { PhoneInput } from '../ui/fields/inputs.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Say, useSay } from '../ui/say.tsx'
import { Heading, Note, Stack } from '../ui/text.tsx'
import { words } from './account-words.ts'
import { issuesOf, type RefusedAnswer } from './refusal.tsx'

/** Name and address as they are; residents keep telephone and language up to date. */
export function Details({
  profile,
  resident,
  answer,
}: {
  profile: { name: string; email: string; phone: string; language: string }
  resident: boolean
  answer: RefusedAnswer | undefined
}) {
  const wrong = issuesOf(answer).length > 0
  return (
    <Stack>
      <ErrorSummary problems={wrong ? [{ field: 'phone', message: words.phoneWrong }] : []} />
      <Heading level={2} size={3}>
        <Say text={words.details} />
      </Heading>
      <DescriptionList
        dense
        items={[
          { term: <Say text={words.name} />, detail: profile.name },
          { term: <Say text={words.email} />, detail: profile.email },
        ]}
      />
      {resident && (
        <PostForm>
          <Stack>
            <Note>
              <Say text={words.nameHelp} />
            </Note>
            <PhoneInput
              name="phone"
              required
              label={<Say text={words.phone} />}
              value={answer?.kept?.phone?.[0] ?? profile.phone}
              error={wrong ? <Say text={words.phoneWrong} /> : undefined}
            />
            <Radios
              name="language"
              required
              label={<Say text={words.language} />}
              value={answer?.kept?.language?.[0] ?? profile.language}
              choices={[
                { value: 'ja', label: '日本語' },
                { value: 'ja-easy', label: 'やさしい日本語' },
                { value: 'en', label: <span lang="en">English</span> },
              ]}
            />
            <div>
              <Button look="secondary" name="intent" value="save">
                <Say text={words.save} />
              </Button>
            </div>
          </Stack>
        </PostForm>
      )}
    </Stack>
  )
}

/** Passkeys, proof of identity and, for staff, the second factor. */
export function Ways(page: {
  passkeys: number
  identified: boolean
  mayIdentify: boolean
  codesLeft: number | null
}) {
  const { passkeys } = page
  return (
    <Stack>
      <Heading level={2} size={3}>
        <Say text={words.ways} />
      </Heading>
      <DescriptionList
        dense
        items={[
          {
            term: <Say text={words.passkeys} />,
            detail: (
              <Say text={passkeys > 0 ? words.passkeysHave : words.passkeysNone} values={{ n: passkeys }} />
            ),
            change: { to: '/account/passkeys', label: <Say text={words.passkeysManage} /> },
          },
          ...(page.identified
            ? [{ term: <Say text={words.identity} />, detail: <Say text={words.identityDone} /> }]
            : []),
          ...(page.codesLeft === null
            ? []
            : [
                {
                  term: '回復コード',
                  detail: `残り${page.codesLeft}個`,
                  change: { to: '/account/recovery-codes', label: '新しく作る' },
                },
              ]),
        ]}
      />
      {page.mayIdentify && !page.identified && (
        <div>
          <LinkButton look="secondary" reload icon="person" to="/sign-in/identity?for=connect&next=/account">
            <Say text={words.identityConnect} />
          </LinkButton>
        </div>
      )}
    </Stack>
  )
}

interface Device {
  hash: string
  lastSeenAt: string
  device: { system: string; browser: string }
  current: boolean
}

/** Every device somebody is signed in on, each with its way out. */
export function Devices({ sessions, now }: { sessions: Device[]; now: string }) {
  const speak = useSay()
  const nameOf = ({ device }: Device) =>
    [device.system, device.browser].filter(Boolean).join('・') || speak(words.unknownDevice)
  return (
    <Stack>
      <Heading level={2} size={3}>
        <Say text={words.sessions} />
      </Heading>
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map(one => (
          <li key={one.hash} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
            <span>
              <strong>{nameOf(one)}</strong>
              <span className="block text-[0.9375rem] text-ink-soft">
                {one.current ? (
                  <Say text={words.thisDevice} />
                ) : (
                  <RelativeTime at={one.lastSeenAt} now={now} />
                )}
              </span>
            </span>
            {!one.current && (
              <PostForm>
                <input type="hidden" name="session" value={one.hash} />
                <Button
                  look="text"
                  size="small"
                  name="intent"
                  value="end"
                  label={speak(words.endNamed, { device: nameOf(one) })}
                >
                  <Say text={words.end} />
                </Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <PostForm>
          <Button look="secondary" name="intent" value="end-others">
            <Say text={words.endOthers} />
          </Button>
        </PostForm>
      )}
    </Stack>
  )
}
