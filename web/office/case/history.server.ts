import { say } from '#language/text.ts'
import type { Person } from '#modules/cases/people/read.ts'
import type { CaseView } from '#modules/cases/read.ts'
import type { IssuedLetter } from '#modules/letters/schema.ts'
import type { Message } from '#modules/messages/schema.ts'
import { outcomes, ranks } from '../queue/words.ts'

export interface HistoryEntry {
  id: string
  at: string
  title: string
  by: string
  body?: string
  link?: { to: string; label: string }
  icon: 'check' | 'edit' | 'mail' | 'document' | 'undo' | 'help' | 'warning'
}

const stepNames = {
  endorse: '確認して次へ回した',
  decide: '決裁した（専決）',
  'decide-for': '代わりに決裁した（代決）',
  'take-up': '引き上げて進めた（引上げ）',
  'send-back': '差し戻した',
  'take-back': '起案を取り戻した',
  reject: '否決した',
  review: '代決をあとから確認した（後閲）',
} as const

/** How an amendment came, where staff wrote it down. */
const told = { online: '', phone: '電話で聞きました。', paper: '紙で届きました。' } as const
type Told = keyof typeof told

const messageStates = {
  waiting: 'これから送ります',
  sent: '送信済み',
  failed: '送れませんでした',
  unconfirmed: '届いたか確かめられません',
} as const

/** Everything that happened with a case, latest first: actions, checks, drafts and steps, letters, mails. */
export function historyOf(
  view: CaseView,
  people: Map<string, Person>,
  letters: IssuedLetter[],
  mails: Message[],
): HistoryEntry[] {
  const nameOf = (id: string | null, kind = 'staff') =>
    id ? nameWithRank(people.get(id)) : kind === 'system' ? '自動処理' : ''
  const { workflow } = view.published.scheme
  const entries: (HistoryEntry | null)[] = [
    ...view.actions.map(action => {
      const known = workflow.actions.find(each => each.id === action.action)
      const state = workflow.states.find(each => each.id === action.to)
      const title = actionTitle(action.action, known && say(known.label, 'ja'))
      const note = action.data.note ?? (action.action === 'amend' ? told[action.data.channel as Told] : '')
      return {
        id: `action-${action.seq}`,
        at: action.at.toISOString(),
        title: action.from === action.to || !state ? title : `${title} → ${say(state.label, 'ja')}`,
        by: ['resident', 'bearer'].includes(action.actorKind)
          ? '申請者'
          : nameOf(action.actorId, action.actorKind),
        ...(typeof note === 'string' && note ? { body: note } : {}),
        icon: 'check' as const,
      }
    }),
    ...view.checks.map(check => ({
      id: `check-${check.seq}`,
      at: check.at.toISOString(),
      title: `自動確認：${check.clean ? '問題なし' : outcomes[check.outcome]}`,
      by: '自動処理',
      icon: 'help' as const,
    })),
    ...view.proposals.flatMap(proposal => [
      {
        id: `draft-${proposal.id}`,
        at: proposal.draftedAt.toISOString(),
        title: proposal.kind === 'batch' ? '一括決裁の一覧に載せた' : '起案した',
        by: proposal.draftedBy ? nameOf(proposal.draftedBy) : '自動確認',
        ...(proposal.note ? { body: proposal.note } : {}),
        link: { to: `/office/proposals/${proposal.id}`, label: proposal.title },
        icon: 'edit' as const,
      },
      ...proposal.steps.map(step => ({
        id: `step-${proposal.id}-${step.seq}`,
        at: step.at.toISOString(),
        title: stepNames[step.action],
        by: nameOf(step.actorId),
        ...(step.note ? { body: step.note } : {}),
        icon:
          step.action === 'send-back' || step.action === 'take-back' ? ('undo' as const) : ('check' as const),
      })),
    ]),
    ...letters.map(letter => ({
      id: letter.id,
      at: letter.issuedAt.toISOString(),
      title: `通知書を発行：${letter.title}`,
      by: letter.number,
      link: { to: `/office/letters/${letter.id}`, label: '通知書を見る' },
      icon: 'document' as const,
    })),
    ...mails.map(mail => ({
      id: mail.id,
      at: (mail.sentAt ?? mail.createdAt).toISOString(),
      title: `メール：${mail.subject}`,
      by: messageStates[mail.state],
      ...(mail.state === 'failed' && mail.lastError ? { body: mail.lastError } : {}),
      icon: mail.state === 'sent' || mail.state === 'waiting' ? ('mail' as const) : ('warning' as const),
    })),
  ]
  return entries
    .filter(entry => entry !== null)
    .sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id))
}

/** 課長 伊藤 恵. */
export function nameWithRank(person: Person | undefined): string {
  if (!person) return ''
  return person.rank ? `${ranks[person.rank]} ${person.name}` : person.name
}

function actionTitle(id: string, label: string | undefined): string {
  if (id === 'submit') return '申請を受け付けた'
  if (id === 'amend') return '変更の届出を受けた'
  if (id === 'correct') return '補正が届いた'
  if (id === 'formal-decision') return '正式に決裁した'
  return label ?? id
}
