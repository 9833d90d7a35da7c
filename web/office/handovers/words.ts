export const formatLabels = {
  'as-is': 'そのまま',
  western: '西暦 20260401',
  'western-slash': '西暦 2026/04/01',
  'western-month': '西暦年月 202604',
  era: '和暦数字 5080401',
  'era-month': '和暦年月 50804',
  'half-kana': '半角カナ',
} as const

export const padLabels = { none: 'なし', zero: '左に0', space: '右に空白' } as const

export const accountLabels = {
  bankCode: '金融機関コード',
  branchCode: '支店コード',
  type: '預金種目',
  number: '口座番号',
  holderKana: '口座名義',
} as const
