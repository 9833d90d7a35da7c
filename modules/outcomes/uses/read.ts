import { say } from '#language/text.ts'
import { facilityNames } from '#modules/claims/transfer/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { officeOf } from '../access.ts'
import { Period } from '../schema.ts'

/** Uses counted one way; `yen` is what the municipality owes for them (price less copayment and additions). */
export interface UseCount {
  key: string
  label: string
  uses: number
  people: number
  yen: number
}

export interface UseFigures {
  total: UseCount
  byFacility: UseCount[]
  byType: UseCount[]
  byMonth: UseCount[]
  /** Most uses first. `label`: name and 受付番号. */
  byPerson: (UseCount & { caseId: string; number: string; lastDay: string })[]
}

interface Use {
  caseId: string
  facility: string
  type: string
  day: string
  yen: number
}

/** Uses whose first day lies in the period: closed reports, without those taken back. For the own staff only. */
export async function usesOver(ctx: Context, asked: Period): Promise<UseFigures> {
  const period = Period.parse(asked)
  const municipality = officeOf(ctx)
  const { scheme } = await schemeOf(ctx, municipality, period.scheme)
  const uses = await usesIn(ctx, municipality, period)
  const names = await facilityNames(
    ctx,
    uses.map(use => use.facility),
  )
  const typeName = (id: string) => {
    const type = scheme.entitlement?.types.find(each => each.id === id)
    return type ? say(type.label, 'ja') : id
  }
  const people = await peopleOf(
    ctx,
    municipality,
    uses.map(use => use.caseId),
  )
  const by = (pick: (use: Use) => string, label: (key: string) => string) =>
    count(uses, pick, label).sort((a, b) => b.uses - a.uses || a.label.localeCompare(b.label, 'ja'))
  return {
    total: count(
      uses,
      () => 'all',
      () => '合計',
    )[0] ?? { key: 'all', label: '合計', uses: 0, people: 0, yen: 0 },
    byFacility: by(
      use => use.facility,
      key => names.get(key) ?? '',
    ),
    byType: by(use => use.type, typeName),
    byMonth: count(
      uses,
      use => use.day.slice(0, 7),
      key => key,
    ).sort((a, b) => a.key.localeCompare(b.key)),
    byPerson: by(
      use => use.caseId,
      key => people.get(key)?.applicant ?? '',
    ).map(each => ({
      ...each,
      caseId: each.key,
      number: people.get(each.key)?.number ?? '',
      lastDay: uses
        .filter(use => use.caseId === each.key)
        .map(use => use.day)
        .sort()
        .at(-1) as string,
    })),
  }
}

function count(uses: readonly Use[], pick: (use: Use) => string, label: (key: string) => string): UseCount[] {
  const groups = new Map<string, Use[]>()
  for (const use of uses) {
    const own = groups.get(pick(use)) ?? []
    own.push(use)
    groups.set(pick(use), own)
  }
  return [...groups].map(([key, own]) => ({
    key,
    label: label(key),
    uses: own.length,
    people: new Set(own.map(use => use.caseId)).size,
    yen: own.reduce((sum, use) => sum + use.yen, 0),
  }))
}

async function usesIn(ctx: Context, municipality: number, period: Period): Promise<Use[]> {
  const rows = await ctx.db
    .selectFrom('events')
    .select(['type', 'subject_id', 'facility_id', 'data'])
    .where('municipality_id', '=', municipality)
    .where('type', 'in', ['report.closed', 'use.reversed'])
    .execute()
  const reversed = new Set(rows.filter(row => row.type === 'use.reversed').map(row => row.subject_id))
  return rows.flatMap(row => {
    if (row.type !== 'report.closed') return []
    const data = row.data as {
      reservationId: string
      caseId: string
      scheme: string
      type: string
      day: string
      price: number
      charged: number
      additions: number
    }
    if (reversed.has(data.reservationId) || data.scheme !== period.scheme) return []
    if (data.day < period.from || data.day > period.to) return []
    return [
      {
        caseId: data.caseId,
        facility: row.facility_id ?? '',
        type: data.type,
        day: data.day,
        yen: data.price - data.charged + data.additions,
      },
    ]
  })
}

async function peopleOf(ctx: Context, municipality: number, cases: readonly string[]) {
  if (cases.length === 0) return new Map<string, { applicant: string; number: string }>()
  const rows = await ctx.db
    .selectFrom('cases')
    .select(['id', 'applicant', 'number'])
    .where('municipality_id', '=', municipality)
    .where('id', 'in', [...new Set(cases)])
    .execute()
  return new Map(rows.map(row => [row.id, { applicant: row.applicant, number: row.number }]))
}
