import { liveCases } from '#modules/cases/queue/read.ts'
import type { QueueRow } from '#modules/cases/queue/rules.ts'
import type { Context } from '#platform/context.ts'
import { oncePerRequest } from '#web/server/once.ts'
import type { PageArgs } from '#web/server/page.ts'

/** The office's live cases: the frame counts them and the page lists them. */
export function liveOf(ctx: Context, { context }: Pick<PageArgs, 'context'>): Promise<QueueRow[]> {
  return oncePerRequest(context, 'live-cases', () => liveCases(ctx))
}
