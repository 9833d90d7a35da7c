import type { Text } from '#language/text.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'

/** A municipality as anybody may see it. `id` is the six-digit 団体コード. */
export interface Municipality {
  id: number
  slug: string
  name: string
  nameEn: string
  /** 市長, 町長. */
  headTitle: string
  headName: string
  address: string
  phone: string
  /** Outline for the map of facilities. */
  map: Readonly<Record<string, unknown>>
}

/** Which types of a scheme a facility provides for a municipality, and from when to when (inclusive). */
export interface Contract {
  id: string
  municipalityId: number
  facilityId: string
  schemeId: string
  types: string[]
  /** Amounts agreed with this facility alone, by parameter name; whole yen where they are money. */
  parameters: Readonly<Record<string, number | string | boolean>>
  validFrom: string
  validUntil: string | null
}

export interface Facility {
  id: string
  name: string
  kana: string
  kind: string
  postalCode: string
  address: string
  latitude: number
  longitude: number
  phone: string
  email: string
  about: Text | null
  autoAccept: boolean
}

/**
 * The municipality with this 団体コード or address name (`mannaka`); undefined where there is none. Anybody may ask,
 * also outside a transaction.
 */
export async function municipality(
  ctx: { db: Database },
  idOrSlug: number | string,
): Promise<Municipality | undefined> {
  // An address can hold anything, also what no text of the database can.
  if (typeof idOrSlug === 'string' && !/^[a-z0-9-]+$/.test(idOrSlug)) return undefined
  const row = await ctx.db
    .selectFrom('municipalities')
    .select(municipalityColumns)
    .where(typeof idOrSlug === 'number' ? 'id' : 'slug', '=', idOrSlug)
    .executeTakeFirst()
  return row && asMunicipality(row)
}

/** All municipalities of this installation, in the order of their codes. */
export async function municipalities(ctx: Context): Promise<Municipality[]> {
  const rows = await ctx.db.selectFrom('municipalities').select(municipalityColumns).orderBy('id').execute()
  return rows.map(asMunicipality)
}

/** Facilities under contract with `municipality` on the day `on`, each with that contract, by kana. */
export async function facilities(
  ctx: Context,
  asked: { municipality: number; scheme?: string | undefined; type?: string | undefined; on: string },
): Promise<(Facility & { contract: Contract })[]> {
  let query = ctx.db
    .selectFrom('contracts')
    .innerJoin('facilities', 'facilities.id', 'contracts.facility_id')
    .select(facilityColumns)
    .select(contractColumns)
    .where('contracts.municipality_id', '=', asked.municipality)
    .where('contracts.valid_from', '<=', asked.on)
    .where(eb =>
      eb.or([eb('contracts.valid_until', 'is', null), eb('contracts.valid_until', '>=', asked.on)]),
    )
    .orderBy('facilities.kana')
  if (asked.scheme) query = query.where('contracts.scheme_id', '=', asked.scheme)
  const rows = await query.execute()
  return rows
    .map(row => ({ ...asFacility(row), contract: asContract(row) }))
    .filter(row => !asked.type || row.contract.types.includes(asked.type))
}

/** One facility, whoever asks; undefined where there is none. */
export async function facility(ctx: Context, id: string): Promise<Facility | undefined> {
  const row = await ctx.db
    .selectFrom('facilities')
    .select(facilityColumns)
    .where('facilities.id', '=', id)
    .executeTakeFirst()
  return row && asFacility(row)
}

/** The contract that holds on the day `on`; undefined where the facility has none for this scheme then. */
export async function contract(
  ctx: Context,
  asked: { municipality: number; facility: string; scheme: string; on: string },
): Promise<Contract | undefined> {
  const row = await ctx.db
    .selectFrom('contracts')
    .select(contractColumns)
    .where('contracts.municipality_id', '=', asked.municipality)
    .where('contracts.facility_id', '=', asked.facility)
    .where('contracts.scheme_id', '=', asked.scheme)
    .where('contracts.valid_from', '<=', asked.on)
    .where(eb =>
      eb.or([eb('contracts.valid_until', 'is', null), eb('contracts.valid_until', '>=', asked.on)]),
    )
    .orderBy('contracts.valid_from', 'desc')
    .executeTakeFirst()
  return row && asContract(row)
}

/** Every contract of a facility, past ones too, with all municipalities. */
export async function contractsOf(ctx: Context, facilityId: string): Promise<Contract[]> {
  const rows = await ctx.db
    .selectFrom('contracts')
    .select(contractColumns)
    .where('contracts.facility_id', '=', facilityId)
    .orderBy('contracts.municipality_id')
    .orderBy('contracts.valid_from')
    .execute()
  return rows.map(asContract)
}

const municipalityColumns = [
  'id',
  'slug',
  'name',
  'name_en',
  'head_title',
  'head_name',
  'address',
  'phone',
  'map',
] as const

const facilityColumns = [
  'facilities.id as facility',
  'facilities.name',
  'facilities.kana',
  'facilities.kind',
  'facilities.postal_code',
  'facilities.address',
  'facilities.latitude',
  'facilities.longitude',
  'facilities.phone',
  'facilities.email',
  'facilities.about',
  'facilities.auto_accept',
] as const

const contractColumns = [
  'contracts.id as contract',
  'contracts.municipality_id',
  'contracts.facility_id',
  'contracts.scheme_id',
  'contracts.types',
  'contracts.parameters',
  'contracts.valid_from',
  'contracts.valid_until',
] as const

function asMunicipality(row: {
  id: number
  slug: string
  name: string
  name_en: string
  head_title: string
  head_name: string
  address: string
  phone: string
  map: unknown
}): Municipality {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    nameEn: row.name_en,
    headTitle: row.head_title,
    headName: row.head_name,
    address: row.address,
    phone: row.phone,
    map: row.map as Record<string, unknown>,
  }
}

function asFacility(row: {
  facility: string
  name: string
  kana: string
  kind: string
  postal_code: string
  address: string
  latitude: number
  longitude: number
  phone: string
  email: string
  about: unknown
  auto_accept: boolean
}): Facility {
  const about = row.about as Partial<Text>
  return {
    id: row.facility,
    name: row.name,
    kana: row.kana,
    kind: row.kind,
    postalCode: row.postal_code,
    address: row.address,
    latitude: row.latitude,
    longitude: row.longitude,
    phone: row.phone,
    email: row.email,
    about: about.ja ? { ...about, ja: about.ja } : null,
    autoAccept: row.auto_accept,
  }
}

function asContract(row: {
  contract: string
  municipality_id: number
  facility_id: string
  scheme_id: string
  types: string[]
  parameters: unknown
  valid_from: string
  valid_until: string | null
}): Contract {
  return {
    id: row.contract,
    municipalityId: row.municipality_id,
    facilityId: row.facility_id,
    schemeId: row.scheme_id,
    types: row.types,
    parameters: row.parameters as Contract['parameters'],
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  }
}
