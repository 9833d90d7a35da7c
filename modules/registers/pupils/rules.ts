import type { Layout } from '../field/rules.ts'

/** 学齢簿. */
export const pupils: Layout = {
  label: '学齢簿',
  about: '宛名番号ごとの学校、学年、区域外就学',
  yearly: true,
  fields: [
    {
      id: 'number',
      label: '宛名番号',
      kind: 'number',
      required: true,
      headings: ['宛名番号', '宛名コード', '児童生徒宛名番号', '個人コード', '児童生徒番号', '住民コード'],
    },
    { id: 'year', label: '年度', kind: 'text', headings: ['年度', '学年度'] },
    {
      id: 'school',
      label: '学校',
      kind: 'text',
      required: true,
      headings: ['学校', '学校名', '在籍校', '就学校', '在籍学校名', '指定校'],
    },
    {
      id: 'stage',
      label: '学校の種類',
      kind: 'code',
      headings: ['学校種別', '校種', '学校区分', '小中区分', '学校種'],
      choices: [
        { value: 'elementary', label: '小学校' },
        { value: 'junior-high', label: '中学校' },
        { value: 'high', label: '高等学校' },
        { value: 'other', label: 'その他' },
      ],
      known: () => ({
        小学校: 'elementary',
        小: 'elementary',
        中学校: 'junior-high',
        中: 'junior-high',
        高等学校: 'high',
        高校: 'high',
        高: 'high',
        その他: 'other',
        特別支援学校: 'other',
      }),
    },
    {
      id: 'grade',
      label: '学年',
      kind: 'count',
      required: true,
      headings: ['学年', '在籍学年', '学年コード'],
    },
    {
      id: 'outside',
      label: '区域外就学',
      kind: 'flag',
      headings: ['区域外', '区域外就学', '区域外区分', '指定校変更', '区域外就学区分'],
    },
  ],
}
