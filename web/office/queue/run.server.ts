import { decide, endorse, takeBack } from '#modules/cases/approval/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { approveCases } from '#modules/cases/effect/write.ts'
import type { Context } from '#platform/context.ts'

const steps = { decide, endorse } as const

/** What was done, for the sentence on the page. */
export interface Done {
  kind: 'decide' | 'endorse' | 'draft' | 'approve' | 'undone'
  count: number
  /** Proposals just drafted, which may be taken back. */
  undo?: string[]
}

/** Does all that a bulk form asks, or nothing of it. */
export async function runBulk(ctx: Context, form: FormData): Promise<Done[]> {
  const done: Done[] = []
  const key = (part: string) => ({ key: `${String(form.get('_key'))}:${part}` })
  const names = [...new Set(form.keys())]
  for (const name of names) {
    const ids = form.getAll(name).map(String)
    const [kind, action] = name.split(':')
    if (kind === 'decide' || kind === 'endorse') {
      await steps[kind](ctx, { proposalIds: ids }, key(kind))
      done.push({ kind, count: ids.length })
    } else if (kind === 'draft' && action) {
      const { proposals } = await draftDecision(ctx, { caseIds: ids, action }, key(name))
      done.push({ kind, count: ids.length, undo: proposals })
    } else if (kind === 'approve' && action) {
      await approveCases(ctx, { caseIds: ids, action }, key(name))
      done.push({ kind, count: ids.length })
    } else if (kind === 'undo') {
      const proposals = ids.flatMap(id => id.split(','))
      await takeBack(ctx, { proposalIds: proposals }, key('undo'))
      done.push({ kind: 'undone', count: proposals.length })
    }
  }
  return done
}
