import { data, redirect } from 'react-router'
import { editMembers } from '#language/form/edit-members.ts'
import { questionsOf } from '#language/form/facts.ts'
import { fieldsFor } from '#language/form/fields.ts'
import type { Fields } from '#language/form/kind.ts'
import type { AddressAnswer, Answers, FileAnswer } from '#language/scheme/form.ts'
import { prefectures } from '#language/values/address.ts'
import { isDay, tokyoDay } from '#language/values/date.ts'
import { parseDate } from '#language/values/parse-date.ts'
import { logView } from '#modules/accounts/write.ts'
import { draftFacts } from '#modules/applications/facts/read.ts'
import { attachFile, detachFile } from '#modules/applications/files/write.ts'
import { enterApplication } from '#modules/applications/write.ts'
import { staffOf } from '#modules/cases/access.ts'
import { busiestSchemes } from '#modules/cases/busy/read.ts'
import { findResidents, type Resident, residentOf } from '#modules/families/read.ts'
import { type Municipality, municipality as municipalityOf } from '#modules/places/read.ts'
import { type PublishedScheme, schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { takeFiles } from '#web/server/files.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'
import { askedOf, type Formful } from './asked.ts'
import { uploadRefusals } from './words.ts'

/** The schemes one can enter, the person looked for, and the questions. */
export async function showEntry(ctx: Context, { request }: PageArgs) {
  const { municipalityId: municipality } = staffOf(ctx)
  const search = new URL(request.url).searchParams
  const published = await busiestSchemes(ctx)
  const chosen = published.find(each => each.scheme.id === search.get('scheme')) ?? published[0]
  if (!chosen) refuse('not-found')
  const { form, facts, parameters } = chosen.scheme
  const formful: Formful = { form, facts, parameters }
  const known = await draftFacts(ctx, chosen)
  const resident = await residentAsked(ctx, municipality, search.get('resident'))
  const kana = search.get('kana')?.trim() ?? ''
  const birth = search.get('birth')?.trim() ?? ''
  const day = birth === '' ? undefined : parseDate(birth)
  const found =
    kana || (day?.ok ?? false)
      ? await findResidents(ctx, {
          ...(kana ? { kana } : {}),
          ...(day?.ok ? { birthDate: day.day } : {}),
        })
      : null
  const place = await municipalityOf(ctx, municipality)
  const kept = resident ? fieldsFor(questionsOf(form), answersFrom(chosen, resident, place)) : {}
  return {
    schemes: published.map(({ scheme }) => ({ id: scheme.id, name: scheme.name })),
    scheme: { id: chosen.scheme.id, name: chosen.scheme.name, ...formful },
    facts: known.facts,
    today: known.on,
    now: ctx.now.toISOString(),
    id: crypto.randomUUID(),
    search: { kana, birth, unread: day?.ok === false },
    found: found?.map(shown) ?? null,
    resident: resident ? shown(resident) : null,
    kept,
    done: search.get('done'),
    doneCase: search.get('case'),
  }
}

async function residentAsked(ctx: Context, municipality: number, id: string | null) {
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  const resident = await residentOf(ctx, municipality, id)
  if (resident) await logView(ctx, { municipality, subjectKind: 'resident', subjectId: id })
  return resident
}

function shown({ id, name, kana, birthDate, address, protected: guarded, number }: Resident) {
  return { id, name, kana, birthDate, address, guarded, number }
}

/** What the register knows, as answers. A protected address is left for the person to give, or not. */
function answersFrom({ scheme }: PublishedScheme, resident: Resident, place?: Municipality): Answers {
  const [family = '', ...given] = resident.name.split(/[\s\u3000]+/)
  const [familyKana = '', ...givenKana] = resident.kana.split(/[\s\u3000]+/)
  const known = {
    name: { family, given: given.join(' '), familyKana, givenKana: givenKana.join(' ') },
    'birth-date': resident.birthDate,
    address: addressFrom(resident, place),
  } as const
  const answers: Answers = {}
  for (const { id, prefill } of questionsOf(scheme.form)) {
    if (prefill !== 'name' && prefill !== 'birth-date' && prefill !== 'address') continue
    const value = known[prefill]
    if (value) answers[id] = value
  }
  return answers
}

/** The register writes an address of its own town in one line, often without the prefecture. */
function addressFrom(resident: Resident, place: Municipality | undefined): AddressAnswer | null {
  if (!resident.address || !place) return null
  const inPrefecture = prefectures.find(each => place.address.startsWith(each)) ?? ''
  const line = resident.address.replace(new RegExp(`^${inPrefecture}`), '')
  return {
    postalCode: resident.postalCode ?? '',
    prefecture: inPrefecture,
    city: place.name,
    town: line.startsWith(place.name) ? line.slice(place.name.length) : line,
    building: '',
  }
}

/** Receives what was entered; what lacks is said once and may be left for a correction. */
export async function receiveEntry(args: PageArgs) {
  const form = await args.request.formData()
  const fields = fieldsOf(form)
  const found = await act(args, async ctx => {
    const { municipalityId } = staffOf(ctx)
    const published = (await schemesOf(ctx, municipalityId)).find(
      each => each.scheme.id === fields._scheme?.[0],
    )
    if (!published) refuse('not-found')
    const receivedOn = fields._received?.[0] ?? ''
    const on = isDay(receivedOn) && receivedOn <= tokyoDay(ctx.now) ? receivedOn : tokyoDay(ctx.now)
    return { published, ...(await draftFacts(ctx, published, on)), now: ctx.now.toISOString() }
  })
  if (!found.ok) return refusedData(found.refused, { kept: fields, stamp: crypto.randomUUID() })
  const { published, facts, on, now } = found.value
  const { scheme } = published
  const again = (more: Record<string, unknown>, status = 422) =>
    data({ kept: fields, stamp: crypto.randomUUID(), ...more }, { status })

  for (const question of questionsOf(scheme.form).filter(each => each.kind === 'members')) {
    const edited = editMembers(fields, question)
    if (edited.pressed) return again({ kept: edited.fields }, 200)
  }
  const id = fields._id?.[0] ?? ''
  const files = await takeAll(args, scheme, id, form, fields)
  if (files.removed) return again({}, 200)

  const asked = askedOf(scheme, fields, facts, on, now)
  if ('_refresh' in fields) return again({}, 200)
  const problems = [...files.problems, ...asked.wrong]
  const named = questionsOf(scheme.form).find(question => question.prefill === 'name')?.id ?? ''
  const nameless = asked.lacking.filter(problem => problem.question === named)
  if (problems.length + nameless.length > 0) return again({ problems: [...problems, ...nameless] })
  if (asked.lacking.length > 0 && fields._incomplete?.[0] !== 'yes') return again({ lacking: asked.lacking })

  const outcome = await act(args, ctx =>
    enterApplication(
      ctx,
      {
        ...(id ? { id } : {}),
        scheme: scheme.id,
        channel: fields._channel?.[0] === 'paper' ? 'paper' : 'phone',
        answers: asked.answers,
        ...(fields._resident?.[0] ? { residentId: fields._resident[0] } : {}),
        ...(fields._received?.[0] ? { receivedOn: fields._received[0] } : {}),
      },
      { key: id },
    ),
  )
  if (!outcome.ok) return refusedData(outcome.refused, { kept: fields, stamp: crypto.randomUUID() })
  const { caseId, number } = outcome.value
  return redirect(`/office/enter?scheme=${scheme.id}&done=${number}&case=${caseId}`, 303)
}

/** Scans and photos of papers, kept under the id the page chose until the rest is received. */
async function takeAll(
  args: PageArgs,
  scheme: Formful,
  id: string,
  form: FormData,
  fields: Fields,
): Promise<{ problems: ReturnType<typeof askedOf>['wrong']; removed: boolean }> {
  const problems = []
  let removed = false
  for (const { id: question } of questionsOf(scheme.form).filter(each => each.kind === 'file')) {
    const hash = fields[`${question}.remove`]?.[0]
    if (hash) {
      await act(args, ctx => detachFile(ctx, { id, question, hash }))
      fields[question] = (fields[question] ?? []).filter(text => !text.includes(hash))
      delete fields[`${question}.remove`]
      removed = true
    }
    const taken = await takeFiles(args, form, question)
    for (const file of taken.files) {
      const outcome = await act(args, ctx => attachFile(ctx, { id, question, file }))
      if (outcome.ok)
        fields[question] = [...(fields[question] ?? []), JSON.stringify(file satisfies FileAnswer)]
    }
    for (const { name, code } of taken.refused) {
      problems.push({ question, field: question, message: uploadRefusals[code](name) })
    }
  }
  return { problems, removed }
}
