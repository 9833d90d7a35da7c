import { questionsOf } from '#language/form/facts.ts'
import { formatAnswer } from '#language/form/format.ts'
import { plainOf } from '#language/rules/plain.ts'
import type { NameAnswer } from '#language/scheme/form.ts'
import { accountTypes, convertYucho } from '#language/values/bank.ts'
import { tokyoDay } from '#language/values/date.ts'
import { formatName, formatNameKana } from '#language/values/name.ts'
import { latestAnswers } from '#modules/applications/read.ts'
import { caseRows, factsOfCases } from '#modules/cases/facts/read.ts'
import { holdersOfRows } from '#modules/cases/intake/read.ts'
import { firstDay } from '#modules/claims/rules.ts'
import { namesOfResidents } from '#modules/families/names/read.ts'
import { ledgerOf } from '#modules/payments/ledger/read.ts'
import { schemesOfRows } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { Transferable } from '../read.ts'
import type { Column } from '../schema.ts'
import { writtenIn } from './rules.ts'

export interface CellProblem {
  /** In the file, the head being row 1 where there is one. */
  row: number
  number: string
  column: string
  message: string
}

/** The rows of a file, a cell for each column, and what does not fit. */
export async function cellsOf(
  ctx: Context,
  office: number,
  cases: readonly Transferable[],
  columns: readonly Column[],
): Promise<{ rows: string[][]; problems: CellProblem[] }> {
  const ids = cases.map(each => each.caseId)
  const found = await caseRows(ctx, office, ids)
  const listed = ids.map(id => found.get(id) ?? refuse('not-found'))
  const publishedOf = await schemesOfRows(ctx, office, listed)
  const facts = await factsOfCases(
    ctx,
    office,
    listed.map(row => ({ row, scheme: publishedOf(row).scheme })),
  )
  const answers = await latestAnswers(
    ctx,
    office,
    listed.map(row => row.application_id),
  )
  const names = await namesOfResidents(
    ctx,
    office,
    listed.flatMap(row => row.resident_id ?? []),
  )
  const ledger = await ledgerOf(ctx, office, ids)
  const holders = await holdersOfRows(ctx, office, listed)
  const problems: CellProblem[] = []
  const rows = listed.map((row, index) => {
    const { scheme } = publishedOf(row)
    const plain = plainOf(facts.get(row.id) ?? {})
    const given = answers.get(row.application_id) ?? {}
    const textFrom = ({ source, format }: Pick<Column, 'source' | 'format'>): string => {
      switch (source.kind) {
        case 'resident-number':
          return names.get(row.resident_id ?? '')?.number ?? ''
        case 'case-number':
          return row.number
        case 'received':
          return tokyoDay(row.received_at)
        case 'decided':
          return tokyoDay(cases[index]?.decidedAt ?? row.received_at)
        case 'fact':
          return scalar(plain[source.name])
        case 'answer': {
          const question = questionsOf(scheme.form).find(each => each.id === source.question)
          const answer = given[source.question]
          if (question?.kind === 'name' && answer) {
            const name = answer as NameAnswer
            return format === 'half-kana' ? formatNameKana(name) : formatName(name)
          }
          if (question?.kind === 'date' && typeof answer === 'string') return answer
          return question ? formatAnswer(question, answer, 'ja').replace(/\s*\n\s*/g, ' ') : ''
        }
        case 'amount':
        case 'from-month': {
          const line = ledger.get(row.id)?.find(each => each.amount === source.id)
          if (!line) return ''
          return source.kind === 'amount' ? String(line.yen) : firstDay(line.fromMonth)
        }
        case 'account': {
          const account = holders.get(row.id)?.account
          if (!account) return ''
          const converted = account.yucho && convertYucho(account.yucho.symbol, account.yucho.number)
          const sure = converted?.ok ? { ...account, ...converted.account } : account
          return source.part === 'type' ? accountTypes[sure.type].code : sure[source.part]
        }
        case 'fixed':
          return source.text
      }
    }
    return columns.map(column => {
      const value = textFrom(column)
      const written =
        column.source.kind === 'resident-number' && value === ''
          ? { ok: false as const, message: '住民記録と照合していないため、宛名番号がありません。' }
          : writtenIn(column, value)
      if (written.ok) return written.text
      problems.push({ row: index + 2, number: row.number, column: column.name, message: written.message })
      return ''
    })
  })
  return { rows, problems }
}

function scalar(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
