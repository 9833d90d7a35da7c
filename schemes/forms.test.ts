import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedScheme, shippedSchemes } from '#db/shipped.ts'
import type { Facts } from '#language/feel/evaluate.ts'
import { dateOf } from '#language/feel/temporal.ts'
import { isAsked } from '#language/form/asked.ts'
import { rowFacts } from '#language/form/facts.ts'
import { journey } from '#language/form/journey.ts'
import { judge } from '#language/form/judge.ts'
import { type WalkOptions, walk } from '#language/form/walk.ts'
import { compose, composeMail } from '#language/letters/compose.ts'
import { assess } from '#language/rules/assess.ts'
import { situation } from '#language/rules/derive.ts'
import type { Answers, AnswerValue, Question } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { languages } from '#language/text.ts'

const on = '2026-11-22'
/** What the office knows of everybody here, whatever they answer. */
const office: Facts = {
  申請日: dateOf(on),
  受付番号: '2026-00001',
  申請者氏名: '小林 優子',
  市区町村名: 'まんなか市',
  決定日: dateOf(on),
  文書番号: 'こ第1号',
  利用券番号: 'M-0001',
  利用券有効開始: dateOf(on),
  利用券有効終了: dateOf('2027-10-09'),
  住民登録あり: true,
  転入日: dateOf('2015-04-01'),
  支援措置: false,
  課税区分: 'taxed',
  同じ出産の申請中件数: 0,
}
const days = ['2016-06-10', '1990-05-05', '2026-10-01', '2027-01-20', '2027-04-01']

// Nobody may get stuck in a form, and nothing may be left standing in braces in what they are sent.
for (const [id, code] of shippedSchemes()) {
  for (const taking of ['first', 'last'] as const) {
    test(`${id} in ${code}: whoever takes the ${taking} option can finish, and the letters are filled`, () => {
      const scheme = shippedScheme(id, code)
      const options = situation(scheme, on)
      const answers = finish(scheme, taking, options)
      const { facts } = walk(scheme.form, answers, office, options)
      const { outcome } = assess(scheme, facts, on)
      const reasons = [{ ja: '理由', 'ja-easy': '理由', en: 'Reason' }]
      for (const template of scheme.letters) {
        if (template.id === 'approval' && outcome !== 'eligible') continue
        for (const language of languages) {
          const written = { facts, reasons, language, on }
          assert.deepEqual(compose(template, scheme, written).problems, [], `${template.id} ${language}`)
          assert.deepEqual(composeMail(template, scheme, written).problems, [])
        }
      }
    })
  }
}

function finish(scheme: Scheme, taking: 'first' | 'last', options: WalkOptions): Answers {
  const answers: Answers = {}
  // An answer may open further questions on its own page, so a page may come twice.
  for (let round = 0; round < 80; round++) {
    const { next, pages } = journey(scheme.form, answers, office, options)
    if (next === undefined) return answers
    for (const question of pages.find(each => each.page.id === next)?.questions ?? []) {
      if (answers[question.id] !== undefined) continue
      const { facts } = walk(scheme.form, answers, office, options)
      const fitting = valuesFor(question, taking, facts, options).find(value => {
        const { facts: known } = walk(scheme.form, { ...answers, [question.id]: value }, office, options)
        return judge(question, value, known, options).length === 0
      })
      assert.notEqual(fitting, undefined, `no answer to ${question.id}`)
      answers[question.id] = fitting as AnswerValue
    }
  }
  throw new Error('the form does not end')
}

/** What may be answered to a question; the first that passes its checks is taken. */
function valuesFor(
  question: Question,
  taking: 'first' | 'last',
  facts: Facts,
  options: WalkOptions,
): AnswerValue[] {
  const option = question.options?.at(taking === 'first' ? 0 : -1)?.id ?? ''
  switch (question.kind) {
    case 'yes-no':
      return [taking === 'first']
    case 'choice':
      return [option]
    case 'choices':
      return [[option]]
    case 'number':
      return [question.minimum ?? 0]
    case 'date':
      return days
    case 'name':
      return [{ family: '小林', given: '優子', familyKana: 'コバヤシ', givenKana: 'ユウコ' }]
    case 'address':
      return [{ postalCode: '100-0001', prefecture: '東京都', city: 'まんなか市', town: '本町1丁目1番1号' }]
    case 'phone':
      return ['090-1234-5678']
    case 'email':
      return ['yuko@example.jp']
    case 'bank-account':
      return [account]
    case 'consent':
      return [{ version: question.consent?.version ?? '', agreedAt: '2026-11-22T00:00:00Z' }]
    case 'file':
      return [[{ hash: 'a'.repeat(64), name: 'paper.jpg', mime: 'image/jpeg', bytes: 1000 }]]
    case 'members':
      return [[row(question, taking, facts, options)]]
    default:
      return ['はい']
  }
}

const account: AnswerValue = {
  bankCode: '0001',
  bankName: 'ミズホ',
  branchCode: '001',
  branchName: 'トウキヨウ',
  type: 'ordinary',
  number: '1234567',
  holderKana: 'コバヤシ ユウコ',
}

function row(question: Question, taking: 'first' | 'last', facts: Facts, options: WalkOptions): Answers {
  const fields = question.fields ?? []
  const answers: Answers = {}
  for (const field of fields) {
    const known = rowFacts(facts, fields, answers)
    if (!isAsked(field, known, options)) continue
    const [value = ''] = valuesFor(field, taking, known, options)
    answers[field.id] = value
  }
  return answers
}
