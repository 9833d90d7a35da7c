import type { Layout } from '../field/rules.ts'

/** A column called 未申告… says 1 for those who did not; one called 申告… says 1 for those who did. */
const declaredBy = (heading: string): Record<string, string> => {
  const words = {
    未申告: 'undeclared',
    未: 'undeclared',
    申告: 'declared',
    申告済: 'declared',
    申告あり: 'declared',
    申告なし: 'undeclared',
    済: 'declared',
  }
  if (heading.includes('未申告')) return { ...words, '1': 'undeclared', '0': 'declared' }
  return words
}

/** 個人住民税の課税台帳. Amounts are for the rules alone: no page and no list of problems shows them. */
export const taxes: Layout = {
  label: '税',
  about: '宛名番号ごとの合計所得金額、控除、扶養の人数、課税区分、未申告',
  yearly: true,
  fields: [
    {
      id: 'number',
      label: '宛名番号',
      kind: 'number',
      required: true,
      headings: ['宛名番号', '宛名コード', '個人コード', '納税義務者番号', '住民コード', '住民番号'],
    },
    {
      id: 'year',
      label: '年度',
      kind: 'text',
      headings: ['年度', '課税年度', '賦課年度', '相当年度'],
    },
    {
      id: 'income',
      label: '合計所得金額',
      kind: 'amount',
      secret: true,
      headings: ['合計所得金額', '合計所得', '合計所得額', '所得合計'],
    },
    {
      id: 'salaryOrPension',
      label: '給与・年金の所得があるか',
      kind: 'flag',
      headings: ['給与年金所得', '給与・年金所得あり', '給与所得有無', '給与年金区分', '給与等有無'],
    },
    {
      id: 'deductions',
      label: '諸控除額',
      kind: 'amount',
      secret: true,
      headings: ['諸控除額', '諸控除', '控除額', '所得控除額', '所得控除合計', '控除合計'],
    },
    {
      id: 'dependants',
      label: '扶養人数',
      kind: 'count',
      headings: ['扶養人数', '扶養親族数', '扶養親族等の数', '扶養数', '扶養人数合計'],
    },
    {
      id: 'class',
      label: '課税区分',
      kind: 'code',
      headings: ['課税区分', '課税非課税区分', '課非区分', '住民税区分', '課税区分コード'],
      choices: [
        { value: 'taxed', label: '課税' },
        { value: 'non-taxed', label: '非課税' },
        { value: 'undeclared', label: '未申告' },
        { value: 'none', label: '記録なし' },
      ],
      known: () => ({
        課税: 'taxed',
        非課税: 'non-taxed',
        均等割のみ: 'taxed',
        均等割のみ課税: 'taxed',
        所得割課税: 'taxed',
        未申告: 'undeclared',
      }),
    },
    {
      id: 'perHead',
      label: '均等割額',
      kind: 'amount',
      secret: true,
      headings: ['均等割額', '均等割', '均等割合計', '年税額（均等割）'],
    },
    {
      id: 'incomeBased',
      label: '所得割額',
      kind: 'amount',
      secret: true,
      headings: ['所得割額', '所得割', '所得割合計', '年税額（所得割）'],
    },
    {
      id: 'declared',
      label: '申告・未申告',
      kind: 'code',
      headings: ['未申告', '未申告区分', '未申告フラグ', '申告区分', '申告有無', '申告'],
      choices: [
        { value: 'declared', label: '申告あり' },
        { value: 'undeclared', label: '未申告' },
      ],
      known: declaredBy,
    },
  ],
}
