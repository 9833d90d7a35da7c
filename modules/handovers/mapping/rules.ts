import { questionsOf } from '#language/form/facts.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import type { Column, Source } from '../schema.ts'

const scalars = ['string', 'number', 'boolean', 'date']

/** Facts of a scheme that fit into one cell. */
export function scalarFacts(scheme: Scheme): Scheme['facts'] {
  return scheme.facts.filter(fact => scalars.includes(fact.type))
}

/** Whether the scheme has what a column is to be taken from. */
export function hasSource(scheme: Scheme, source: Source): boolean {
  switch (source.kind) {
    case 'fact':
      return scalarFacts(scheme).some(fact => fact.name === source.name)
    case 'answer':
      return questionsOf(scheme.form).some(question => question.id === source.question)
    case 'amount':
    case 'from-month':
      return scheme.payment?.amounts.some(amount => amount.id === source.id) ?? false
    case 'account':
      return questionsOf(scheme.form).some(question => question.kind === 'bank-account')
    default:
      return true
  }
}

/** The columns a scheme begins with, for staff to change to what their system asks for. */
export function firstColumns(scheme: Scheme): Column[] {
  const plain = { format: 'as-is', pad: 'none' } as const
  const columns: Column[] = [
    { ...plain, name: '宛名番号', source: { kind: 'resident-number' } },
    { ...plain, name: '受付番号', source: { kind: 'case-number' } },
    { ...plain, name: '受付日', source: { kind: 'received' }, format: 'western' },
    { ...plain, name: '決定日', source: { kind: 'decided' }, format: 'western' },
  ]
  for (const { id } of scheme.payment?.amounts ?? []) {
    const name = scheme.amounts.find(amount => amount.id === id)?.name.ja ?? id
    columns.push({ ...plain, name, source: { kind: 'amount', id } })
    columns.push({
      ...plain,
      name: `${name}　開始月`,
      source: { kind: 'from-month', id },
      format: 'western-month',
    })
  }
  if (!hasSource(scheme, { kind: 'account', part: 'number' })) return columns
  const account = (name: string, part: 'bankCode' | 'branchCode' | 'type' | 'number'): Column => ({
    ...plain,
    name,
    source: { kind: 'account', part },
  })
  return [
    ...columns,
    account('金融機関コード', 'bankCode'),
    account('支店コード', 'branchCode'),
    account('預金種目', 'type'),
    account('口座番号', 'number'),
    { ...plain, name: '口座名義', source: { kind: 'account', part: 'holderKana' }, format: 'half-kana' },
  ]
}
