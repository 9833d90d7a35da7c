import { data, useActionData, useLoaderData } from 'react-router'
import { type Language, languages, say, type Text } from '#language/text.ts'
import { requestSignInLink } from '#modules/accounts/link/write.ts'
import { register, registrationOf } from '#modules/accounts/registration/write.ts'
import { act, fieldsOf, type PageArgs, page, refusedData, serverRequest } from '#web/server/page.ts'
import { challengeCookie, challengeToken } from '#web/server/session.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Radios } from '../ui/fields/choices.tsx'
import { EmailInput, PhoneInput } from '../ui/fields/inputs.tsx'
import { type Kept, keptText, problemOf } from '../ui/fields/kept.ts'
import { NameInput } from '../ui/fields/name-input.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { pageRequest } from '../ui/request.ts'
import { Say } from '../ui/say.tsx'
import { Heading, Lead, Stack } from '../ui/text.tsx'
import { form } from '../ui/words/form.ts'
import { enterWith, homeOfCity } from './after.server.ts'
import { MailSent } from './door-parts.tsx'
import { issuesOf, Refusal, type RefusedAnswer } from './refusal.tsx'
import { words } from './words.ts'

export const loader = page(async (ctx, { request, context }) => {
  const pending = await registrationOf(ctx, challengeToken(request, 'registration'))
  const [family = '', ...given] = (pending.identity?.name ?? '').split(/[\s　]+/)
  const [familyKana = '', ...givenKana] = (pending.identity?.kana ?? '').split(/[\s　]+/)
  return {
    email: pending.proven ? (pending.email ?? null) : null,
    language: context.get(pageRequest).language,
    known: {
      'name.family': [family],
      'name.given': [given.join(' ')],
      'name.familyKana': [familyKana],
      'name.givenKana': [givenKana.join(' ')],
      email: [pending.email ?? ''],
    },
  }
})

export async function action(args: PageArgs) {
  const { database, from, publicUrl } = args.context.get(serverRequest)
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const kept = fieldsOf(form)
  const token = challengeToken(args.request, 'registration')
  const language = languages.find(one => one === text('language')) ?? 'ja'
  const input = {
    name: {
      family: text('name.family'),
      given: text('name.given'),
      familyKana: text('name.familyKana'),
      givenKana: text('name.givenKana'),
    },
    phone: text('phone'),
    language,
    ...(form.has('email') && { email: text('email') }),
  }
  const outcome = await act(args, ctx => register(ctx, token, input, from.userAgent ?? null))
  if (!outcome.ok) return refusedData(outcome.refused, { kept })
  if ('prove' in outcome.value) {
    const { municipality, next } = outcome.value.pending
    const email = outcome.value.prove
    const sent = await requestSignInLink(database, { municipality, email, next, language, publicUrl }, from)
    return sent.ok ? data({ sent: email }) : refusedData(sent.refused, { kept })
  }
  const { session, next, municipality } = outcome.value
  const cookies = [
    challengeCookie('registration', null, publicUrl.startsWith('https:')),
    `language=${language}; Path=/; Max-Age=31536000; SameSite=Lax`,
  ]
  return enterWith(args, session, next ?? (await homeOfCity(args, municipality)), cookies)
}

export const meta = () => [{ title: 'はじめての登録' }]

const messages = words as Record<string, Text | undefined>
const labels: Record<string, Text | undefined> = {
  'name.family': form.family,
  'name.given': form.given,
  'name.familyKana': form.familyKana,
  'name.givenKana': form.givenKana,
  phone: words.phone,
}

/** A mistake's sentence with the box's own name before it. */
function named(message: Text, label: Text | undefined): Text {
  if (!label) return message
  const both = (language: Language) => `${say(label, language)}: ${say(message, language)}`
  return { ja: both('ja'), 'ja-easy': both('ja-easy'), en: both('en') }
}

export default function Welcome() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'sent' in answer) {
    return (
      <ResidentShell>
        <MailSent email={answer.sent} prove />
      </ResidentShell>
    )
  }
  const kept: Kept = (answer as RefusedAnswer | undefined)?.kept ?? page.known
  const problems = issuesOf(answer).map(({ path, message }) => ({
    field: path,
    message: path === 'email' ? words.emailWrong : named(messages[message] ?? words.missing, labels[path]),
  }))
  const problem = (name: string) => {
    const found = problemOf(problems, name)
    return found && <Say text={found.message} />
  }
  return (
    <ResidentShell>
      <Stack>
        <ErrorSummary problems={problems} />
        <Refusal answer={answer} />
        <Heading level={1}>
          <Say text={words.welcome} />
        </Heading>
        <Lead>
          <Say text={words.welcomeLead} />
        </Lead>
        <PostForm>
          <Stack gap="large">
            <NameInput
              name="name"
              own
              required
              label={<Say text={words.name} />}
              hint={<Say text={words.nameHint} />}
              kept={kept}
              problems={problems}
            />
            {page.email === null && (
              <EmailInput
                name="email"
                required
                label={<Say text={words.email} />}
                hint={<Say text={words.emailHint} />}
                value={keptText(kept, 'email')}
                error={problem('email')}
              />
            )}
            <PhoneInput
              name="phone"
              required
              label={<Say text={words.phone} />}
              value={keptText(kept, 'phone')}
              error={problem('phone')}
            />
            <Radios
              name="language"
              required
              label={<Say text={words.language} />}
              value={keptText(kept, 'language') ?? page.language}
              choices={[
                { value: 'ja', label: '日本語' },
                { value: 'ja-easy', label: 'やさしい日本語' },
                { value: 'en', label: <span lang="en">English</span> },
              ]}
            />
            <div>
              <Button wide>
                <Say text={words.save} />
              </Button>
            </div>
          </Stack>
        </PostForm>
      </Stack>
    </ResidentShell>
  )
}
