import type { Answers, BankAccountAnswer, Form } from '#language/scheme/form.ts'
import { takeUp } from '#modules/cases/approval/write.ts'
import { draftDecision } from '#modules/cases/drafting/write.ts'
import { identifyApplicant } from '#modules/cases/identity/write.ts'
import { json } from '#platform/db.ts'
import { mannaka, type World } from './actors.ts'
import {
  june,
  publishedScheme,
  registered,
  resident,
  type StaffActor,
  staff,
  submittedCase,
} from './builders.ts'
import { familyCare } from './scheme.ts'
import { settle } from './settle.ts'

const text = (ja: string) => ({ ja, en: ja })
const law = { law: '家庭応援実施要綱', article: '第9条' }

/** 家庭応援 as a benefit: 10,000 yen a month from the month after receipt, and 50,000 once. */
let form: Form | undefined

export async function publishedBenefit(w: World, municipality = mannaka): Promise<void> {
  const [letter] = familyCare.letters
  const published = await publishedScheme(w, {
    municipality,
    changes: {
      entitlement: undefined,
      facts: [
        ...familyCare.facts,
        {
          name: '支給開始日',
          type: 'date',
          from: 'formula',
          formula: '申請日 + duration("P1M")',
          label: text('支給開始日'),
        },
      ],
      form: {
        pages: [
          ...familyCare.form.pages,
          {
            id: 'account',
            title: text('口座'),
            questions: [{ id: 'account', kind: 'bank-account', label: text('口座') }],
          },
        ],
      },
      amounts: [
        { id: 'monthly', name: text('月額'), formula: '10000', unit: '円/月', clause: law },
        { id: 'once', name: text('一時金'), formula: '50000', unit: '円', clause: law },
      ],
      payment: {
        amounts: [{ id: 'monthly', from: '支給開始日' }, { id: 'once' }],
        months: [2, 4, 6, 8, 10, 12],
        again: 'account-again',
      },
      letters: [
        ...familyCare.letters,
        { ...letter, id: 'account-again', title: text('振込先の口座について') },
      ],
      amendments: [
        { id: 'account', label: text('口座の変更'), when: '市区町村名 != null', questions: ['account'] },
      ],
    },
  })
  form = published.form
  await w.owner
    .updateTable('municipalities')
    .set({
      transfer_client: json({
        code: '139998',
        name: 'マンナカシカイケイカンリシャ',
        bankCode: '0001',
        branchCode: '001',
        type: 'ordinary',
        number: '139998',
      }),
    })
    .where('id', '=', municipality)
    .execute()
}

export function account(holderKana: string, number = '1234567'): BankAccountAnswer {
  return {
    bankCode: '0005',
    bankName: '三菱ＵＦＪ',
    branchCode: '001',
    branchName: '本店',
    type: 'ordinary',
    number,
    holderKana,
  }
}

/** Somebody applied with this account, and staff matched them with the register. */
export async function appliedFor(
  w: World,
  options: { holder?: string; account?: BankAccountAnswer; municipality?: number; clerk: StaffActor },
) {
  const municipality = options.municipality ?? mannaka
  const actor = await resident(w, { municipality })
  const answers: Answers = { account: options.account ?? account(options.holder ?? 'ヤマダ ハナコ') }
  const made = await submittedCase(w, { actor, answers, ...(form && { form }) })
  const residentId = await registered(w, { ...actor.person, municipality })
  await w.as(options.clerk, ctx => identifyApplicant(ctx, { caseId: made.caseId, residentId }), june)
  await settle(w, june)
  return { ...made, residentId }
}

/** Granted by the section chief on the day of receipt. */
export async function granted(w: World, options: Parameters<typeof appliedFor>[1]) {
  const made = await appliedFor(w, options)
  const chief = await staff(w, 'section-chief', options.municipality ?? mannaka)
  const { proposals } = await w.as(
    options.clerk,
    ctx => draftDecision(ctx, { caseIds: [made.caseId], action: 'approve' }),
    june,
  )
  await w.as(chief, ctx => takeUp(ctx, { proposalIds: proposals }), june)
  await settle(w, june)
  return made
}
