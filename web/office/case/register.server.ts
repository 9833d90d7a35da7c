import { applicantOf } from '#modules/applications/rules.ts'
import type { CaseView } from '#modules/cases/read.ts'
import { findResidents, householdOf, type Resident } from '#modules/families/read.ts'
import { compareIdentity } from '#modules/families/rules.ts'
import type { Context } from '#platform/context.ts'

export interface ShownResident {
  id: string
  number: string
  name: string
  kana: string
  birthDate: string
  relation: string
  movedInOn: string
  movedOutOn: string | null
  protected: boolean
  /** Null where the person is protected: this page does not show it. */
  address: string | null
  tax: string
  extractedOn: string
  /** How well name and kana agree with what was written. */
  agrees: 'same' | 'alike' | 'different'
}

export interface ShownRegister {
  resident: ShownResident | null
  household: { name: string; relation: string; birthDate: string }[]
  /** People it may be, while nobody is matched. */
  candidates: ShownResident[]
}

const taxes = { taxed: '課税', 'non-taxed': '非課税', welfare: '生活保護' } as const

/** What the resident register says of the applicant, or whom it may be. */
export async function registerShown(ctx: Context, view: CaseView): Promise<ShownRegister> {
  const applicant = applicantOf(view.published.scheme.form, view.answers)
  const shown = (resident: Resident): ShownResident => ({
    id: resident.id,
    number: resident.number,
    name: resident.name,
    kana: resident.kana,
    birthDate: resident.birthDate,
    relation: resident.relation,
    movedInOn: resident.movedInOn,
    movedOutOn: resident.movedOutOn,
    protected: resident.protected,
    address: resident.address,
    tax: resident.taxClass ? taxes[resident.taxClass] : '記録なし',
    extractedOn: resident.extractedOn,
    agrees: compareIdentity(applicant, resident),
  })
  const { resident } = view
  if (resident) {
    const household = await householdOf(ctx, view.row.municipality_id, resident.household)
    return {
      resident: shown(resident),
      household: household
        .filter(member => member.id !== resident.id)
        .map(({ name, relation, birthDate }) => ({ name, relation, birthDate })),
      candidates: [],
    }
  }
  const byBirth = applicant.birthDate ? await findResidents(ctx, { birthDate: applicant.birthDate }) : []
  const byKana = applicant.kana ? await findResidents(ctx, { kana: applicant.kana }) : []
  const found = new Map([...byBirth, ...byKana].map(each => [each.id, shown(each)]))
  const rank = { same: 0, alike: 1, different: 2 }
  const candidates = [...found.values()].sort((a, b) => rank[a.agrees] - rank[b.agrees]).slice(0, 5)
  return { resident: null, household: [], candidates }
}
