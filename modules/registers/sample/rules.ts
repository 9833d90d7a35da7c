import { eraOf, eraYear } from '#language/values/era.ts'

interface Resident {
  number: string
  household: string
  relation: string
  name: string
  kana: string
  birth_date: string
  sex: string
  postal_code: string
  address: string
  moved_in_on: string
  moved_out_on: string | null
  protected: boolean
}

/** 5080401, as older systems write days. */
function eraDigits(day: string | null): string {
  if (!day) return ''
  const era = eraOf(day)
  if (!era) return day.replaceAll('-', '')
  const year = String(eraYear(era, Number(day.slice(0, 4)))).padStart(2, '0')
  return `${era.number}${year}${day.slice(5, 7)}${day.slice(8)}`
}

const digits = (day: string | null) => (day ?? '').replaceAll('-', '')
const sexes: Record<string, string> = { male: '1', female: '2' }

/** One who moved house, one who is gone and one who was born. */
export function residentLines(rows: readonly Resident[], today: string): string[][] {
  const head =
    '宛名番号,世帯番号,続柄,漢字氏名,カナ氏名,生年月日,性別,郵便番号,住所,住民となった日,住民でなくなった日,支援措置'.split(
      ',',
    )
  const lines = rows.map((row, index) => [
    row.number,
    row.household,
    row.relation,
    row.name,
    row.kana,
    digits(row.birth_date),
    sexes[row.sex] ?? '9',
    row.postal_code.replace('-', ''),
    index === 40 ? `${row.address}（転居）` : row.address,
    digits(row.moved_in_on),
    digits(row.moved_out_on),
    row.protected ? '1' : '0',
  ])
  const parent = lines.find(line => line[2] === '世帯主') ?? lines[0]
  const baby = parent && [...parent.slice(0, 2), '子', `${parent[3]?.split(/[\s\u3000]/)[0]} みらい`]
  const born = digits(today)
  const added = baby
    ? [
        [
          '9900001',
          ...baby.slice(1),
          `${parent[4]?.split(' ')[0]} ミライ`,
          born,
          '2',
          ...parent.slice(7, 9),
          born,
          '',
          '0',
        ],
      ]
    : []
  return [head, ...lines.filter((_, index) => index !== 60), ...added]
}

interface Tax {
  number: string
  year: number
  income: number | null
  salary_or_pension: boolean | null
  deductions: number | null
  dependants: number | null
  class: string | null
  declared: boolean
}

export function taxLines(rows: readonly Tax[]): string[][] {
  const head = [
    '宛名番号',
    '課税年度',
    '合計所得金額',
    '給与年金所得',
    '諸控除額',
    '扶養人数',
    '課税区分',
    '未申告区分',
  ]
  const yes = (is: boolean | null) => (is === null ? '' : is ? '1' : '0')
  return [
    head,
    ...rows.map(row => [
      row.number,
      String(row.year),
      String(row.income ?? ''),
      yes(row.salary_or_pension),
      String(row.deductions ?? ''),
      String(row.dependants ?? ''),
      row.class === 'taxed' ? '課税' : row.class === 'non-taxed' ? '非課税' : '',
      row.declared ? '0' : '1',
    ]),
  ]
}

interface Pupil {
  number: string
  year: number
  school: string
  grade: number
  outside: boolean
}

export function pupilLines(rows: readonly Pupil[]): string[][] {
  const head = ['宛名番号', '年度', '在籍校', '学年', '区域外']
  return [
    head,
    ...rows.map(row => [row.number, String(row.year), row.school, String(row.grade), row.outside ? '○' : '']),
  ]
}

interface Benefit {
  number: string
  kind: string
  since: string
  until: string | null
}

/** One of them has ended. */
export function benefitLines(rows: readonly Benefit[], today: string): string[][] {
  const head = ['宛名番号', '受給の種類', '認定日', '喪失日']
  return [
    head,
    ...rows.map((row, index) => [
      row.number,
      row.kind,
      eraDigits(row.since),
      eraDigits(index === 3 ? today : row.until),
    ]),
  ]
}

/** The same with what goes wrong in practice: two columns swapped, a day that is none, a row twice, the end cut off. */
export function broken([head = [], ...rows]: readonly string[][]): string[][] {
  const [from, to] = [Math.min(3, head.length - 1), Math.min(5, head.length - 1)]
  const swapped = rows.map(row =>
    row.map((cell, at) => (at === from ? row[to] : at === to ? row[from] : cell) ?? cell),
  )
  const twice = swapped.slice(0, 1)
  const cut = swapped.at(-1)?.slice(0, 2) ?? []
  return [[...head], ...swapped.slice(0, -1), ...twice, cut]
}
