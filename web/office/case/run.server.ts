import * as steps from '#modules/cases/approval/write.ts'
import { checkCase } from '#modules/cases/check/write.ts'
import { closeCase } from '#modules/cases/closing/write.ts'
import { commentOn, dropComment } from '#modules/cases/correction/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { approveCases } from '#modules/cases/effect/write.ts'
import { identifyApplicant } from '#modules/cases/identity/write.ts'
import { confirmHolder } from '#modules/cases/intake/write.ts'
import type { Reason } from '#modules/cases/schema.ts'
import { releaseLetter } from '#modules/letters/write.ts'
import { resendMessage } from '#modules/messages/write.ts'
import { correctBenefit } from '#modules/payments/ledger/write.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'

const stepCommands = {
  decide: steps.decide,
  endorse: steps.endorse,
  'take-up': steps.takeUp,
  'decide-for': steps.decideFor,
  'send-back': steps.sendBack,
  'take-back': steps.takeBack,
  reject: steps.reject,
  review: steps.reviewAfterwards,
} as const

type Step = keyof typeof stepCommands

/** What was done, as the page says it afterwards. */
const told: Record<string, string> = {
  decide: '決裁しました。通知書と利用券は数秒で申請者に届きます。',
  endorse: '確認し、次の決裁者に回しました。',
  'take-up': '引き上げて進めました。',
  'decide-for': '代わりに決裁しました。不在の方の後閲が要ります。',
  'send-back': '起案者に差し戻しました。',
  'take-back': '起案を取り戻しました。',
  reject: '否決しました。',
  review: '後閲しました。',
  draft: '起案しました。',
  approve: '承認しました。通知書と利用券は数秒で申請者に届きます。',
  close: 'この申請を終わりにしました。',
  comment: 'コメントを付けました。まだ申請者には見えません。',
  drop: 'コメントを取り消しました。',
  recheck: '自動確認をやり直しました。',
  identify: '住民記録と照合し、自動確認をやり直しました。',
  release: '通知書を発行しました。',
  'confirm-holder': '本人の口座だと確かめたことを記録しました。',
  'correct-benefit': '支給の額を改めました。',
  resend: 'メールをもう一度送ります。',
}

export interface CaseDone {
  says: string
  /** Proposals just drafted, which may be taken back. */
  undo?: string
}

/** One thing done on a case, by the button that was pressed. */
export async function runOnCase(ctx: Context, caseId: string, form: FormData): Promise<CaseDone> {
  // A page holds several of the same box, told apart by what follows the colon.
  const named = (name: string) => [...form.keys()].find(key => key === name || key.startsWith(`${name}:`))
  const text = (name: string) => String(form.get(named(name) ?? name) ?? '')
  const intent = text('intent')
  const once = { key: text('_key') || undefined }
  const note = text('note')
  const done = { says: told[intent] ?? '' }
  if (intent in stepCommands) {
    const input = { proposalIds: text('proposal').split(','), note }
    await stepCommands[intent as Step](ctx, input, once)
    return done
  }
  switch (intent) {
    case 'draft': {
      const input = { caseIds: [caseId], action: text('action'), note }
      const { proposals } = await draftDecision(ctx, input, once)
      return { ...done, undo: proposals.join(',') }
    }
    case 'approve':
      await approveCases(ctx, { caseIds: [caseId], action: text('action'), note }, once)
      return done
    case 'close':
      await closeCase(ctx, { caseId, action: text('action'), note }, once)
      return done
    case 'comment': {
      const comment = { question: text('question'), reason: text('reason') as Reason, body: text('body') }
      await commentOn(ctx, { caseId, ...comment }, once)
      return done
    }
    case 'drop':
      await dropComment(ctx, { caseId, commentId: text('comment') }, once)
      return done
    case 'recheck':
      await checkCase(ctx, { caseId }, once)
      return done
    case 'identify':
      await identifyApplicant(ctx, { caseId, residentId: text('resident') || null }, once)
      await checkCase(ctx, { caseId }, { key: `${once.key}:check` })
      return done
    case 'confirm-holder':
      await confirmHolder(ctx, { caseId, note }, once)
      await checkCase(ctx, { caseId }, { key: `${once.key}:check` })
      return done
    case 'correct-benefit': {
      const line = {
        amount: text('amount'),
        fromMonth: text('month'),
        yen: Number(text('yen')),
        reason: note,
      }
      await correctBenefit(ctx, { caseId, ...line }, once)
      return done
    }
    case 'release': {
      const substitutes = Object.fromEntries(
        [...form.keys()]
          .filter(name => name.startsWith('substitute:'))
          .map(name => [name.slice('substitute:'.length), String(form.get(name))]),
      )
      await releaseLetter(ctx, { held: text('held'), substitutes })
      return done
    }
    case 'resend':
      await resendMessage(ctx, { messageId: text('message') }, once)
      return done
    default:
      return refuse('invalid-input', { intent })
  }
}
