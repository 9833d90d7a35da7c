import { redirect, useActionData, useLoaderData } from 'react-router'
import { meantEmail } from '#language/values/email.ts'
import { requestSignInLink } from '#modules/accounts/link/write.ts'
import { municipalities } from '#modules/places/read.ts'
import { enter } from '#platform/context.ts'
import { type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { sessionToken } from '#web/server/session.ts'
import { cityAsked } from '#web/server/viewer.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { pageRequest } from '../ui/request.ts'
import { sayPlain } from '../ui/say.tsx'
import { fits, homeOf, nextOf, problemOf } from './after.server.ts'
import { AskAddress, ChooseCity, MailSent, OtherAccount } from './door-parts.tsx'
import type { RefusedAnswer } from './refusal.tsx'
import { withNext } from './with-next.ts'
import { words } from './words.ts'

export async function loader(args: PageArgs) {
  const { account, secondFactorNeeded, database, identity } = args.context.get(serverRequest)
  const next = nextOf(args.request)
  if (account && secondFactorNeeded) throw redirect(`/sign-in/second-factor${withNext(next)}`)
  const home = account ? await homeOf(args, account) : null
  if (home && (!next || fits(next, home))) throw redirect(next ?? home)
  if (!account && /^\/(office|facility)(\/|\?|$)/.test(next ?? '')) {
    throw redirect(`/sign-in/staff${withNext(next)}`)
  }
  const cities = await enter(database, { kind: 'visitor' }, ctx => municipalities(ctx))
  const asked = cityAsked(new URL(args.request.url))
  const city = cities.find(one => one.slug === asked) ?? (cities.length === 1 ? cities[0] : undefined)
  return {
    home,
    next,
    ended: !account && sessionToken(args.request) !== null,
    city: city ? { slug: city.slug, name: city.name } : null,
    cities: cities.map(({ slug, name, nameEn }) => ({ slug, name, nameEn })),
    withIdentity: identity.resident !== undefined,
    problem: problemOf(args.request),
    title: sayPlain(words.signIn, args.context.get(pageRequest).language),
  }
}

export async function action(args: PageArgs) {
  const { database, publicUrl, from } = args.context.get(serverRequest)
  const { language } = args.context.get(pageRequest)
  const form = await args.request.formData()
  const cities = await enter(database, { kind: 'visitor' }, ctx => municipalities(ctx))
  const city = cities.find(one => one.slug === form.get('city'))
  if (!city) throw new Response(null, { status: 404 })
  const typed = String(form.get('email') ?? '')
  const next = nextOf(args.request)
  const outcome = await requestSignInLink(
    database,
    { municipality: city.id, email: typed, next, language, publicUrl },
    from,
  )
  if (!outcome.ok) return refusedData(outcome.refused, { typed })
  return { sent: outcome.value.email, meant: meantEmail(outcome.value.email) ?? null }
}

export const meta = ({ loaderData }: { loaderData?: { title: string } }) => [
  { title: loaderData?.title ?? 'ログイン' },
]

export default function Door() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const sent = answer && 'sent' in answer ? answer : null
  return (
    <ResidentShell>
      {page.home ? (
        <OtherAccount home={page.home} next={page.next} />
      ) : sent ? (
        <MailSent email={sent.sent} meant={sent.meant} />
      ) : page.city ? (
        <AskAddress {...page} city={page.city} answer={answer as RefusedAnswer | undefined} />
      ) : (
        <ChooseCity cities={page.cities} next={page.next} />
      )}
    </ResidentShell>
  )
}
