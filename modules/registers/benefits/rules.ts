import type { Layout } from '../field/rules.ts'

/** 受給者台帳. Each kind is its own list: a full extract of one says nothing of the others. */
export const benefits: Layout = {
  label: '受給者台帳',
  about: '宛名番号ごとに、何をいつから受けているか',
  yearly: false,
  fields: [
    {
      id: 'number',
      label: '宛名番号',
      kind: 'number',
      required: true,
      headings: ['宛名番号', '宛名コード', '受給者宛名番号', '個人コード', '世帯員宛名番号', '住民コード'],
    },
    {
      id: 'kind',
      label: '受給の種類',
      kind: 'words',
      required: true,
      constant: true,
      headings: ['受給の種類', '手当種別', '制度区分', '事業区分', '給付種別'],
    },
    {
      id: 'since',
      label: '受給開始日',
      kind: 'date',
      required: true,
      headings: [
        '受給開始日',
        '開始日',
        '認定日',
        '支給開始日',
        '資格取得日',
        '保護開始日',
        '資格認定日',
        '開始年月日',
      ],
    },
    {
      id: 'until',
      label: '受給終了日',
      kind: 'date',
      headings: [
        '受給終了日',
        '終了日',
        '資格喪失日',
        '喪失日',
        '保護廃止日',
        '廃止日',
        '終了年月日',
        '停止日',
      ],
    },
  ],
}
