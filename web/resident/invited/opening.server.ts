import { redirect } from 'react-router'
import { readPage } from '#language/form/read.ts'
import type { Form } from '#language/scheme/form.ts'
import { tokyoDay } from '#language/values/date.ts'
import { hashToken } from '#modules/accounts/session/rules.ts'
import { readTyped } from '#modules/invitations/link/rules.ts'
import { lookAtInvitation, openInvitation } from '#modules/invitations/opening/write.ts'
import { type Municipality, municipality } from '#modules/places/read.ts'
import { refused } from '#modules/refusals.ts'
import { enter } from '#platform/context.ts'
import { bearerCookie } from '#web/server/bearer.ts'
import { fieldsOf, type PageArgs, refusalResponse, refusedData, serverRequest } from '#web/server/page.ts'
import { pageRequest } from '../../ui/request.ts'
import { words } from './words.ts'

/** The city of the address; the page not found where there is none. */
export async function cityAt(args: PageArgs): Promise<Municipality> {
  const { database } = args.context.get(serverRequest)
  const city = await enter(database, { kind: 'visitor' }, ctx => municipality(ctx, args.params.city ?? ''))
  if (!city) throw refusalResponse(refused('not-found').refused, args.request)
  return city
}

/** The address holds the link's token, or the code that was typed instead of it. */
const hashIn = (token: string) => readTyped(token) ?? hashToken(token)

/** Only looks. What keeps the link from being opened is told as a sentence, not as an error. */
export async function showLink(args: PageArgs) {
  const { database, from } = args.context.get(serverRequest)
  const city = await cityAt(args)
  const hash = hashIn(args.params.token ?? '')
  const look = await lookAtInvitation(database, { municipality: city.id, hash }, from)
  const here = { city: city.name, phone: city.phone, slug: city.slug }
  return look.ok ? { ...here, ...look.value } : { ...here, refused: refusedData(look.refused).data.refused }
}

/** The one question before anything is shown, read like any other date. */
const asked = {
  pages: [
    {
      id: 'proof',
      title: words.title,
      questions: [
        {
          id: 'birth',
          kind: 'date',
          label: words.birthDate,
          required: true,
          checks: [],
          shownTo: [],
          multiple: false,
        },
      ],
    },
  ],
} satisfies Form

export async function openLink(args: PageArgs) {
  const { database, from, publicUrl } = args.context.get(serverRequest)
  const fields = fieldsOf(await args.request.formData())
  const city = await cityAt(args)
  const { language } = args.context.get(pageRequest)
  const code = fields.code?.[0]
  const read = readPage(asked, 'proof', fields, {
    language,
    today: tokyoDay(new Date()),
    now: new Date(),
    answers: {},
    facts: {},
  })
  if (code === undefined && read.problems.length > 0) {
    return { problems: read.problems, kept: { ...read.kept } }
  }
  const birthDate = read.answers.birth
  const outcome = await openInvitation(
    database,
    {
      municipality: city.id,
      hash: hashIn(args.params.token ?? ''),
      ...(code === undefined ? {} : { code }),
      ...(typeof birthDate === 'string' ? { birthDate } : {}),
    },
    from,
  )
  if (!outcome.ok) return refusedData(outcome.refused, { kept: { ...fields } })
  const cookie = bearerCookie(city.slug, outcome.value.key, publicUrl.startsWith('https:'))
  return redirect(`/${city.slug}/invited`, { status: 303, headers: { 'Set-Cookie': cookie } })
}
