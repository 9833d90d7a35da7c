import { schemesOfRows } from '#modules/publishing/read.ts'
import type { Context } from '#platform/context.ts'
import { type Staff, staffOf } from '../access.ts'
import { countCases, findCases, type ListedCase, statesOfKind } from '../list/read.ts'
import { QueueFilter, type queues } from '../schema.ts'
import { asRow, belongs, matches, order, type QueueRow } from './rules.ts'

export type Counts = Record<(typeof queues)[number], number>

/** The cases the office or an applicant still has to do with: what every queue but the archive is made of. */
export async function liveCases(ctx: Context): Promise<QueueRow[]> {
  const staff = staffOf(ctx)
  const states = await statesOfKind(ctx, staff.municipalityId, ['open', 'waiting'])
  return withSchemes(ctx, staff, await findCases(ctx, staff.municipalityId, everything, states, null))
}

/** How much work there is in each queue. `live` from `liveCases`, where it is at hand already. */
export async function queueCounts(ctx: Context, live?: readonly QueueRow[]): Promise<Counts> {
  const rows = live ?? (await liveCases(ctx))
  return countsOf(ctx, everything, rows)
}

async function countsOf(ctx: Context, filter: QueueFilter, live: readonly QueueRow[]): Promise<Counts> {
  const { municipalityId } = staffOf(ctx)
  const closed = await statesOfKind(ctx, municipalityId, ['granted', 'refused', 'closed'])
  const decided = await countCases(ctx, municipalityId, filter, closed)
  const of = (name: keyof typeof belongs) => live.filter(belongs[name]).length
  return {
    attention: of('attention'),
    mine: of('mine'),
    route: of('route'),
    waiting: of('waiting'),
    late: of('late'),
    decided,
    all: live.length + decided,
  }
}

/**
 * The office's work: the asked-for queue, sorted and paged, with the counts of all queues under the same other
 * filters. Default order: what is late first, then what has used most of its time; the archive newest first.
 */
export async function queue(
  ctx: Context,
  asked: Partial<QueueFilter> = {},
  known?: readonly QueueRow[],
): Promise<{ rows: QueueRow[]; counts: Counts; total: number; filter: QueueFilter }> {
  const staff = staffOf(ctx)
  const filter = QueueFilter.parse(asked)
  const live = (known ?? (await liveCases(ctx))).filter(row => matches(row, filter))
  const counts = await countsOf(ctx, filter, live)
  const start = (filter.page - 1) * filter.size
  if (filter.queue === 'decided' || filter.queue === 'all') {
    const states = await statesOfKind(
      ctx,
      staff.municipalityId,
      filter.queue === 'decided'
        ? ['granted', 'refused', 'closed']
        : ['open', 'waiting', 'granted', 'refused', 'closed'],
    )
    const found = await findCases(ctx, staff.municipalityId, filter, states, { start, size: filter.size })
    return { rows: await withSchemes(ctx, staff, found), counts, total: counts[filter.queue], filter }
  }
  const chosen = live.filter(belongs[filter.queue]).sort(order(filter))
  return { rows: chosen.slice(start, start + filter.size), counts, total: chosen.length, filter }
}

const everything = QueueFilter.parse({})

async function withSchemes(ctx: Context, staff: Staff, found: readonly ListedCase[]): Promise<QueueRow[]> {
  const publishedOf = await schemesOfRows(ctx, staff.municipalityId, found)
  return found.map(row => asRow(row, publishedOf(row).scheme.workflow, staff, ctx.now))
}
