import type { Answers, BankAccountAnswer } from '#language/scheme/form.ts'
import { addDays, tokyoInstant } from '#language/values/date.ts'
import { startApplication, submitApplication } from '#modules/applications/write.ts'
import { takeUp } from '#modules/cases/approval/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { monthAfter } from '#modules/claims/rules.ts'
import { settleRun } from '#modules/payments/result/write.ts'
import { runFile } from '#modules/payments/run/read.ts'
import { confirmRun, prepareRun } from '#modules/payments/run/write.ts'
import { addBusinessDays } from '#platform/calendar.ts'
import type { Actor } from '#platform/context.ts'
import { json } from '#platform/db.ts'
import { shippedScheme } from '../shipped.ts'
import { complete } from './answers.ts'
import { mannaka } from './constants.ts'
import type { Mother } from './mothers.ts'
import type { Stage } from './stage.ts'
import { asResident } from './theatre.ts'

const scheme = 'child-allowance'

interface Given {
  now: Date
  today: string
  mothers: readonly Mother[]
  actor(persona: string): Actor
}

/**
 * An allowance that is paid: four families granted and paid two months of it, one of them in vain, because the account
 * is closed; and two who applied lately, whose account reads a little, and altogether differently.
 */
export async function playBenefits(stage: Stage, { now, today, mothers, actor }: Given): Promise<void> {
  const families = mothers.filter(each => each.municipality === mannaka && each.babies.length > 0)
  const month = lastPayMonth(today)
  const applied = `${monthAfter(month, -3)}-10`
  const [clerk, head, chief] = [actor('tanto'), actor('kacho'), actor('kakaricho')]
  const cases: string[] = []
  const paid = families
    .filter(family => (family.babies[0]?.born ?? today) < applied)
    .toSorted((a, b) => a.household.localeCompare(b.household))
    .slice(0, 4)
  for (const [index, family] of paid.entries()) {
    const at = tokyoInstant(addDays(applied, index), '20:15')
    const caseId = await applyFor(stage, family, at, holderOf(family))
    cases.push(caseId)
    const decided = tokyoInstant(addBusinessDays(addDays(applied, index), 5), '10:40')
    await stage.perform(async () => {
      const draft = { caseIds: [caseId], action: 'approve' }
      const { proposals } = await stage.as(clerk, decided, ctx => draftDecision(ctx, draft))
      await stage.as(head, decided, ctx => takeUp(ctx, { proposalIds: proposals }))
    })
  }
  await payOnce(stage, { clerk, chief, month, failing: cases[1] })
  const waiting = families.filter(family => !paid.includes(family)).slice(0, 2)
  for (const [index, family] of waiting.entries()) {
    const at = new Date(now.getTime() - (26 + index * 17) * 3_600_000)
    const holder = index === 0 ? asBanksWrite(holderOf(family)) : 'サトウ ケンイチ'
    await applyFor(stage, family, at, holder)
  }
}

/** The last even month whose payment is done and answered for. */
function lastPayMonth(today: string): string {
  const settled = addDays(today, -25).slice(0, 7)
  return Number(settled.slice(5)) % 2 === 0 ? settled : monthAfter(settled, -1)
}

function holderOf({ name }: Mother): string {
  return `${name.familyKana} ${name.givenKana}`
}

/** Without the small kana and voiced marks that a bank's form has no room for. */
function asBanksWrite(holder: string): string {
  const large = {
    ャ: 'ヤ',
    ュ: 'ユ',
    ョ: 'ヨ',
    ッ: 'ツ',
    ァ: 'ア',
    ィ: 'イ',
    ゥ: 'ウ',
    ェ: 'エ',
    ォ: 'オ',
  } as const
  const changed = holder.replace(/[ャュョッァィゥェォ]/g, kana => large[kana as keyof typeof large])
  return changed === holder
    ? holder
        .normalize('NFD')
        .replace(/[\u3099\u309A]/g, '')
        .normalize('NFC')
        .replace(' ', '')
    : changed
}

async function applyFor(stage: Stage, family: Mother, at: Date, holder: string): Promise<string> {
  let caseId = ''
  await stage.perform(async () => {
    const answers = complete(shippedScheme(scheme, String(mannaka)), answersFor(family, at, holder))
    const made = await stage.as(asResident(family), at, async ctx => {
      const asked = { municipality: mannaka, scheme, channel: 'online' } as const
      const { id } = await startApplication(ctx, asked)
      await ctx.db
        .updateTable('applications')
        .set({ answers: json(answers), revision: 1 })
        .where('municipality_id', '=', mannaka)
        .where('id', '=', id)
        .execute()
      return submitApplication(ctx, { id })
    })
    caseId = made.caseId
  })
  return caseId
}

function answersFor(family: Mother, at: Date, holder: string): Answers {
  const consent = { version: '2026-04-01', agreedAt: at.toISOString() }
  const account: BankAccountAnswer = {
    bankCode: '0005',
    bankName: '三菱ＵＦＪ',
    branchCode: '001',
    branchName: '本店',
    type: 'ordinary',
    number: String(2_000_000 + Number(family.household.slice(1)) * 317).slice(0, 7),
    holderKana: holder,
  }
  return {
    name: family.name,
    'own-birth-date': family.ownBirthDate,
    address: family.address,
    phone: family.phone,
    'contact-ways': ['email'],
    email: family.email,
    'public-servant': false,
    spouse: false,
    children: family.babies.map(baby => ({
      'child-birth-date': baby.born,
      'child-name': baby.name.split(' ').at(-1) ?? '',
      'child-lives-with': true,
      'child-cared': true,
      'child-facility': false,
      'child-in-japan': true,
    })),
    'account-choice': 'own',
    account,
    'consent-register': consent,
    'consent-tax': consent,
    'consent-changes': consent,
  }
}

/** Prepared by one, confirmed by another, returned by the bank a few days later with one account closed. */
async function payOnce(
  { as, perform }: Stage,
  given: { clerk: Actor; chief: Actor; month: string; failing: string | undefined },
): Promise<void> {
  const { clerk, chief, month, failing } = given
  const prepared = tokyoInstant(addBusinessDays(`${month}-01`, 2), '11:05')
  const payOn = addBusinessDays(`${month}-09`, 1)
  const answered = tokyoInstant(addBusinessDays(payOn, 2), '15:30')
  await perform(async () => {
    const { runId } = await as(clerk, prepared, ctx => prepareRun(ctx, { scheme, month, payOn }))
    await as(chief, new Date(prepared.getTime() + 3_600_000), ctx => confirmRun(ctx, { runId }))
    await as(clerk, answered, async ctx => {
      const { bytes } = await runFile(ctx, runId)
      const at = await placeOf(runId, failing)
      await settleRun(ctx, { runId, file: answeredBy(bytes, at) })

      async function placeOf(run: string, caseId: string | undefined): Promise<number> {
        const rows = await ctx.db
          .selectFrom('payouts')
          .select('case_id')
          .where('municipality_id', '=', mannaka)
          .where('run_id', '=', run)
          .orderBy('number')
          .execute()
        return rows.findIndex(row => row.case_id === caseId)
      }
    })
  })
}

/** The bank's answer: the same records with a result at byte 114, 8 where there is no such account. */
function answeredBy(bytes: Uint8Array, failing: number): Uint8Array {
  const records = Buffer.from(bytes).toString('latin1').split('\r\n')
  const told = records.map((record, index) =>
    record.startsWith('2')
      ? `${record.slice(0, 113)}${index === failing + 1 ? '8' : '0'}${record.slice(114)}`
      : record,
  )
  return new Uint8Array(Buffer.from(told.join('\r\n'), 'latin1'))
}
