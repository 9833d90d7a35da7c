import type { Answers } from '#language/scheme/form.ts'
import { addDays, tokyoInstant } from '#language/values/date.ts'
import { endorse } from '#modules/cases/approval/write.ts'
import { returnForCorrection } from '#modules/cases/correction/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { caseOf } from '#modules/cases/read.ts'
import { askBack } from '#modules/claims/question/write.ts'
import { answersOf, type Situation } from './answers.ts'
import { apply, beginDraft, enterPaper } from './applying.ts'
import { facilityId } from './constants.ts'
import type { Mother } from './mothers.ts'
import { type Comment, desk, nextLook } from './office.ts'
import type { Theatre } from './theatre.ts'

/** A case that lies somewhere in the office now. `fate`: how far it has come. */
interface Waiting {
  household: string
  daysAgo: number
  time: string
  situation?: Situation
  /** Days from today; for due dates and losses, and for babies the register does not tell. */
  base?: number
  answers?: Answers
  channel?: 'phone'
  fate?: { returned: Comment[] } | { refusal: { rule: string; text: string } }
}

const waiting: Waiting[] = [
  // Found clean and drafted by the first check: for the 係長.
  { household: 'H0009', daysAgo: 1, time: '22:41' },
  { household: 'H0010', daysAgo: 0, time: '06:12', situation: 'pregnant', base: 41 },
  { household: 'H0019', daysAgo: 1, time: '12:38' },
  { household: 'H0013', daysAgo: 0, time: '09:05', channel: 'phone' },
  // To be looked into by the 担当.
  { household: 'H0007', daysAgo: 1, time: '08:30' },
  {
    household: 'H0020',
    daysAgo: 2,
    time: '20:15',
    answers: { treatment: true, 'treatment-text': '帝王切開の傷の治療で通院中です。' },
  },
  {
    household: 'H0017',
    daysAgo: 0,
    time: '03:24',
    answers: { troubles: ['crisis', 'sleep'], 'troubles-text': '夜になるとつらくて、眠れません。' },
  },
  // Nobody has looked at this one in time.
  {
    household: 'H0012',
    daysAgo: 16,
    time: '21:02',
    answers: { 'previous-use': true, 'previous-uses': 2 },
  },
  // Sent back, and forgotten by the applicant.
  {
    household: 'H0014',
    daysAgo: 27,
    time: '23:11',
    fate: {
      returned: [
        {
          question: 'birthplace',
          reason: 'unclear',
          body: '出産した施設の名前を正しく書いてください。略した名前では確かめられませんでした。',
        },
      ],
    },
  },
  // For the 課長.
  {
    household: 'H0015',
    daysAgo: 8,
    time: '10:20',
    answers: { 'previous-use': true, 'previous-uses': 7 },
    fate: {
      refusal: {
        rule: 'limit-reached',
        text: 'この出産についてほかの市区町村で7回利用しており、利用できる回数の上限（7回）に達しているため。',
      },
    },
  },
  // NGUYEN THI LINH: two remarks to answer.
  {
    household: 'H0005',
    daysAgo: 9,
    time: '21:47',
    fate: {
      returned: [
        {
          question: 'discharge-date',
          reason: 'mismatch',
          body: '病院を出た日が、病院からの知らせとちがいます。母子健康手帳を見て、もう一度書いてください。',
        },
        {
          question: 'emergency-phone',
          reason: 'unclear',
          body: '電話番号につながりませんでした。正しい番号を書いてください。',
        },
      ],
    },
  },
  { household: 'M0002', daysAgo: 1, time: '21:33' },
  { household: 'M0006', daysAgo: 2, time: '07:40' },
]

/** Puts the cases of today into the queues of each rank, and the draft a mother left lying. */
export function layOut(theatre: Theatre): void {
  for (const one of waiting) {
    const mother = theatre.mothers.find(each => each.household === one.household)
    if (mother) lay(theatre, mother, one)
  }
  askAboutReport(theatre)
  const bereaved = theatre.mothers.find(each => each.household === 'H0003')
  if (!bereaved) return
  const at = atLatestNow(theatre, tokyoInstant(addDays(theatre.today, -1), '23:05'))
  theatre.agenda.at(at, [bereaved.household], async () => {
    const told = { situation: 'loss', base: addDays(theatre.today, -38), on: at } as const
    await beginDraft(theatre, bereaved, at, answersOf(bereaved, told, bereaved.luck), 6)
  })
}

/** 疑義照会 about one of this month's reports, waiting for the facility's answer. */
function askAboutReport({ agenda, as, actor, now, owner, town }: Theatre): void {
  const at = new Date(now.getTime() - 26 * 3_600_000)
  agenda.at(at, 'everybody', async () => {
    const { rows } = await owner.query<{ id: string }>(
      `select id from use_reports where municipality_id = $1 and facility_id = $2 and confirmed_at is null
         and closed_at < $3 order by closed_at desc limit 1`,
      [town.municipality, facilityId(4), at],
    )
    const reportId = rows[0]?.id
    if (!reportId) return
    const body = '終了の時刻が予定より早いようです。実際の時刻を確かめてください。'
    await as(actor(town.clerk), at, ctx => askBack(ctx, { reportId, body }))
  })
}

function lay(theatre: Theatre, mother: Mother, one: Waiting): void {
  const { agenda, as, today, town } = theatre
  const at = atLatestNow(theatre, tokyoInstant(addDays(today, -one.daysAgo), one.time))
  const base = one.base === undefined ? (mother.babies[0]?.born ?? today) : addDays(today, one.base)
  agenda.at(at, [mother.household, desk], async () => {
    const told = { situation: one.situation ?? 'birth', base, on: at } as const
    const answers = { ...answersOf(mother, told, mother.luck), ...one.answers }
    const { caseId } = one.channel
      ? await enterPaper(theatre, at, answers, one.channel)
      : await apply(theatre, mother, at, answers, { pages: true })
    if (!one.fate) return
    const clerk = theatre.actor(town.clerk)
    const looked = nextLook(at, 170)
    const { fate } = one
    if ('returned' in fate) {
      agenda.at(looked, [desk], async () => {
        await as(clerk, looked, ctx => caseOf(ctx, caseId))
        await as(clerk, looked, ctx => returnForCorrection(ctx, { caseId, comments: fate.returned }))
      })
      return
    }
    const endorsed = nextLook(looked, 600)
    agenda.at(looked, [desk], async () => {
      const { rule, text } = fate.refusal
      const draft = { caseIds: [caseId], action: 'refuse', reasons: [{ rule, text: { ja: text } }] }
      const { proposals } = await as(clerk, looked, ctx => draftDecision(ctx, draft))
      agenda.at(endorsed, [desk], async () => {
        const note = '前住所地に照会済み。'
        await as(theatre.actor(town.chief), endorsed, ctx => endorse(ctx, { proposalIds: proposals, note }))
      })
    })
  })
}

/** What should have happened later today has happened just now. */
function atLatestNow({ now }: Theatre, moment: Date): Date {
  const lately = new Date(now.getTime() - 25 * 60_000)
  return moment < lately ? moment : lately
}
