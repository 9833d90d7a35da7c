import { evaluateText, holds } from '#language/rules/expression.ts'
import { judging } from '#language/rules/scope.ts'
import type { Action, Route } from '#language/scheme/workflow.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { routeFor } from '#language/workflow/fold.ts'
import { amendmentsFor } from '#modules/applications/amendment/read.ts'
import { caseRecord } from '#modules/applications/read.ts'
import type { Proposal } from '#modules/cases/approval/read.ts'
import type { StepKind } from '#modules/cases/approval/rules.ts'
import { caseFacts } from '#modules/cases/facts/read.ts'
import type { CaseView } from '#modules/cases/read.ts'
import type { Context } from '#platform/context.ts'
import { ranks } from '../queue/words.ts'
import { factLabels } from './answers.server.ts'

/** Something that can be done now, and what it will cause. The first one is the likely one. */
export interface Doable {
  key: string
  label: string
  causes: string
  danger?: boolean
  /** Never the main thing to do. */
  quiet?: boolean
  /** Another page where it is prepared. */
  to?: string
  /** Posted as it stands, or after the dialog was answered. */
  fields?: Record<string, string>
  ask?: {
    title: string
    text: string
    /** What must or may be written. */
    note?: { label: string; required: boolean }
    confirm: string
    /** What cannot be undone. */
    final?: string
  }
}

/** What the one who looks may do with this case. `blocked`: what would be possible once something is known. */
export async function doablesOf(
  ctx: Context,
  view: CaseView,
): Promise<{ doables: Doable[]; blocked: { label: string; why: string }[] }> {
  const { scheme } = view.published
  const facts = await caseFacts(ctx, scheme, view.row)
  const at = judging(scheme, tokyoDay(view.row.received_at))
  const who = `${view.row.applicant}さん（${view.row.number}）`
  const doables: Doable[] = []
  if (view.steps) {
    for (const step of view.steps.may) doables.push(stepDoable(step, view.steps.proposal, view, who))
  }
  const open = view.proposals.find(proposal => proposal.position.kind === 'open')
  for (const action of view.offered) {
    // The check drafted this very decision: it only waits for its deciders.
    if (open && action.decides === open.decides) continue
    const route = action.decides ? routeFor(scheme.workflow, action.decides, facts, at) : undefined
    doables.push(actionDoable(action, route, view, who))
  }
  for (const amendment of await amendmentsFor(ctx, await caseRecord(ctx, view.row.id))) {
    doables.push({
      key: `amend:${amendment.id}`,
      label: `届出を入力：${say(amendment.label, 'ja')}`,
      causes: '電話や紙で聞いたこと。利用券の期間などが直ります',
      quiet: true,
      to: `/office/cases/${view.row.id}/amend/${amendment.id}`,
    })
  }
  const label = factLabels(view)
  const offered = new Set(view.offered.map(action => action.id))
  const blocked = scheme.workflow.actions
    .filter(action => action.who === 'staff' && action.from.includes(view.state.id))
    .filter(action => !offered.has(action.id) && action.when !== undefined && !holds(action.when, facts, at))
    .map(action => {
      const outcome = evaluateText(action.when ?? '', facts, at)
      const missing = outcome.kind === 'unknown' ? outcome.missing.map(label) : []
      return {
        label: say(action.label, 'ja'),
        why: missing.length > 0 ? `${missing.join('・')}がわからないため` : '条件に合わないため',
      }
    })
  return { doables: likelyFirst(doables, view), blocked }
}

/** Remarks written and not sent make a return likely; rules that fail, a refusal. */
function likelyFirst(doables: Doable[], view: CaseView): Doable[] {
  const remarks = view.comments.some(comment => comment.sentAt === null)
  const weight = ({ key }: Doable) => {
    if (remarks && key.startsWith('return')) return -2
    if (view.check?.outcome === 'not-eligible' && key.startsWith('refuse')) return -1
    return 0
  }
  return [...doables].sort((a, b) => weight(a) - weight(b))
}

const final = '送った通知は取り消せません。あとで取りやめるには、承認の取消し（理由が必要）をします。'

function stepDoable(step: StepKind, proposal: Proposal, view: CaseView, who: string): Doable {
  const { workflow } = view.published.scheme
  const action = workflow.actions.find(each => each.id === proposal.cases[0]?.action)
  const what = action ? say(action.label, 'ja') : proposal.title
  const causes = action?.causes ? say(action.causes, 'ja') : ''
  const fields = { intent: step, proposal: proposal.id }
  const position = proposal.position
  const awaits = position.kind === 'open' ? ranks[position.awaits] : ''
  const next = position.kind === 'open' ? proposal.route.ranks[position.index + 1] : undefined
  const decision = { title: what, text: `${who}：${causes}`, confirm: `決裁する：${what}`, final }
  switch (step) {
    case 'decide':
      return {
        key: step,
        label: `決裁する：${what}`,
        causes: `${who}に通知が届きます`,
        fields,
        ask: decision,
      }
    case 'endorse':
      return {
        key: step,
        label: '確認して次へ回す',
        causes: next ? `次は${ranks[next]}が見ます` : '',
        fields,
      }
    case 'take-up':
      return {
        key: step,
        label: '引き上げて決裁する',
        causes: `${awaits}を待たずに進めます`,
        fields,
        ask: { ...decision, title: `引上げ：${what}`, confirm: '引き上げて決裁する' },
      }
    case 'decide-for':
      return {
        key: step,
        label: `${awaits}に代わって決裁する`,
        causes: `${awaits}が不在のときだけ。あとで後閲が要ります`,
        fields,
        ask: {
          ...decision,
          title: `代決：${what}`,
          note: { label: `${awaits}が不在の理由`, required: true },
          confirm: '代わりに決裁する',
        },
      }
    case 'send-back':
      return {
        key: step,
        label: '差し戻す',
        causes: '起案者に戻します',
        fields,
        ask: {
          title: '起案者に差し戻します',
          text: 'この起案は終わり、起案者が直して起案し直します。申請者には何も届きません。',
          note: { label: '差し戻す理由', required: true },
          confirm: '差し戻す',
        },
      }
    case 'reject':
      return {
        key: step,
        label: '否決する',
        causes: 'この起案を退けます',
        danger: true,
        fields,
        ask: {
          title: 'この起案を否決します',
          text: '申請は受付済のまま残り、別の決定を起案できます。申請者には何も届きません。',
          note: { label: '否決する理由', required: true },
          confirm: '否決する',
        },
      }
    case 'take-back':
      return { key: step, label: '起案を取り戻す', causes: '決まる前の起案をやめます', quiet: true, fields }
    case 'review':
      return { key: step, label: '後閲する', causes: '代決された内容を確かめたことを記録します', fields }
  }
}

function actionDoable(action: Action, route: Route | undefined, view: CaseView, who: string): Doable {
  const label = say(action.label, 'ja')
  const causes = action.causes ? say(action.causes, 'ja') : ''
  const place = `/office/cases/${view.row.id}`
  const way = route ? route.ranks.map(rank => ranks[rank]).join(' → ') : ''
  if (action.needs.includes('comments')) {
    const unsent = view.comments.filter(comment => comment.sentAt === null).length
    return {
      key: `return:${action.id}`,
      label: '補正を依頼する',
      causes: unsent > 0 ? `コメント${unsent}件を申請者に送ります` : '直してほしい項目にコメントを付けてから',
      to: `${place}/return`,
    }
  }
  if (action.needs.includes('reasons')) {
    return {
      key: `${action.decides ?? 'act'}:${action.id}`,
      label,
      causes: '理由を書いて起案します',
      danger: true,
      to: `${place}/decide/${action.id}`,
    }
  }
  if (route?.mode === 'batch') {
    return {
      key: `approve:${action.id}`,
      label,
      causes: `${who}にすぐ通知が届きます`,
      fields: { intent: 'approve', action: action.id },
      ask: {
        title: label,
        text: `${who}：承認がすぐに効力をもち、通知書と利用券が届きます。正式な決裁は月ごとの一括決裁で行います。`,
        confirm: label,
        final,
      },
    }
  }
  if (action.decides) {
    return {
      key: `draft:${action.id}`,
      label: `起案する：${label}`,
      causes: way ? `${way}が決裁します` : causes,
      fields: { intent: 'draft', action: action.id },
    }
  }
  return {
    key: `close:${action.id}`,
    label,
    causes,
    danger: true,
    fields: { intent: 'close', action: action.id },
    ask: {
      title: label,
      text: `${who}：${causes}`,
      note: { label: '申し出た人・日時・方法', required: true },
      confirm: label,
      final: 'この申請は終わりになり、元に戻せません。期間のうちなら、もう一度申請できます。',
    },
  }
}
