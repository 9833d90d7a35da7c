import { tokyoDay } from '#language/values/date.ts'
import { enterApplication } from '#modules/applications/write.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { nextSerial } from '#platform/serial.ts'
import { counterOf } from './access.ts'
import { type Visit, visitOf } from './read.ts'
import { Apply, Describe, Finish, OneVisit, OpenVisit, Papers, ReceivePaper, SaveByStaff } from './schema.ts'

/** Opens a visit and gives it the day's next number. Refuses `not-allowed` for anybody but staff. */
export const openVisit = command({
  type: 'visit.opened',
  schema: OpenVisit,
  where: counterOf,
  run: async (ctx, { label, expert, schemes }) => {
    const municipality = counterOf(ctx)
    const day = tokyoDay(ctx.now)
    const serial = { municipality, kind: 'visit', year: Number(day.replaceAll('-', '')) }
    const number = await nextSerial(ctx, serial)
    const { id } = await ctx.db
      .insertInto('visits')
      .values({
        municipality_id: municipality,
        day,
        number,
        label,
        expert,
        schemes,
        // Whoever needs no guide needs no explanation either.
        explained_at: expert ? ctx.now : null,
        opened_by: ctx.actor.kind === 'staff' ? ctx.actor.accountId : refuse('not-allowed'),
        opened_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { event: { subject: { kind: 'visit', id }, data: { number, expert } }, result: { id, number } }
  },
})

/** The visit, nobody else's hand on it until this transaction ends. Refuses `visit-finished`. */
async function openOne(ctx: Context, id: string): Promise<Visit> {
  const visit = await visitOf(ctx, id, { lock: true })
  if (visit.outcome) refuse('visit-finished')
  return visit
}

async function change(ctx: Context, visit: Visit, values: Record<string, unknown>): Promise<void> {
  await ctx.db
    .updateTable('visits')
    .set(values)
    .where('municipality_id', '=', visit.municipality)
    .where('id', '=', visit.id)
    .execute()
}

/** The staff told it themselves: the explanation counts as given. */
export const markExplained = command({
  type: 'visit.explained',
  schema: OneVisit,
  where: counterOf,
  run: async (ctx, { id }) => {
    const visit = await openOne(ctx, id)
    if (!visit.explainedAt) await change(ctx, visit, { explained_at: ctx.now })
    return { event: { subject: { kind: 'visit', id }, data: { by: 'staff' } }, result: { id } }
  },
})

/** What the staff call it, their note, and when to look at it again. */
export const describeVisit = command({
  type: 'visit.described',
  schema: Describe,
  where: counterOf,
  run: async (ctx, { id, label, note, remindOn }) => {
    const visit = await openOne(ctx, id)
    await change(ctx, visit, { label, note, remind_on: remindOn })
    return { event: { subject: { kind: 'visit', id }, data: { remindOn } }, result: { id } }
  },
})

/**
 * Answers given to the staff instead of the tablet, sealed by the page. Refuses `changed-meanwhile` where somebody else
 * wrote since, the person at the tablet for instance.
 */
export const answerForVisit = command({
  type: 'visit.answered',
  schema: SaveByStaff,
  where: counterOf,
  run: async (ctx, { id, sealed, revision, schemes, name }) => {
    const visit = await openOne(ctx, id)
    if (visit.revision !== revision) refuse('changed-meanwhile')
    await change(ctx, visit, {
      sealed,
      revision: revision + 1,
      ...(schemes ? { schemes } : {}),
      ...(name === undefined ? {} : { name }),
    })
    return {
      event: { subject: { kind: 'visit', id }, data: { revision: revision + 1 } },
      result: { revision: revision + 1 },
    }
  },
})

/**
 * Which papers are still to come and when each was promised: the whole list. A paper that came already stays received;
 * one left out is no longer waited for.
 */
export const awaitPapers = command({
  type: 'visit.papers-promised',
  schema: Papers,
  where: counterOf,
  run: async (ctx, { id, papers }) => {
    const visit = await openOne(ctx, id)
    const known = new Map(visit.papers.map(paper => [paper.paper, paper]))
    await ctx.db
      .deleteFrom('visit_papers')
      .where('municipality_id', '=', visit.municipality)
      .where('visit_id', '=', id)
      .where('received_at', 'is', null)
      .execute()
    const fresh = papers.filter(({ paper }) => !known.get(paper)?.receivedAt)
    if (new Set(fresh.map(({ paper }) => paper)).size < fresh.length) refuse('invalid-input')
    if (fresh.length > 0) {
      await ctx.db
        .insertInto('visit_papers')
        .values(
          fresh.map(({ paper, name, promisedOn }, position) => ({
            municipality_id: visit.municipality,
            visit_id: id,
            paper,
            position,
            name,
            promised_on: promisedOn,
          })),
        )
        .execute()
    }
    return {
      event: { subject: { kind: 'visit', id }, data: { papers: fresh.map(({ paper }) => paper) } },
      result: { waiting: fresh.length },
    }
  },
})

/** A paper has come, or was ticked by mistake. Refuses `not-found` for one nobody waits for. */
export const receivePaper = command({
  type: 'visit.paper-received',
  schema: ReceivePaper,
  where: counterOf,
  run: async (ctx, { id, paper, received }) => {
    const visit = await openOne(ctx, id)
    if (!visit.papers.some(each => each.paper === paper)) refuse('not-found')
    await ctx.db
      .updateTable('visit_papers')
      .set({
        received_at: received ? ctx.now : null,
        received_by: received && ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      })
      .where('municipality_id', '=', visit.municipality)
      .where('visit_id', '=', id)
      .where('paper', '=', paper)
      .execute()
    const type = received ? 'visit.paper-received' : 'visit.paper-missed'
    return { event: { type, subject: { kind: 'visit', id }, data: { paper } }, result: { id } }
  },
})

/**
 * The visit becomes an application on paper, with the answers it has: the same kind of case as any other. Once for each
 * scheme; refuses `visit-applied`, and what `enterApplication` refuses.
 */
export const applyFromVisit = command({
  type: 'visit.applied',
  schema: Apply,
  where: counterOf,
  run: async (ctx, { id, scheme, answers, residentId }) => {
    const visit = await openOne(ctx, id)
    const earlier = visit.cases.find(each => each.scheme === scheme)
    if (earlier) refuse('visit-applied', { number: earlier.number })
    const { caseId, number } = await enterApplication(ctx, {
      scheme,
      channel: 'paper',
      answers,
      ...(residentId ? { residentId } : {}),
    })
    await ctx.db
      .insertInto('visit_cases')
      .values({
        municipality_id: visit.municipality,
        visit_id: id,
        scheme_id: scheme,
        case_id: caseId,
        number,
      })
      .execute()
    return {
      event: { subject: { kind: 'visit', id }, data: { scheme, caseId } },
      result: { caseId, number },
    }
  },
})

/** The end: everything received, or nothing more to come. What was answered is removed. */
export const finishVisit = command({
  type: 'visit.finished',
  schema: Finish,
  where: counterOf,
  run: async (ctx, { id, outcome }) => {
    const visit = await openOne(ctx, id)
    await change(ctx, visit, { finished_at: ctx.now, outcome, ...forgotten })
    return { event: { subject: { kind: 'visit', id }, data: { outcome } }, result: { id } }
  },
})

const forgotten = {
  sealed: null,
  code_hash: null,
  code_until: null,
  tablet_hash: null,
  tablet_until: null,
} as const
