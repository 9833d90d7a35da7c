import { sql } from 'kysely'
import { mannaka, type World } from './actors.ts'

const text = (ja: string) => ({ ja })
const law = { law: '家庭応援給付条例', article: '第3条' }

/** The small scheme as a benefit that registers can judge: a child under 18 and an income below the limit. */
export const familyBenefit = {
  facts: [
    { name: '申請日', type: 'date', from: 'system', label: text('申請日') },
    { name: '申請者氏名', type: 'string', from: 'system', label: text('申請者の氏名') },
    { name: '申請者所得', type: 'number', from: 'register', unit: '円', label: text('申請者の所得') },
    { name: '扶養親族数', type: 'number', from: 'register', label: text('扶養親族の数') },
    {
      name: '子ども',
      type: 'list',
      from: 'register',
      fields: { 生年月日: 'date', 監護: 'boolean' },
      label: text('子ども'),
    },
    {
      name: '所得限度額',
      type: 'number',
      from: 'formula',
      formula: '2000000 + 扶養親族数 * 380000',
      label: text('所得の限度額'),
    },
  ],
  parameters: [],
  form: {
    pages: [
      { id: 'ask', title: text('質問'), questions: [{ id: 'ask', kind: 'text', label: text('何か') }] },
    ],
  },
  rules: [
    {
      id: 'has-child',
      name: text('18歳の年度末までの子ども'),
      must: 'some 子 in 子ども satisfies 子.監護 and 子.生年月日 > 基準日 - duration("P18Y")',
      reason: text('18歳までの子どもがいないため。'),
      clause: law,
      consequence: 'refuse',
    },
    {
      id: 'income',
      name: text('所得が限度額未満'),
      when: 'count(子ども) > 0',
      must: '申請者所得 < 所得限度額',
      reason: text('所得（{円(申請者所得)}）が限度額（{円(所得限度額)}）以上のため。'),
      clause: { ...law, article: '第4条' },
      consequence: 'refuse',
    },
  ],
  recipients: { list: '子ども', when: '監護' },
  amounts: [
    { id: 'monthly', name: text('月額'), formula: 'count(子ども) * 10000', unit: '円/月', clause: law },
  ],
  documents: [],
  sameMatter: undefined,
  entitlement: undefined,
  report: undefined,
  survey: undefined,
  examples: [],
}

interface Tax {
  income?: number | null
  salary_or_pension?: boolean
  deductions?: number
  dependants?: number
  class?: 'taxed' | 'non-taxed'
  declared?: boolean
}
export type Member = [relation: string, birth: string, tax?: Tax | null, more?: Record<string, unknown>]

/** Writes lines of the registers of a town: households with their taxes, pupils, benefits. */
export function registers(w: World, municipality = mannaka, year = 2026) {
  const numberOf = (household: string, index: number) => `${household}-${index + 1}`
  return {
    numberOf,
    async household(
      household: string,
      members: Member[],
      about: Record<string, unknown> = {},
    ): Promise<void> {
      for (const [index, [relation, birth, tax, more]] of members.entries()) {
        const number = numberOf(household, index)
        await w.owner
          .insertInto('residents')
          .values({
            municipality_id: municipality,
            number,
            household,
            relation,
            name: `${household}家　${index + 1}`,
            kana: 'カナ　カナ',
            birth_date: birth,
            postal_code: '100-0001',
            address: 'まんなか市本町2丁目4番6号',
            moved_in_on: '2015-04-01',
            extracted_on: '2026-11-20',
            ...about,
            ...more,
          })
          .execute()
        if (!tax) continue
        await w.owner
          .insertInto('register_taxes')
          .values({ municipality_id: municipality, number, year, declared: true, ...tax })
          .execute()
      }
    },
    async pupil(number: string, school: string, stage: string, grade: number): Promise<void> {
      await w.owner
        .insertInto('register_pupils')
        .values({ municipality_id: municipality, number, year, school, stage, grade })
        .execute()
    },
    async benefit(
      number: string,
      kind: string,
      since = '2025-04-01',
      until: string | null = null,
    ): Promise<void> {
      await w.owner
        .insertInto('register_benefits')
        .values({ municipality_id: municipality, number, kind, since, until })
        .execute()
    },
    async forget(): Promise<void> {
      for (const table of ['residents', 'register_taxes', 'register_pupils', 'register_benefits']) {
        await sql`delete from ${sql.table(table)} where municipality_id = ${municipality}`.execute(w.owner)
      }
    },
  }
}
