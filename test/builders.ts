import { createHash, randomUUID } from 'node:crypto'
import type { Answers, Form } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Rank } from '#language/scheme/workflow.ts'
import { saveStep, startApplication, submitApplication } from '#modules/applications/write.ts'
import type { Actor } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { mannaka, minami, type World } from './actors.ts'
import { scheme } from './scheme.ts'

export type ResidentActor = Extract<Actor, { kind: 'resident' }>
export type StaffActor = Extract<Actor, { kind: 'staff' }>
export type FacilityActor = Extract<Actor, { kind: 'facility' }>

const towns = {
  [mannaka]: ['mannaka', 'まんなか市', 'Mannaka City', '市長'],
  [minami]: ['minami', 'みなみ町', 'Minami Town', '町長'],
} as const

/** Both towns; calling it again is fine. */
export async function municipalities(w: World): Promise<void> {
  for (const [id, [slug, name, name_en, head_title]] of Object.entries(towns)) {
    await w.owner
      .insertInto('municipalities')
      .values({
        id: Number(id),
        slug,
        name,
        name_en,
        head_title,
        head_name: '中央　太郎',
        address: `${name}1丁目1番1号`,
        phone: '03-0000-0000',
      })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
}

/** The small scheme (test/scheme.ts) in force since 2025-04-01, or with parts replaced. */
export async function publishedScheme(
  w: World,
  options: {
    municipality?: number
    changes?: Record<string, unknown>
    version?: number
    effectiveFrom?: string
  } = {},
): Promise<Scheme> {
  await municipalities(w)
  const definition = scheme(options.changes)
  const text = JSON.stringify(definition)
  await w.owner
    .insertInto('scheme_versions')
    .values({
      municipality_id: options.municipality ?? mannaka,
      scheme_id: definition.id,
      version: options.version ?? 1,
      definition: json(definition),
      effective_from: options.effectiveFrom ?? '2025-04-01',
      published_at: new Date('2025-03-20T00:00:00Z'),
      digest: createHash('sha256').update(text).digest('hex'),
    })
    .execute()
  return definition
}

export interface Person {
  name: string
  kana: string
  birthDate: string
}
export const hanako: Person = { name: '山田　花子', kana: 'ヤマダ　ハナコ', birthDate: '1995-05-01' }

/** A resident who can sign in; with `registered` also in the resident register (not matched with it yet). */
export async function resident(
  w: World,
  options: Partial<Person> & {
    municipality?: number
    registered?: boolean
    matched?: boolean
    taxClass?: 'taxed' | 'non-taxed' | 'welfare' | null
    protectedAddress?: boolean
    movedOutOn?: string
  } = {},
): Promise<ResidentActor & { residentId: string | null; person: Person }> {
  await municipalities(w)
  const municipality = options.municipality ?? mannaka
  const person = { ...hanako, ...pick(options) }
  const residentId =
    options.registered || options.matched ? await registered(w, { ...options, ...person }) : null
  const email = `${randomUUID().slice(0, 8)}@example.jp`
  const { id } = await w.owner
    .insertInto('accounts')
    .values({
      kind: 'resident',
      municipality_id: municipality,
      email,
      name: person.name,
      kana: person.kana,
      phone: '090-0000-1234',
      resident_id: options.matched ? residentId : null,
      created_at: new Date('2025-05-01T00:00:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    kind: 'resident',
    accountId: id,
    municipalityId: municipality,
    name: person.name,
    email,
    residentId,
    person,
  }
}

function pick(options: Partial<Person>): Partial<Person> {
  const { name, kana, birthDate } = options
  return { ...(name && { name }), ...(kana && { kana }), ...(birthDate && { birthDate }) }
}

/** A line of the resident register. */
export async function registered(
  w: World,
  options: Person & {
    municipality?: number
    taxClass?: 'taxed' | 'non-taxed' | 'welfare' | null
    protectedAddress?: boolean
    movedOutOn?: string
  },
): Promise<string> {
  const number = randomUUID().slice(0, 10)
  const { id } = await w.owner
    .insertInto('residents')
    .values({
      municipality_id: options.municipality ?? mannaka,
      number,
      household: `H${number}`,
      relation: '妻',
      name: options.name,
      kana: options.kana,
      birth_date: options.birthDate,
      postal_code: '100-0001',
      address: 'まんなか市本町1丁目2番3号',
      moved_in_on: '2020-04-01',
      moved_out_on: options.movedOutOn ?? null,
      protected: options.protectedAddress ?? false,
      tax_class: options.taxClass === undefined ? 'taxed' : options.taxClass,
      extracted_on: '2026-04-01',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Somebody of the office. 担当 unless another rank is asked for. */
export async function staff(w: World, rank: Rank = 'staff', municipality = mannaka): Promise<StaffActor> {
  await municipalities(w)
  const name = `${rank} ${randomUUID().slice(0, 4)}`
  const { id } = await w.owner
    .insertInto('accounts')
    .values({
      kind: 'staff',
      municipality_id: municipality,
      email: `${randomUUID().slice(0, 8)}@city.example.jp`,
      name,
      section: 'こども家庭課',
      rank,
      created_at: new Date('2025-04-01T00:00:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { kind: 'staff', accountId: id, municipalityId: municipality, section: 'こども家庭課', rank, name }
}

/** A facility with contracts; by default for every type of the small scheme with まんなか市. */
export async function facility(
  w: World,
  options: {
    name?: string
    serves?: number[]
    types?: string[]
    schemeId?: string
    autoAccept?: boolean
    validUntil?: string
  } = {},
): Promise<string> {
  await municipalities(w)
  const name = options.name ?? 'ひだまり助産院'
  const { id } = await w.owner
    .insertInto('facilities')
    .values({
      name,
      kana: 'ヒダマリジョサンイン',
      kind: '助産所',
      postal_code: '100-0001',
      address: 'まんなか市本町3丁目5番2号',
      latitude: 35.7,
      longitude: 139.4,
      phone: '03-0000-1101',
      email: 'hidamari@example.jp',
      auto_accept: options.autoAccept ?? true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const municipality of options.serves ?? [mannaka]) {
    await w.owner
      .insertInto('contracts')
      .values({
        municipality_id: municipality,
        facility_id: id,
        scheme_id: options.schemeId ?? 'family-care',
        types: options.types ?? ['visit'],
        valid_from: '2025-04-01',
        valid_until: options.validUntil ?? null,
      })
      .execute()
  }
  return id
}

/** Somebody who works at a facility; makes one when none is given. */
export async function facilityStaff(w: World, facilityId?: string): Promise<FacilityActor> {
  const place = facilityId ?? (await facility(w))
  const name = '助産師 みどり'
  const { id } = await w.owner
    .insertInto('accounts')
    .values({
      kind: 'facility',
      facility_id: place,
      email: `${randomUUID().slice(0, 8)}@facility.example.jp`,
      name,
      created_at: new Date('2025-04-01T00:00:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { kind: 'facility', accountId: id, facilityId: place, name }
}

/** Everything the small scheme asks of a mother with a birth on 2026-05-01, as canonical answers. */
export function answersOfHanako(person: Person = hanako): Answers {
  const [family = '', given = ''] = person.name.split('　')
  const [familyKana = '', givenKana = ''] = person.kana.split('　')
  return {
    situation: 'birth',
    'birth-date': '2026-05-01',
    name: { family, given, familyKana, givenKana },
    'own-birth-date': person.birthDate,
    phone: '090-0000-1234',
    email: 'hanako@example.jp',
    household: '',
    reduction: false,
    consent: { version: '1', agreedAt: '2026-06-01T00:00:00.000Z' },
  }
}

/** A draft with all pages saved one after the other. */
export async function filledDraft(
  w: World,
  actor: ResidentActor & { person?: Person },
  options: { answers?: Answers; at?: Date; form?: Form } = {},
): Promise<string> {
  const at = options.at ?? june
  const { id } = await w.as(
    actor,
    ctx =>
      startApplication(ctx, {
        municipality: actor.municipalityId,
        scheme: 'family-care',
        channel: 'online',
      }),
    at,
  )
  const answers: Answers = { ...answersOfHanako(actor.person), ...options.answers }
  let revision = 0
  for (const page of (options.form ?? scheme().form).pages) {
    const own: Answers = {}
    for (const { id: question } of page.questions) {
      const value = answers[question]
      if (value !== undefined) own[question] = value
    }
    if (Object.keys(own).length === 0) continue
    const saved = await w.as(actor, ctx => saveStep(ctx, { id, page: page.id, answers: own, revision }), at)
    revision = saved.revision
  }
  return id
}

/** Monday 2026-06-01, 10:00 in Japan: when things happen in tests that do not say otherwise. */
export const june = new Date('2026-06-01T01:00:00Z')

/** A case as it lies in the queue after somebody applied. */
export async function submittedCase(
  w: World,
  options: { actor?: ResidentActor & { person?: Person }; answers?: Answers; at?: Date; form?: Form } = {},
): Promise<{
  caseId: string
  number: string
  applicationId: string
  actor: ResidentActor & { person?: Person }
}> {
  const actor = options.actor ?? (await resident(w, { registered: true }))
  const applicationId = await filledDraft(w, actor, options)
  const at = options.at ?? june
  const { caseId, number } = await w.as(actor, ctx => submitApplication(ctx, { id: applicationId }), at)
  return { caseId, number, applicationId, actor }
}
