import { pupilOf, taxOf } from '#db/demo/extracts.ts'
import { type Family, families, type Member } from '#db/demo/families.ts'
import { bornOn } from '#db/demo/register.ts'
import { addDays, ageAt, fiscalYear } from '#language/values/date.ts'

/** A family of the demo city, and what is true of it: by fact, as whoever applies would answer. */
export interface TrueFamily {
  household: string
  municipality: number
  truth: Record<string, unknown>
}

/**
 * The named families of the demo city. People and their ages are those of the register, incomes those of the tax
 * register; what no register holds is supposed to be as it mostly is: health insurance, no public servant, children
 * who live with and are looked after by their parents, nobody with a disability.
 */
export function trueFamilies(today: string): TrueFamily[] {
  return families.map((family, index) => ({
    household: family.household,
    municipality: family.municipality,
    truth: truthOf(family, index, today),
  }))
}

function truthOf(family: Family, index: number, today: string): Record<string, unknown> {
  const people = family.members.map((member, order) => ({
    member,
    born: bornOn(member, today),
    register: {
      municipality_id: family.municipality,
      number: `${String(index + 1).padStart(5, '0')}${order + 1}`,
      household: family.household,
      relation: member.relation,
      birth_date: bornOn(member, today),
      tax_class: family.tax === undefined ? 'taxed' : family.tax,
    },
  }))
  const adults = people
    .filter(({ member }) => ['世帯主', '妻', '夫'].includes(member.relation))
    .map(person => ({ ...person, tax: taxOf(person.register, fiscalYear(today), today)[0] }))
    .sort((a, b) => (b.tax?.income ?? 0) - (a.tax?.income ?? 0))
  const [applicant, spouse] = adults
  const children = people.filter(({ member }) => member.relation === '子')
  const income = adults.reduce((sum, { tax }) => sum + (tax?.income ?? 0), 0)
  const welfare = family.tax === 'welfare'
  return {
    申請者生年月日: applicant?.born,
    公務員: false,
    健康保険加入: !welfare,
    生活保護: welfare,
    配偶者あり: spouse !== undefined,
    ひとり親事由: spouse ? 'none' : 'divorced',
    もう一人の親と同居: spouse !== undefined,
    養育者: false,
    申請者所得: applicant?.tax?.income ?? null,
    給与年金所得あり: applicant?.tax?.salary_or_pension ?? null,
    諸控除額: applicant?.tax?.deductions ?? null,
    扶養親族数: applicant?.tax?.dependants ?? null,
    養育費年額: 0,
    配偶者所得: spouse?.tax?.income ?? null,
    配偶者給与年金所得あり: spouse?.tax?.salary_or_pension ?? null,
    配偶者扶養親族数: spouse?.tax?.dependants ?? null,
    扶養義務者あり: false,
    公的年金月額: 0,
    世帯所得: income,
    世帯人数: people.length,
    世帯員: people.map(({ born }) => ({ 生年月日: born })),
    家賃月額: 62_000,
    課税区分: welfare ? 'non-taxed' : (family.tax ?? 'taxed'),
    未申告: adults.some(({ tax }) => tax?.declared === false),
    受給中: ['none'],
    就学援助の事情: ['none'],
    生計中心者: 'me',
    離婚協議中: false,
    受取口座: 'own',
    子ども: children.map(({ born, register }) => ({
      生年月日: born,
      同居: true,
      監護: true,
      生計負担: true,
      障害: 'none',
      障害年金: false,
      施設入所: false,
      国内: true,
      留学: false,
      就学: pupilOf(register, fiscalYear(today))[0]?.stage ?? 'none',
    })),
    ...motherhood(family, children, today),
    ...nursery(children, spouse !== undefined, today),
  }
}

/** Of the pregnancy, birth or loss that the family's story tells. */
function motherhood(
  { household }: Family,
  children: readonly { member: Member; born: string }[],
  today: string,
): Record<string, unknown> {
  const young = children
    .map(({ born }) => born)
    .sort()
    .at(-1)
  const [ended, due] =
    young && ageAt(young, today) < 1
      ? [young, young]
      : household === bereaved
        ? [addDays(today, -60), addDays(today, 50)]
        : [null, household === expecting ? addDays(today, 60) : null]
  const situation = household === bereaved ? 'loss' : ended ? 'birth' : due ? 'pregnant' : null
  return {
    状況: situation,
    出産日: situation === 'birth' ? ended : null,
    流産死産日: situation === 'loss' ? ended : null,
    他市町村利用あり: false,
    減免希望: 'none',
    妊娠の状況: ended ? 'ended' : due ? 'pregnant' : 'none',
    妊娠中: due !== null && ended === null,
    妊娠終了日: ended,
    出産予定日: due,
    心拍確認日: due && addDays(due, -230),
    赤ちゃんの人数: Math.max(1, children.filter(({ born }) => born === ended).length),
    胎児数: Math.max(1, children.filter(({ born }) => born === ended).length),
    給付済み: ended ? ['first'] : ['none'],
    妊娠届出あり: true,
  }
}

/** Every other couple with small children would like a place in a nursery. */
function nursery(
  children: readonly { born: string }[],
  couple: boolean,
  today: string,
): Record<string, unknown> {
  const wishes = children.some(({ born }) => ageAt(born, today) >= 0 && Number(born.slice(8)) % 2 === 0)
  const works = { 事由: 'work', 月の時間: 150, 働き方: 'employee' }
  return {
    利用希望: wishes ? 'nursery' : 'none',
    入所希望日: `${fiscalYear(today) + 1}-04-01`,
    在園中の子どもあり: false,
    保護者: couple ? [works, works] : [works],
    祖父母と同居: false,
  }
}

/** 小林 優子, who lost her baby, and 岡田 沙織, who is expecting. */
const bereaved = 'H0003'
const expecting = 'H0010'
