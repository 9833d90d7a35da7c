import { accept, decline, markNoShow, undoAccept, undoNoShow } from '#modules/bookings/answer/write.ts'
import { cancel } from '#modules/bookings/write.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

const simple = {
  accept,
  'undo-accept': undoAccept,
  'no-show': markNoShow,
  'undo-no-show': undoNoShow,
} as const

/** What was done, and what takes it back. */
export interface Answered {
  did: keyof typeof simple | 'decline' | 'cancel'
  reservationId: string
  undo: 'undo-accept' | 'undo-no-show' | null
}

/** Does what a posted form of today or of one booking asks: `do`, `reservation`, and a `reason` where one is needed. */
export async function answer(ctx: Context, form: FormData): Promise<Answered> {
  const did = String(form.get('do') ?? '')
  const reservationId = String(form.get('reservation') ?? '')
  const key = String(form.get('_key') ?? '')
  const reason = String(form.get('reason') ?? '')
  if (did === 'decline') {
    await decline(ctx, { reservationId, reason }, { key })
    return { did, reservationId, undo: null }
  }
  if (did === 'cancel') {
    await cancel(ctx, { reservationId, reason }, { key })
    return { did, reservationId, undo: null }
  }
  if (!isSimple(did)) return refuse('invalid-input')
  await simple[did](ctx, { reservationId }, { key })
  const undo = did === 'accept' ? 'undo-accept' : did === 'no-show' ? 'undo-no-show' : null
  return { did, reservationId, undo }
}

function isSimple(did: string): did is keyof typeof simple {
  return did in simple
}
