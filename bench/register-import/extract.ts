import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { encodeCp932 } from '#platform/sheet/cp932.ts'

/** Column names as a legacy system writes them, and one row per person. */
const head =
  '宛名番号,世帯番号,続柄,氏名,フリガナ,通称,生年月日,性別,郵便番号,住所,住所コード,住民となった日,住民でなくなった日,異動日,異動事由,支援措置'

const surnames = [
  '佐藤',
  '鈴木',
  '髙橋',
  '田中',
  '伊藤',
  '渡邉',
  '山本',
  '中村',
  '小林',
  '加藤',
  '吉田',
  '山﨑',
]
const kanas = ['ｻﾄｳ', 'ｽｽﾞｷ', 'ﾀｶﾊｼ', 'ﾀﾅｶ', 'ｲﾄｳ', 'ﾜﾀﾅﾍﾞ', 'ﾔﾏﾓﾄ', 'ﾅｶﾑﾗ', 'ｺﾊﾞﾔｼ', 'ｶﾄｳ', 'ﾖｼﾀﾞ', 'ﾔﾏｻﾞｷ']
const givens = [
  '翔太',
  '陽菜',
  '大輝',
  '結衣',
  '蓮',
  '葵',
  '悠真',
  '美咲',
  '健一',
  '花子',
  '誠',
  '洋子',
  '湊',
]
const givenKanas = ['ｼｮｳﾀ', 'ﾋﾅ', 'ﾀﾞｲｷ', 'ﾕｲ', 'ﾚﾝ', 'ｱｵｲ', 'ﾕｳﾏ', 'ﾐｻｷ', 'ｹﾝｲﾁ', 'ﾊﾅｺ', 'ﾏｺﾄ', 'ﾖｳｺ', 'ﾐﾅﾄ']
const towns = ['本町', '緑町', '中央', '東町', '西町', '栄町', '旭町', '大字南']
const relations = ['世帯主', '妻', '子', '子']

const pad = (value: number, length: number) => String(value).padStart(length, '0')

/** Cells of one person, the same at every call. */
export function personOf(n: number): string[] {
  const household = Math.floor(n / 4)
  const [surname, given] = [household % surnames.length, (n * 7) % givens.length]
  const born = `${1940 + ((n * 13) % 85)}${pad((n % 12) + 1, 2)}${pad((n % 28) + 1, 2)}`
  const moved = `${2000 + (household % 25)}${pad((household % 12) + 1, 2)}01`
  const town = towns[household % towns.length]
  return [
    pad(n, 10),
    pad(household, 8),
    relations[n % 4] as string,
    `${surnames[surname]}　${givens[given]}`,
    `${kanas[surname]} ${givenKanas[given]}`,
    '',
    born,
    String((n % 2) + 1),
    `100${pad(household % 9000, 4)}`,
    `まんなか市${town}${(household % 7) + 1}丁目${household % 40}番${household % 20}号`,
    pad(household % 900, 7),
    moved > born ? moved : born,
    '',
    moved > born ? moved : born,
    '転入',
    n % 500 === 0 ? '1' : '0',
  ]
}

/** A CP932 file of so many people. */
export async function writeExtract(path: string, people: number): Promise<void> {
  const file = createWriteStream(path)
  file.write(encodeCp932(`${head}\r\n`))
  for (let from = 1; from <= people; from += 5000) {
    const lines = Array.from({ length: Math.min(5000, people - from + 1) }, (_, index) =>
      personOf(from + index).join(','),
    )
    file.write(encodeCp932(`${lines.join('\r\n')}\r\n`))
  }
  file.end()
  await finished(file)
}
