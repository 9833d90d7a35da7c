import type { Facts } from '#language/feel/evaluate.ts'
import { judge } from '#language/form/judge.ts'
import { walk } from '#language/form/walk.ts'
import type { situation } from '#language/rules/derive.ts'
import type {
  AddressAnswer,
  Answers,
  AnswerValue,
  Form,
  NameAnswer,
  Question,
} from '#language/scheme/form.ts'
import { normalisePostalCode, prefectures } from '#language/values/address.ts'
import { normaliseKana } from '#language/values/kana.ts'

/** What the registers say of a household, as far as a form may use it. */
export interface Known {
  name: string
  kana: string
  birthDate: string
  /** Null where it is not handed out. */
  address: AddressAnswer | null
  /** Facts of the household as a run gathered them, without figures out of the tax register. */
  facts: Readonly<Record<string, unknown>>
  /** Facts the tax register tells: questions about them may be left blank are not put. */
  taxKnown: readonly string[]
  /** Names of the members of each list of people, in its order. */
  names: Readonly<Record<string, readonly string[]>>
}

/**
 * The answers the registers give to a form: name, birth date, address, and every question whose fact they tell. A
 * list of people is given only when every question about each of them is. Where a figure of the tax register would
 * be the answer and the question may be left blank, it is: the office looks it up when it decides. Nothing that the
 * form itself would not take.
 */
export function knownAnswers(
  form: Form,
  known: Known,
  facts: Facts,
  options: ReturnType<typeof situation>,
): Answers {
  const given: Answers = {}
  for (const question of form.pages.flatMap(page => page.questions)) {
    const answer = prefilled(question, known) ?? factual(question, known)
    if (answer !== undefined) given[question.id] = answer
  }
  const walked = walk(form, given, facts, options)
  for (const question of form.pages.flatMap(page => page.questions)) {
    const answer = given[question.id]
    if (answer !== undefined && judge(question, answer, walked.facts, options).length > 0)
      delete given[question.id]
  }
  return given
}

function prefilled({ prefill }: Question, known: Known): AnswerValue | undefined {
  if (prefill === 'name') return nameAnswer(known.name, known.kana)
  if (prefill === 'birth-date') return known.birthDate
  if (prefill === 'address') return known.address ?? undefined
  return undefined
}

function factual(question: Question, known: Known): AnswerValue | undefined {
  if (question.fact === undefined) return undefined
  if (known.taxKnown.includes(question.fact)) return question.required === false ? '' : undefined
  const value = known.facts[question.fact]
  if (question.kind === 'members') return members(question, value, known.names[question.fact] ?? [])
  return plainAnswer(question, value)
}

/** A fact as the answer that would give it; undefined where it is unknown, or the form has no such answer. */
function plainAnswer({ kind, options = [] }: Question, value: unknown): AnswerValue | undefined {
  const offered = (id: unknown) => options.some(option => option.id === id)
  switch (kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? value : undefined
    case 'number':
      return typeof value === 'number' ? value : undefined
    case 'date':
      return typeof value === 'string' ? value : undefined
    case 'choice':
      return typeof value === 'string' && offered(value) ? value : undefined
    case 'choices': {
      if (!Array.isArray(value)) return undefined
      const chosen = value.filter(offered) as string[]
      return chosen.length > 0 ? chosen : offered('none') ? ['none'] : undefined
    }
    default:
      return undefined
  }
}

function members(question: Question, value: unknown, names: readonly string[]): AnswerValue | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  return value.map((person: Record<string, unknown>, index) => {
    const row: Answers = {}
    for (const field of question.fields ?? []) {
      const answer =
        field.prefill === 'name'
          ? names[index]
          : field.fact && plainAnswer(field as Question, person[field.fact])
      if (answer !== undefined) row[field.id] = answer
    }
    return row
  })
}

/** 姓 and 名 are apart only where the register has a space. */
function nameAnswer(name: string, kana: string): NameAnswer {
  const [family = '', ...given] = name.split(/[\s\u3000]+/)
  const [familyKana = '', ...givenKana] = normaliseKana(kana).split(' ')
  return { family, given: given.join(' '), familyKana, givenKana: givenKana.join(' ') }
}

/** The register writes an address of its own town in one line, often without the prefecture; the town's code tells it. */
export function addressFrom(
  resident: { postalCode: string | null; address: string | null },
  place: { id: number; name: string },
): AddressAnswer | null {
  if (!resident.address) return null
  const prefecture = prefectures[Math.floor(place.id / 10_000) - 1] ?? ''
  const line = resident.address.startsWith(prefecture)
    ? resident.address.slice(prefecture.length)
    : resident.address
  return {
    postalCode: normalisePostalCode(resident.postalCode ?? '') ?? '',
    prefecture,
    city: place.name,
    town: line.startsWith(place.name) ? line.slice(place.name.length) : line,
  }
}
