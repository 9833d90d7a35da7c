import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedScheme } from '#db/shipped.ts'
import { cancelTerms } from '#language/entitlement/cancel.ts'
import type { Facts } from '#language/feel/evaluate.ts'
import { dateOf } from '#language/feel/temporal.ts'
import { journey } from '#language/form/journey.ts'
import { compose, composeMail } from '#language/letters/compose.ts'
import { assess } from '#language/rules/assess.ts'
import { derive, situation as situationOf } from '#language/rules/derive.ts'
import type { Answers, Form, Question } from '#language/scheme/form.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { languages, type Text } from '#language/text.ts'

const mannaka = shippedScheme('postpartum-care', '139998')
const minami = shippedScheme('postpartum-care', '139999')
const on = '2026-11-22'

const consent = { version: '2026-04-01', agreedAt: '2026-11-22T00:00:00Z' }
const address = { postalCode: '100-0001', prefecture: '東京都', city: 'まんなか市', town: '本町1丁目1番1号' }
const everyone: Answers = {
  name: { family: '小林', given: '優子', familyKana: 'コバヤシ', givenKana: 'ユウコ' },
  'own-birth-date': '1993-05-04',
  address,
  'staying-elsewhere': false,
  birthplace: '',
  'contact-ways': ['email'],
  'contact-times': '',
  'contact-note': '',
  phone: '090-1234-5678',
  email: 'yuko@example.jp',
  'wished-types': ['visit'],
  'wished-facility': '',
  'wished-time': '',
  household: '',
  supporters: ['partner'],
  'supporters-text': '',
  treatment: false,
  history: '',
  infection: false,
  medicine: false,
  allergy: true,
  'allergy-text': 'そば',
  'emergency-name': '小林 健',
  'emergency-relation': '夫',
  'emergency-phone': '090-9876-5432',
  reduction: 'none',
  'consent-booking': consent,
  'consent-register': consent,
  'consent-facility': consent,
  'consent-report': consent,
  'consent-services': consent,
  'consent-contact': '',
  'consent-rules': consent,
}
const troubles = { troubles: ['tired'], 'troubles-text': '' }
const situations: Record<string, Answers> = {
  pregnant: { situation: 'pregnant', 'due-date': '2027-01-20', 'baby-count': 1, ...troubles, ...everyone },
  birth: {
    situation: 'birth',
    'birth-date': '2026-11-01',
    hospitalised: true,
    'discharge-date': '2026-11-06',
    'baby-count': 2,
    babies: [
      { 'baby-name': '', 'birth-weight': 2400, 'gestation-weeks': 36, 'baby-doctor': '' },
      { 'baby-name': 'はる', 'birth-weight': 2510, 'gestation-weeks': 36, 'baby-doctor': '' },
    ],
    feeding: 'mixed',
    'previous-use': false,
    ...troubles,
    ...everyone,
  },
  loss: {
    situation: 'loss',
    'loss-date': '2026-10-10',
    hospitalised: false,
    'avoid-families': true,
    'troubles-after-loss': ['sleep', 'talk'],
    'troubles-text-after-loss': '',
    'previous-use': false,
    ...everyone,
  },
}
const system: Facts = {
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
  転入日: dateOf('2020-04-01'),
  支援措置: false,
  課税区分: 'taxed',
  同じ出産の申請中件数: 0,
}

/** The facts of a finished form, with what the office knows. */
function factsOf(scheme: Scheme, answers: Answers): Facts {
  const known: Facts = { ...system }
  for (const page of scheme.form.pages) {
    for (const { id, fact, kind } of page.questions) {
      const value = answers[id]
      if (fact === undefined || value === undefined) continue
      known[fact] = value === '' ? null : kind === 'date' ? dateOf(value as string) : (value as never)
    }
  }
  return known
}

for (const [town, scheme] of Object.entries({ mannaka, minami })) {
  for (const [situation, answers] of Object.entries(situations)) {
    test(`${town}: the form can be finished (${situation}) and the case is clean`, () => {
      const options = situationOf(scheme, on)
      const { complete, next } = journey(scheme.form, answers, system, options)
      assert.equal(next, undefined)
      assert.ok(complete)
      const result = assess(scheme, factsOf(scheme, answers), on)
      assert.equal(result.outcome, 'eligible')
      const troubled = result.clauses.filter(each => each.outcome === 'fails' || each.outcome === 'unknown')
      assert.deepEqual(
        troubled.map(each => each.rule),
        [],
      )
    })

    test(`${town}: letters can be filled in every language (${situation})`, () => {
      const facts = derive(scheme, factsOf(scheme, answers), on)
      const reasons = [{ ja: '理由', 'ja-easy': '理由', en: 'Reason' }]
      for (const template of scheme.letters) {
        for (const language of languages) {
          assert.deepEqual(compose(template, scheme, { facts, reasons, language, on }).problems, [])
          const mail = composeMail(template, scheme, { facts, language, on })
          assert.deepEqual(mail.problems, [])
          assert.doesNotMatch(
            `${mail.subject}${mail.body}`,
            /産後|出産|流産|死産|赤ちゃん|ケア|減免|生活保護|小林|birth|postpartum|loss|baby/i,
          )
        }
      }
    })
  }

  test(`${town}: nobody is congratulated, and a bereaved mother reads nothing of babies or feeding`, () => {
    const { pages } = journey(scheme.form, situations.loss as Answers, system, situationOf(scheme, on))
    const shown = pages
      // The first page is everybody's: it asks what happened.
      .filter(({ page }) => page.id !== 'situation')
      .flatMap(({ page, questions }) => [page.title, page.lead, ...questions.flatMap(textsOf)])
    const careful = scheme.careful?.about ?? []
    const about = [...shown, ...careful, ...lettersRead(scheme)].flatMap(text =>
      text ? Object.values(text) : [],
    )
    assert.ok(about.length > 100)
    for (const text of about) {
      assert.doesNotMatch(
        text,
        /赤ちゃん|授乳|ミルク|母乳|育児|子育て|ふたご|双子|\bbab(y|ies)\b|feeding|milk/i,
      )
    }
    assert.doesNotMatch(JSON.stringify(scheme), /おめでと|お祝い|祝福|ご出産の喜び|congratulat|celebrat/i)
  })

  test(`${town}: a facility sees neither tax, public assistance nor evidence`, () => {
    const seen = questionsOf(scheme.form).filter(each => each.shownTo.includes('facility'))
    assert.ok(seen.some(each => each.id === 'situation') && seen.some(each => each.id === 'allergy-text'))
    const secret = ['address', 'email', 'household', 'reduction', 'proof-way', 'proof-files', 'consent-tax']
    assert.deepEqual(
      seen.map(each => each.id).filter(id => secret.includes(id)),
      [],
    )
  })
}

test('the 実施報告 has no line about a baby after a loss', () => {
  const report = mannaka.report as Form
  const facts = { 状況: 'loss', 型: 'visit' }
  const shown = journey(report, {}, facts, { on }).pages
  assert.ok(!shown.some(({ page }) => page.id === 'baby'))
  assert.ok(!shown.some(({ questions }) => questions.some(each => each.id === 'care-given')))
  assert.ok(
    journey(report, {}, { 状況: 'birth', 型: 'visit' }, { on }).pages.some(({ page }) => page.id === 'baby'),
  )
})

test('a high EPDS must be handed over to the public health nurse', () => {
  const report = mannaka.report as Form
  const answers = { 'epds-done': true, 'epds-total': 9, 'epds-item-10': 0, handover: 'none', mood: 'calm' }
  const state = (given: Answers) =>
    journey(report, given, { 状況: 'birth', 型: 'visit' }, { on }).pages.find(
      each => each.page.id === 'handover',
    )?.state
  assert.notEqual(state(answers), 'done')
  assert.equal(state({ ...answers, 'epds-total': 8 }), 'done')
  assert.notEqual(state({ ...answers, 'epds-total': 8, 'epds-item-10': 1 }), 'done')
  assert.equal(state({ ...answers, handover: 'urgent', 'handover-note': '本日電話済み' }), 'done')
})

test('cancelling: まんなか市 until 16:00 two days before, みなみ町 until noon the day before', () => {
  const facts = factsOf(mannaka, situations.birth as Answers)
  const use = { type: 'stay', on: '2026-12-10', nights: 1, ordinal: 1 }
  const starts = new Date('2026-12-10T10:00:00+09:00')
  const at = (scheme: Scheme, moment: string) => cancelTerms(scheme, facts, use, starts, new Date(moment))
  const pick = (terms: ReturnType<typeof at>) =>
    terms.kind === 'terms' ? [terms.free, terms.fee, terms.usesUnits, terms.claim] : terms
  assert.deepEqual(pick(at(mannaka, '2026-12-08T16:00:00+09:00')), [true, 0, false, 0])
  assert.deepEqual(pick(at(mannaka, '2026-12-08T16:00:01+09:00')), [false, 3000, true, 16000])
  assert.deepEqual(pick(at(minami, '2026-12-09T12:00:00+09:00')), [true, 0, false, 0])
  assert.deepEqual(pick(at(minami, '2026-12-09T12:00:01+09:00')), [false, 2000, false, 9000])
})

test('a due date past by more than three weeks gently asks what happened, and never refuses', () => {
  const facts = factsOf(mannaka, { ...situations.pregnant, 'due-date': '2026-10-31' })
  const { outcome, returns } = assess(mannaka, facts, on)
  assert.equal(outcome, 'eligible')
  assert.deepEqual(
    returns.map(each => each.rule),
    ['due-date-passed'],
  )
})

test('the survey has at most ten questions, and each may be skipped', () => {
  const questions = questionsOf(mannaka.survey as Form)
  assert.ok(questions.length <= 10)
  assert.ok(questions.every(each => each.required === false))
})

function questionsOf(form: Form): Question[] {
  return form.pages.flatMap(page => page.questions)
}

function textsOf(question: Question): (Text | undefined)[] {
  const options = (question.options ?? []).flatMap(option => [option.label, option.hint])
  const fields = (question.fields ?? []).flatMap(field => textsOf(field))
  const messages = question.checks.map(each => each.message)
  return [
    question.label,
    question.hint,
    question.purpose,
    question.consent?.text,
    ...options,
    ...fields,
    ...messages,
  ]
}

/** What a bereaved applicant reads after applying: states and letters, in all languages. */
function lettersRead(scheme: Scheme): Text[] {
  const facts = derive(scheme, factsOf(scheme, situations.loss as Answers), on)
  const states = scheme.workflow.states.flatMap(state => [state.applicant.label, state.applicant.next])
  const letters = scheme.letters.flatMap(template =>
    languages.map(language => {
      const letter = compose(template, scheme, { facts, reasons: [], language, on })
      return { ja: JSON.stringify(letter.blocks) }
    }),
  )
  return [...states, ...letters]
}
