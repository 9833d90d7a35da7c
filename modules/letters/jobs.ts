import { questionsOf } from '#language/form/facts.ts'
import type { Text } from '#language/text.ts'
import { caseRow } from '#modules/cases/facts/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { on, type RecordedEvent } from '#platform/events.ts'
import { Refused } from '#platform/refused.ts'
import { sentRemarks } from './read.ts'
import { withLabel } from './rules.ts'
import type { Issue } from './schema.ts'
import { holdLetter, issueLetter } from './write.ts'

type Asked = Pick<Issue, 'caseId' | 'template'> & Partial<Issue>

/** Issues once per event; what cannot be issued without a gap is held back and shown to staff. */
async function issueFor(ctx: Context, event: RecordedEvent, asked: Asked): Promise<void> {
  const once = { key: event.id }
  try {
    await issueLetter(ctx, asked, once)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.code !== 'letter-incomplete' && error.code !== 'letter-undrawable') throw error
    const { problems = [], missing = [] } = error.details as { problems?: []; missing?: string[] }
    await holdLetter(ctx, { issue: asked, problems, missing }, once)
  }
}

on('case.decided', 'letter', async (ctx, event) => {
  const {
    decides,
    letter,
    scheme: id,
    reasons,
  } = event.data as {
    decides: string
    letter: string | null
    scheme: string
    reasons?: Text[]
  }
  if (!letter) return
  const row = await caseRow(ctx, event.municipality, event.subject.id)
  if (!row) return
  const { scheme } = await schemeOf(ctx, event.municipality, id, row.scheme_version)
  // A grant that entitles is told together with the voucher, once that exists.
  if (decides === 'grant' && scheme.entitlement) return
  await issueFor(ctx, event, { caseId: row.id, template: letter, reasons: reasons ?? [] })
})

on('voucher.issued', 'letter', async (ctx, event) => {
  const { caseId, letter, facts } = event.data as {
    caseId: string
    letter: string | null
    facts?: Issue['facts']
  }
  if (letter) await issueFor(ctx, event, { caseId, template: letter, facts: facts ?? {} })
})

on('payment.failed', 'letter', async (ctx, event) => {
  const { letter } = event.data as { letter?: string | null }
  if (letter) await issueFor(ctx, event, { caseId: event.subject.id, template: letter })
})

on('case.returned', 'letter', async (ctx, event) => {
  const { letter } = event.data as { letter: string | null }
  if (!letter) return
  const row = await caseRow(ctx, event.municipality, event.subject.id)
  if (!row) return
  const { scheme } = await schemeOf(ctx, event.municipality, row.scheme_id, row.scheme_version)
  const labels = new Map(questionsOf(scheme.form).map(question => [question.id, question.label]))
  const remarks = await sentRemarks(ctx, event.municipality, row.id, event.at)
  const reasons = remarks.map(({ question, body }) => withLabel(labels.get(question), body))
  await issueFor(ctx, event, { caseId: row.id, template: letter, reasons })
})
