import { sql } from 'kysely'
import { schemeOf } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { addresseeOf } from '../notices/read.ts'
import { letterhead, noticeOf } from '../notices/rules.ts'
import { queueMessage } from '../write.ts'

const day = 86_400_000

/**
 * Reminds, once for every return, the applicants who have not corrected within the scheme's `correctionDays`. Answers
 * how many mails were queued.
 */
export async function remindCorrections(ctx: Context, office: number): Promise<number> {
  const { rows } = await sql<{
    id: string
    scheme_id: string
    scheme_version: number
    state: string
    seq: number
    at: Date
  }>`
    select c.id, c.scheme_id, c.scheme_version, a.to_state as state, a.seq, a.at
    from cases c
    cross join lateral (
      select to_state, seq, at from case_actions
      where municipality_id = ${office} and case_id = c.id order by seq desc limit 1
    ) a
    where c.municipality_id = ${office} and a.at < ${new Date(ctx.now.getTime() - day)}
      and exists (
        select 1 from case_comments k
        where k.municipality_id = ${office} and k.case_id = c.id and k.sent_at is not null and k.answered_at is null
      )
  `.execute(ctx.db)
  let queued = 0
  for (const row of rows) {
    const { scheme } = await schemeOf(ctx, office, row.scheme_id, row.scheme_version)
    const waits = scheme.workflow.states.find(state => state.id === row.state)?.kind === 'waiting'
    const overdue = ctx.now.getTime() - row.at.getTime() >= scheme.workflow.correctionDays * day
    const to = waits && overdue ? await addresseeOf(ctx, office, row.id) : undefined
    if (!to) continue
    const { subject, body } = noticeOf('correction-reminder', to.language, {
      place: to.place.name,
      number: to.row.number,
    })
    const id = await queueMessage(ctx, {
      municipality: office,
      account: to.account,
      recipient: to.email,
      subject,
      body: letterhead(body, `/${to.place.slug}/applications/${row.id}`, to.place.name),
      kind: 'correction-reminder',
      subjectRef: { kind: 'case', id: row.id },
      dedupe: `correction-reminder:${row.id}:${row.seq}`,
    })
    if (id) queued++
  }
  return queued
}
