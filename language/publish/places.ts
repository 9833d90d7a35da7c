import { useNames } from '../entitlement/situation.ts'
import type { Scope, Type } from '../feel/types.ts'
import { rowFact } from '../form/kinds/members.ts'
import { partsOf } from '../rules/fill.ts'
import { scopeOf } from '../rules/scope.ts'
import type { Feel } from '../scheme/basics.ts'
import type { Form, Question } from '../scheme/form.ts'
import type { Scheme } from '../scheme/scheme.ts'
import { languages, type Text } from '../text.ts'
import { typeOfAnswer } from './question-types.ts'

/** One FEEL text of a scheme: where it stands, what it must come to, and what it may speak of. */
export interface Place {
  path: string
  text: Feel
  expected: Type
  scope: Scope
  /** Questions asked before it, where that limits what can be known: pages and questions of a form. */
  before?: readonly Question[]
  form?: Form
}

/** Every FEEL text of a scheme with its place, also those inside `{…}` of wordings. */
export function placesOf(scheme: Scheme): Place[] {
  const scope = scopeOf(scheme)
  return [
    ...scheme.facts.flatMap((fact, index) =>
      when(`facts.${index}.formula`, fact.formula, scope, scope[fact.name] ?? 'any'),
    ),
    ...when('careful.when', scheme.careful?.when, scope),
    ...formPlaces(scheme.form, 'form', scope),
    ...(scheme.report ? formPlaces(scheme.report, 'report', scope) : []),
    ...(scheme.survey ? formPlaces(scheme.survey, 'survey', scope) : []),
    ...scheme.rules.flatMap((rule, index) => [
      ...when(`rules.${index}.when`, rule.when, scope),
      ...when(`rules.${index}.must`, rule.must, scope),
      ...wording(`rules.${index}.reason`, rule.reason, scope),
      ...wording(`rules.${index}.remedy`, rule.remedy, scope),
    ]),
    ...scheme.amounts.flatMap((amount, index) =>
      when(`amounts.${index}.formula`, amount.formula, scope, 'number'),
    ),
    ...(scheme.payment?.amounts ?? []).flatMap(({ from }, index) =>
      when(`payment.amounts.${index}.from`, from, scope, 'date'),
    ),
    ...recipientPlaces(scheme, scope),
    ...scheme.documents.flatMap((document, index) => when(`documents.${index}.when`, document.when, scope)),
    ...scheme.workflow.actions.flatMap((action, index) =>
      when(`workflow.actions.${index}.when`, action.when, scope),
    ),
    ...scheme.workflow.routes.flatMap((route, index) =>
      when(`workflow.routes.${index}.when`, route.when, scope),
    ),
    ...scheme.amendments.flatMap((amendment, index) =>
      when(`amendments.${index}.when`, amendment.when, scope),
    ),
    ...letterPlaces(scheme, scope),
    ...wording('remedies.text', scheme.remedies.text, scope),
    ...entitlementPlaces(scheme, { ...scope, ...useNames }),
  ]
}

/** Judged with the item's own entries as names, as in a filter. */
function recipientPlaces({ recipients }: Scheme, scope: Scope): Place[] {
  if (!recipients) return []
  const list = scope[recipients.list]
  const item = typeof list === 'object' && 'list' in list ? list.list : 'any'
  const entries = typeof item === 'object' && 'context' in item ? item.context : {}
  return when('recipients.when', recipients.when, { ...scope, ...entries })
}

function when(path: string, text: Feel | undefined, scope: Scope, expected: Type = 'boolean'): Place[] {
  return text === undefined ? [] : [{ path, text, expected, scope }]
}

function wording(path: string, text: Text | undefined, scope: Scope): Place[] {
  return languages.flatMap(language =>
    partsOf(text?.[language] ?? '').map(part => ({
      path: `${path}.${language}`,
      text: part,
      expected: 'any' as const,
      scope,
    })),
  )
}

function formPlaces(form: Form, path: string, scope: Scope): Place[] {
  const before: Question[] = []
  return form.pages.flatMap((page, index) => {
    const at = `${path}.pages.${index}`
    const places = when(`${at}.when`, page.when, scope).map(place => ({
      ...place,
      before: [...before],
      form,
    }))
    for (const [number, question] of page.questions.entries()) {
      const known = [...before]
      const own = questionPlaces(question, `${at}.questions.${number}`, scope)
      places.push(
        ...own.map(place => ({ ...place, before: place.after ? [...known, question] : known, form })),
      )
      before.push(question)
    }
    return places
  })
}

/** `after` marks what is judged once the question itself is answered. */
function questionPlaces(question: Question, path: string, scope: Scope): (Place & { after?: boolean })[] {
  const row: Scope = { ...scope }
  for (const field of question.fields ?? []) row[rowFact(field)] = typeOfAnswer(field, scope)
  return [
    ...when(`${path}.when`, question.when, scope),
    ...when(`${path}.required`, typeof question.required === 'string' ? question.required : undefined, scope),
    ...(question.wordings ?? []).flatMap((each, index) =>
      when(`${path}.wordings.${index}.when`, each.when, scope),
    ),
    ...question.checks
      .flatMap((check, index) => when(`${path}.checks.${index}.rule`, check.rule, scope))
      .map(place => ({ ...place, after: true })),
    ...Object.entries(question.gives ?? {})
      .flatMap(([name, text]) => when(`${path}.gives.${name}`, text, scope, 'any'))
      .map(place => ({ ...place, after: true })),
    ...(question.fields ?? []).flatMap((field, index) =>
      questionPlaces(field, `${path}.fields.${index}`, row).map(place => ({ ...place, after: true })),
    ),
  ]
}

function letterPlaces(scheme: Scheme, scope: Scope): Place[] {
  return scheme.letters.flatMap((letter, index) => {
    const at = `letters.${index}`
    return [
      ...wording(`${at}.title`, letter.title, scope),
      ...wording(`${at}.mail.subject`, letter.mail.subject, scope),
      ...wording(`${at}.mail.body`, letter.mail.body, scope),
      ...letter.blocks.flatMap((block, number) => {
        const path = `${at}.blocks.${number}`
        const places = when(`${path}.when`, block.when, scope)
        if ('text' in block) places.push(...wording(`${path}.text`, block.text, scope))
        if ('heading' in block) places.push(...wording(`${path}.heading`, block.heading, scope))
        if ('rows' in block) {
          for (const [row, each] of block.rows.entries()) {
            places.push(
              ...when(`${path}.rows.${row}.when`, each.when, scope),
              ...wording(`${path}.rows.${row}.label`, each.label, scope),
              ...wording(`${path}.rows.${row}.value`, each.value, scope),
            )
          }
        }
        if ('list' in block) {
          for (const [item, each] of block.list.entries()) {
            places.push(
              ...when(`${path}.list.${item}.when`, each.when, scope),
              ...wording(`${path}.list.${item}.text`, each.text, scope),
            )
          }
        }
        return places
      }),
    ]
  })
}

function entitlementPlaces({ entitlement }: Scheme, scope: Scope): Place[] {
  if (!entitlement) return []
  const number = (path: string, text: Feel) => when(`entitlement.${path}`, text, scope, 'number')
  const date = (path: string, text: Feel) => when(`entitlement.${path}`, text, scope, 'date')
  return [
    ...entitlement.types.flatMap((type, index) => [
      ...number(`types.${index}.units`, type.units),
      ...number(`types.${index}.copayment`, type.copayment),
      ...number(`types.${index}.price`, type.price),
      ...date(`types.${index}.window.from`, type.window.from),
      ...date(`types.${index}.window.until`, type.window.until),
      ...wording(`entitlement.types.${index}.window.reason`, type.window.reason, scope),
    ]),
    ...entitlement.pools.flatMap((pool, index) => number(`pools.${index}.limit`, pool.limit)),
    ...date('valid.from', entitlement.valid.from),
    ...date('valid.until', entitlement.valid.until),
    ...number('reduction', entitlement.reduction),
    ...entitlement.additions.flatMap((addition, index) => number(`additions.${index}.yen`, addition.yen)),
    ...number('cancel.fee', entitlement.cancel.fee),
    ...number('cancel.claim', entitlement.cancel.claim),
  ]
}
