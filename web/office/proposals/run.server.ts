import * as steps from '#modules/cases/approval/write.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

const commands = {
  decide: { run: steps.decide, says: '決裁しました。' },
  endorse: { run: steps.endorse, says: '確認し、次の決裁者に回しました。' },
  'take-up': { run: steps.takeUp, says: '引き上げて進めました。' },
  'decide-for': { run: steps.decideFor, says: '代わりに決裁しました。不在の方の後閲が要ります。' },
  'send-back': { run: steps.sendBack, says: '起案者に差し戻しました。' },
  'take-back': { run: steps.takeBack, says: '起案を取り戻しました。' },
  reject: { run: steps.reject, says: '否決しました。' },
  review: { run: steps.reviewAfterwards, says: '後閲しました。' },
} as const

/** Takes the step that was pressed and answers what to say of it. */
export async function runOnProposal(ctx: Context, id: string, form: FormData): Promise<string> {
  const intent = String(form.get('intent')) as keyof typeof commands
  const command = commands[intent] ?? refuse('invalid-input', { intent })
  const note = String(form.get(`note:${intent}`) ?? '')
  const key = String(form.get('_key') ?? '') || undefined
  await command.run(ctx, { proposalIds: [id], note }, { key })
  return command.says
}
