import { tokyoDay, tokyoInstant, tokyoTime } from '#language/values/date.ts'
import { decide, endorse } from '#modules/cases/approval/write.ts'
import { returnForCorrection } from '#modules/cases/correction/write.ts'
import { draftDecision, openBatch } from '#modules/cases/drafting/write.ts'
import { approveCases } from '#modules/cases/effect/write.ts'
import { caseOf } from '#modules/cases/read.ts'
import { addBusinessDays, isClosedDay } from '#platform/calendar.ts'
import { scheme } from './constants.ts'
import type { Mother } from './mothers.ts'
import type { Theatre } from './theatre.ts'

/** One application in the office's hands since `from`. */
export interface Brought {
  mother: Mother
  caseId: string
  from: Date
}

/** What a town's office does with its cases, at the hours it is open. */
export interface Office {
  /** A case the first check found clean: decided at the next look into the queue. */
  grant(brought: Brought): void
  /** A case a person looks into, then drafts; the chief decides. */
  lookInto(brought: Brought): void
  refuse(brought: Brought, why: { rule: string; text: string }): void
  sendBack(brought: Brought, comments: Comment[], then: () => void): void
  /** 月1回の決裁 of a month's approvals, where the town decides so. */
  decideMonth(month: string, on: string): void
}

export interface Comment {
  question: string
  reason: 'missing' | 'unclear' | 'mismatch' | 'evidence' | 'other'
  body: string
}

export const desk = 'office'

/** `granted` is told of every approval that took effect. */
export function office(
  theatre: Theatre,
  granted: (caseId: string, at: Date) => void = () => undefined,
): Office {
  const { agenda, as, town } = theatre
  const [clerk, chief, head] = [town.clerk, town.chief, town.head].map(theatre.actor)
  if (!clerk || !chief || !head) throw new Error('the office is empty')
  const batch = theatre.scheme.workflow.routes.some(r => r.mode === 'batch')
  const clean: string[] = []
  const drafted: { caseId: string; proposal: string }[] = []

  /** The chief (or where decisions are confirmed by the month, the clerk) goes through the whole queue. */
  const lookAtQueue = (at: Date) =>
    agenda.once('queue', at, [desk], async () => {
      const cases = clean.splice(0)
      const open = drafted.splice(0)
      if (batch && cases.length > 0)
        await as(clerk, at, ctx => approveCases(ctx, { caseIds: cases, action: 'approve' }))
      const proposals = open.map(one => one.proposal)
      if (!batch && cases.length > 0) proposals.push(...(await openProposals(theatre, cases)))
      if (proposals.length > 0) await as(chief, at, ctx => decide(ctx, { proposalIds: proposals }))
      for (const caseId of [...cases, ...open.map(one => one.caseId)]) granted(caseId, at)
    })

  return {
    grant({ mother, caseId, from }) {
      agenda.at(from, [desk], async () => {
        clean.push(caseId)
        lookAtQueue(nextLook(from, mother.luck.whole(15, 200)))
      })
    },
    lookInto({ mother, caseId, from }) {
      const at = nextLook(from, mother.luck.whole(60, 400))
      agenda.at(at, [desk], async () => {
        await as(clerk, at, ctx => caseOf(ctx, caseId))
        if (batch) clean.push(caseId)
        else {
          const note = mother.luck.one(findings)
          const draft = { caseIds: [caseId], action: 'approve', note }
          const { proposals } = await as(clerk, at, ctx => draftDecision(ctx, draft))
          drafted.push(...proposals.map(proposal => ({ caseId, proposal })))
        }
        lookAtQueue(nextLook(at, mother.luck.whole(20, 240)))
      })
    },
    refuse({ mother, caseId, from }, why) {
      const draftAt = nextLook(from, mother.luck.whole(60, 400))
      const endorseAt = nextLook(draftAt, mother.luck.whole(30, 300))
      const decideAt = nextLook(endorseAt, mother.luck.whole(30, 400))
      agenda.at(draftAt, [desk], async () => {
        const reasons = [{ rule: why.rule, text: { ja: why.text } }]
        const draft = { caseIds: [caseId], action: 'refuse', reasons }
        const { proposals: proposalIds } = await as(clerk, draftAt, ctx => draftDecision(ctx, draft))
        agenda.at(endorseAt, [desk], async () => {
          await as(chief, endorseAt, ctx => endorse(ctx, { proposalIds }))
        })
        agenda.at(decideAt, [desk], async () => {
          await as(head, decideAt, ctx => decide(ctx, { proposalIds }))
        })
      })
    },
    sendBack({ mother, caseId, from }, comments, then) {
      const at = nextLook(from, mother.luck.whole(60, 420))
      agenda.at(at, [desk], async () => {
        await as(clerk, at, ctx => returnForCorrection(ctx, { caseId, comments }))
        then()
      })
    },
    decideMonth(month, on) {
      const opened = tokyoInstant(on, '10:05')
      agenda.at(opened, [desk], async () => {
        const outcome = await theatre.try(clerk, opened, ctx => openBatch(ctx, { scheme, month }))
        if (!outcome.ok) return
        const proposalIds = [outcome.value.proposalId]
        const [second, third] = [nextLook(opened, 180), nextLook(opened, 900)]
        agenda.at(second, [desk], async () => {
          await as(chief, second, ctx => endorse(ctx, { proposalIds }))
        })
        agenda.at(third, [desk], async () => {
          await as(head, third, ctx => decide(ctx, { proposalIds }))
        })
      })
    },
  }
}

const findings = ['電話で確かめました。', '前住所地に利用がないことを確かめました。', '記録を確かめました。']

/** The moment `minutes` of opening hours (8:45 to 17:00) after another. */
export function nextLook(from: Date, minutes: number): Date {
  let day = tokyoDay(from)
  let minute = minutesOf(tokyoTime(from))
  if (isClosedDay(day)) {
    day = addBusinessDays(day, 0)
    minute = opens
  }
  for (let left = minutes; ; ) {
    minute = Math.max(minute, opens)
    if (minute + left <= closes) return tokyoInstant(day, timeOf(minute + left))
    left -= Math.max(0, closes - minute)
    day = addBusinessDays(day, 1)
    minute = opens
  }
}

const opens = 8 * 60 + 45
const closes = 17 * 60
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** What the first check drafted for these cases. */
async function openProposals({ owner, town }: Theatre, cases: string[]): Promise<string[]> {
  const { rows } = await owner.query<{ proposal_id: string }>(
    `select proposal_id from proposal_cases where municipality_id = $1 and case_id = any($2)`,
    [town.municipality, cases],
  )
  return rows.map(row => row.proposal_id)
}
