import { questionsOf } from '#language/form/facts.ts'
import { say } from '#language/text.ts'
import { staffOf } from '#modules/cases/access.ts'
import { peopleOf } from '#modules/cases/people/read.ts'
import { scalarFacts } from '#modules/handovers/mapping/rules.ts'
import { handoversOf, mappingOf, transferableCases } from '#modules/handovers/read.ts'
import { Column, type Source } from '#modules/handovers/schema.ts'
import { cellsOf } from '#modules/handovers/values/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { accountLabels } from './words.ts'

/** Columns, what would be handed over now, and the files made. */
export async function handoversShown(ctx: Context, request: Request) {
  const { municipalityId } = staffOf(ctx)
  const asked = new URL(request.url).searchParams.get('scheme')
  const all = await schemesOf(ctx, municipalityId)
  const paying = all.filter(({ scheme }) => scheme.payment)
  const found = all.find(({ scheme }) => scheme.id === asked) ?? paying[0] ?? all[0]
  if (!found) return null
  const { scheme } = found
  const mapping = await mappingOf(ctx, scheme)
  const cases = await transferableCases(ctx, scheme.id)
  const fresh = cases.filter(each => each.handedOverAt === null)
  const { rows, problems } = await cellsOf(ctx, municipalityId, fresh.slice(0, 100), mapping.columns)
  const files = await handoversOf(ctx, scheme.id)
  const people = await peopleOf(
    ctx,
    files.map(file => file.madeBy),
  )
  const sources: { value: string; label: string; group: string }[] = [
    { value: 'resident-number', label: '宛名番号', group: '申請' },
    { value: 'case-number', label: '受付番号', group: '申請' },
    { value: 'received', label: '受付日', group: '申請' },
    { value: 'decided', label: '決定日', group: '申請' },
    ...(scheme.payment?.amounts ?? []).flatMap(({ id }) => {
      const name = scheme.amounts.find(amount => amount.id === id)?.name
      const label = name ? say(name, 'ja') : id
      return [
        { value: `amount:${id}`, label, group: '支給' },
        { value: `from-month:${id}`, label: `${label}の開始月`, group: '支給' },
      ]
    }),
    ...(questionsOf(scheme.form).some(question => question.kind === 'bank-account')
      ? Object.entries(accountLabels).map(([part, label]) => ({
          value: `account:${part}`,
          label,
          group: '口座',
        }))
      : []),
    ...questionsOf(scheme.form)
      .filter(question => !['file', 'consent', 'members'].includes(question.kind))
      .map(question => ({ value: `answer:${question.id}`, label: say(question.label, 'ja'), group: '答え' })),
    ...scalarFacts(scheme).map(fact => ({ value: `fact:${fact.name}`, label: fact.name, group: '事実' })),
    { value: 'fixed', label: '決まった文字', group: 'ほか' },
  ]
  return {
    scheme: { id: scheme.id, name: say(scheme.name, 'ja') },
    schemes: all.map(each => ({ id: each.scheme.id, name: say(each.scheme.name, 'ja') })),
    version: mapping.version,
    header: mapping.header,
    columns: mapping.columns.map(column => ({ ...column, from: written(column.source) })),
    sources,
    fresh: fresh.length,
    preview: fresh.slice(0, 5).map((each, index) => ({ number: each.number, cells: rows[index] ?? [] })),
    problems,
    done: cases
      .filter(each => each.handedOverAt !== null)
      .map(each => ({
        caseId: each.caseId,
        number: each.number,
        applicant: each.protected ? '（支援措置の方）' : each.applicant,
        at: each.handedOverAt?.toISOString() ?? '',
      })),
    files: files.map(file => ({
      ...file,
      madeAt: file.madeAt.toISOString(),
      madeBy: people.get(file.madeBy)?.name ?? '',
    })),
  }
}
export type ShownHandovers = NonNullable<Awaited<ReturnType<typeof handoversShown>>>

/** A source as a choice of a list. */
function written(source: Source): string {
  const { kind } = source
  if (kind === 'fact') return `fact:${source.name}`
  if (kind === 'answer') return `answer:${source.question}`
  if (kind === 'amount' || kind === 'from-month') return `${kind}:${source.id}`
  return kind === 'account' ? `account:${source.part}` : kind
}

function sourceFrom(choice: string, fixed: string): unknown {
  const [kind = '', ...rest] = choice.split(':')
  const name = rest.join(':')
  if (kind === 'fact') return { kind, name }
  if (kind === 'answer') return { kind, question: name }
  if (kind === 'amount' || kind === 'from-month') return { kind, id: name }
  if (kind === 'account') return { kind, part: name }
  return kind === 'fixed' ? { kind, text: fixed } : { kind }
}

/** The columns as posted, in the order of their numbers; those without a name are left out. Undefined: not readable. */
export function columnsFrom(form: FormData): Column[] | undefined {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const rows = [...form.keys()]
    .filter(name => /^c\d+\.name$/.test(name) && text(name) !== '')
    .map(name => name.slice(0, -'.name'.length))
  const read = rows
    .map((row, index) => ({
      at: Number(text(`${row}.order`)) || index + 1,
      index,
      column: Column.safeParse({
        name: text(`${row}.name`),
        source: sourceFrom(text(`${row}.source`), text(`${row}.fixed`)),
        format: text(`${row}.format`) || 'as-is',
        pad: text(`${row}.pad`) || 'none',
        ...(text(`${row}.width`) ? { width: Number(text(`${row}.width`)) } : {}),
      }),
    }))
    .sort((a, b) => a.at - b.at || a.index - b.index)
  const columns = read.flatMap(({ column }) => (column.success ? [column.data] : []))
  return columns.length === read.length ? columns : undefined
}
