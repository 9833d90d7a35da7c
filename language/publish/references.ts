import { parse } from '../feel/parse.ts'
import { typeText } from '../feel/types.ts'
import { scopeOf } from '../rules/scope.ts'
import type { Fact } from '../scheme/basics.ts'
import type { Form, Question } from '../scheme/form.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { type Problem, repeated, warning } from './problem.ts'
import { fits, typeOfAnswer } from './question-types.ts'

/** Names and ids: each once, and each that is spoken of exists. */
export function checkReferences(scheme: Scheme): Problem[] {
  const questions = new Set(scheme.form.pages.flatMap(page => page.questions.map(question => question.id)))
  const refersTo = (path: string, id: string | undefined): Problem[] =>
    id === undefined || questions.has(id) ? [] : [{ path, message: `質問「${id}」はフォームにありません。` }]
  return [
    ...checkNames(scheme),
    ...checkForm(scheme, scheme.form, 'form'),
    ...(scheme.report ? checkForm(scheme, scheme.report, 'report') : []),
    ...(scheme.survey ? checkForm(scheme, scheme.survey, 'survey') : []),
    ...checkAsked(scheme),
    ...twice('rules', scheme.rules),
    ...twice('documents', scheme.documents),
    ...twice('amounts', scheme.amounts),
    ...checkPayment(scheme),
    ...checkRecipients(scheme),
    ...twice('letters', scheme.letters),
    ...scheme.rules.flatMap((rule, index) => refersTo(`rules.${index}.question`, rule.question)),
    ...scheme.documents.flatMap((document, index) =>
      refersTo(`documents.${index}.question`, document.question),
    ),
    ...twice('amendments', scheme.amendments),
    ...scheme.amendments.flatMap((amendment, index) =>
      amendment.questions.flatMap((id, number) => refersTo(`amendments.${index}.questions.${number}`, id)),
    ),
    ...checkMatter(scheme),
    ...checkEntitlement(scheme),
  ]
}

export function twice(path: string, things: readonly { id: string }[]): Problem[] {
  return repeated(things.map(thing => thing.id)).map(({ value, index }) => ({
    path: `${path}.${index}.id`,
    message: `id「${value}」が2回使われています。`,
  }))
}

/** What is paid is one of the amounts, in yen; the letter that asks for another account exists. */
function checkPayment({ payment, amounts, letters }: Scheme): Problem[] {
  if (!payment) return []
  const unfit = payment.amounts.flatMap(({ id }, index): Problem[] => {
    const path = `payment.amounts.${index}.id`
    const amount = amounts.find(each => each.id === id)
    if (!amount) return [{ path, message: `支給額「${id}」はこの制度にありません。` }]
    if (['円', '円/月'].includes(amount.unit)) return []
    return [{ path, message: `支払えるのは、単位が円か円/月の額です（いまは${amount.unit}）。` }]
  })
  const known = payment.again === undefined || letters.some(letter => letter.id === payment.again)
  return [
    ...twice('payment.amounts', payment.amounts),
    ...unfit,
    ...(known
      ? []
      : [{ path: 'payment.again', message: `通知「${payment.again}」はこの制度にありません。` }]),
  ]
}

function checkNames(scheme: Scheme): Problem[] {
  const named = [
    ...scheme.facts.map((fact, index) => ({ name: fact.name, path: `facts.${index}.name` })),
    ...scheme.parameters.map((parameter, index) => ({
      name: parameter.name,
      path: `parameters.${index}.name`,
    })),
  ]
  const problems = repeated(named.map(each => each.name)).map(({ value, index }) => ({
    path: named[index]?.path ?? '',
    message: `「${value}」という名前が2回使われています。`,
  }))
  for (const { name, path } of named) {
    const parsed = parse(name)
    if (parsed.ok && parsed.expression.kind === 'name' && parsed.expression.name === name) continue
    problems.push({
      path,
      message: `「${name}」は式の中の名前に使えません。空白や記号、数字で始まる名前を避けてください。`,
    })
  }
  for (const [index, fact] of scheme.facts.entries()) {
    const path = `facts.${index}.formula`
    const given = [fact.formula, fact.table].filter(each => each !== undefined).length
    if (fact.from === 'formula' && given === 0) {
      problems.push({ path, message: `「${fact.name}」の式がありません。` })
    }
    if (given === 2) problems.push({ path, message: `「${fact.name}」に式と表の両方があります。` })
    if (fact.presumed !== undefined && !mayPresume(fact)) {
      const message = `「${fact.name}」のみなし（presumed）は、申請者の答えで、種類の合う値だけに書けます。`
      problems.push({ path: `facts.${index}.presumed`, message })
    }
    if (fact.from !== 'formula' && given > 0) {
      problems.push({ path, message: `「${fact.name}」に式を書くときは、from を formula にしてください。` })
    }
  }
  return problems
}

function mayPresume({ from, type, presumed }: Fact): boolean {
  return from === 'answer' && (Array.isArray(presumed) ? type === 'list' : typeof presumed === type)
}

function checkRecipients({ recipients, facts }: Scheme): Problem[] {
  if (!recipients) return []
  const fact = facts.find(each => each.name === recipients.list)
  if (fact?.type === 'list' && fact.fields) return []
  return [{ path: 'recipients.list', message: `「${recipients.list}」は、項目のある並びではありません。` }]
}

function checkForm(scheme: Scheme, form: Form, path: string): Problem[] {
  const questions = form.pages.flatMap((page, index) =>
    page.questions.map((question, number) => ({
      question,
      id: question.id,
      path: `${path}.pages.${index}.questions.${number}`,
    })),
  )
  const doubled = repeated(questions.map(each => each.id)).map(({ value, index }) => ({
    path: `${questions[index]?.path}.id`,
    message: `質問の id「${value}」が2回使われています。`,
  }))
  return [
    ...twice(`${path}.pages`, form.pages),
    ...doubled,
    ...questions.flatMap(({ question, path: at }) => checkQuestion(scheme, question, at)),
  ]
}

function checkQuestion(scheme: Scheme, question: Question, path: string, inRow = false): Problem[] {
  const problems: Problem[] = []
  const report = (part: string, message: string) => problems.push({ path: `${path}.${part}`, message })
  const { kind, options } = question
  if ((kind === 'choice' || kind === 'choices') && !(options && options.length > 0)) {
    report('options', '選択肢がありません。')
  }
  if (options) problems.push(...twice(`${path}.options`, options))
  if (kind === 'consent' && !question.consent) report('consent', '同意の文と版（version）がありません。')
  if (kind === 'members') {
    if (!question.fields || question.fields.length === 0)
      report('fields', '1人について聞く項目がありません。')
    problems.push(...twice(`${path}.fields`, question.fields ?? []))
    for (const [index, field] of (question.fields ?? []).entries()) {
      problems.push(...checkQuestion(scheme, field, `${path}.fields.${index}`, true))
    }
  }
  const { minimum, maximum } = question
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    report('maximum', '最大が最小より小さくなっています。')
  }
  // The row's own box and the buttons of a members question have these names.
  if (inRow && (question.id === 'row' || kind === 'members')) {
    report('id', kind === 'members' ? '人の一覧の中に人の一覧は置けません。' : '「row」は使えない id です。')
  }
  if (!inRow) problems.push(...checkFact(scheme, question, path))
  return problems
}

function checkFact(scheme: Scheme, question: Question, path: string): Problem[] {
  if (question.fact === undefined) return []
  const at = `${path}.fact`
  const [root = '', ...rest] = question.fact.split('.')
  const fact = scheme.facts.find(each => each.name === root)
  if (!fact) return [{ path: at, message: `「${root}」は facts にありません。` }]
  if (fact.from === 'formula')
    return [{ path: at, message: `「${root}」は式で決まるので、質問にできません。` }]
  if (rest.length > 0) {
    const known = fact.type === 'context' && (!fact.fields || rest.every(name => fact.fields?.[name]))
    return known ? [] : [{ path: at, message: `「${root}」に「${rest.join('.')}」という項目はありません。` }]
  }
  const strangers = (question.fields ?? []).flatMap((field, index) =>
    field.fact === undefined || !fact.fields || fact.fields[field.fact.split('.')[0] ?? '']
      ? []
      : [
          {
            path: `${path}.fields.${index}.fact`,
            message: `「${root}」に「${field.fact}」という項目はありません。`,
          },
        ],
  )
  if (strangers.length > 0) return strangers
  const scope = scopeOf(scheme)
  const [given, expected] = [typeOfAnswer(question, scope), scope[root] ?? 'any']
  if (fits(given, expected)) return []
  const message = `「${root}」は${typeText(expected)}ですが、この質問の答えは${typeText(given)}になります。`
  return [{ path: at, message }]
}

/** What a resident is said to know must be asked somewhere. */
function checkAsked(scheme: Scheme): Problem[] {
  const forms = [scheme.form, scheme.report, scheme.survey]
  const asked = new Set(
    forms.flatMap(form => form?.pages.flatMap(page => page.questions.map(each => each.fact?.split('.')[0]))),
  )
  return scheme.facts.flatMap((fact, index) =>
    fact.from === 'answer' && !asked.has(fact.name)
      ? [warning(`facts.${index}`, `「${fact.name}」をたずねる質問がありません。`)]
      : [],
  )
}

function checkMatter(scheme: Scheme): Problem[] {
  const name = scheme.sameMatter?.fact
  if (name === undefined || scheme.facts.some(fact => fact.name === name && fact.type === 'date')) return []
  return [{ path: 'sameMatter.fact', message: `「${name}」という日付は facts にありません。` }]
}

function checkEntitlement({ entitlement }: Scheme): Problem[] {
  if (!entitlement) return []
  const pools = new Set(entitlement.pools.map(pool => pool.id))
  const used = new Set(entitlement.types.map(type => type.pool))
  const times = [
    ['booking.until.at', entitlement.booking.until.at],
    ['cancel.until.at', entitlement.cancel.until.at],
  ] as const
  return [
    ...twice('entitlement.types', entitlement.types),
    ...twice('entitlement.pools', entitlement.pools),
    ...twice('entitlement.additions', entitlement.additions),
    ...entitlement.types.flatMap((type, index) =>
      pools.has(type.pool)
        ? []
        : [{ path: `entitlement.types.${index}.pool`, message: `枠「${type.pool}」がありません。` }],
    ),
    ...entitlement.pools.flatMap((pool, index) =>
      used.has(pool.id)
        ? []
        : [warning(`entitlement.pools.${index}`, `枠「${pool.id}」を使う型がありません。`)],
    ),
    ...times.flatMap(([path, at]) =>
      /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(at)
        ? []
        : [
            {
              path: `entitlement.${path}`,
              message: `時刻は「16:00」のように書いてください（今は「${at}」）。`,
            },
          ],
    ),
  ]
}
