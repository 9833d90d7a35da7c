import type { Scheme } from '../scheme/scheme.ts'
import { namesIn } from './derive.ts'
import { type Ask, effortOf, type Place, placesOf } from './guide-asks.ts'
import { scopeOf } from './scope.ts'

/** More than this on a page is a form again. */
const mostOnPage = 4
/** Together they must stay less than what the hardest question alone may cost. */
const mostEffort = 11

/**
 * The questions that go on one page with `top`: open as well, short, and about the same thing. That is: on one page of
 * a form, opened by the same answer (the details of a pregnancy), or all to be ticked at a glance and able to settle
 * something (`settling`). Lists of people stand alone.
 */
export function pageOf(
  top: Ask,
  open: readonly Ask[],
  settling: readonly Ask[],
  schemes: readonly Scheme[],
): Ask[] {
  if (top.question.kind === 'members') return [top]
  const page = [top]
  let effort = effortOf(top.question)
  for (const ask of open.toSorted((a, b) => b.schemes.length - a.schemes.length)) {
    if (page.length >= mostOnPage) break
    if (ask.id === top.id || ask.question.kind === 'members' || !belong(top, ask, settling, schemes)) continue
    if (effort + effortOf(ask.question) > mostEffort) continue
    effort += effortOf(ask.question)
    page.push(ask)
  }
  return page
}

function belong(one: Ask, other: Ask, settling: readonly Ask[], schemes: readonly Scheme[]): boolean {
  const [a, b] = [standing(one, schemes), standing(other, schemes)]
  if (!a || !b) return false
  if (a.page === b.page) return true
  if (a.gates.length + b.gates.length > 0) return a.gates.length > 0 && sameNames(a.gates, b.gates)
  return [one, other].every(each => isPlain(each) && settling.includes(each)) && a.first && b.first
}

function isPlain({ question }: Ask): boolean {
  return question.kind === 'yes-no' || question.kind === 'choices'
}

/** The page of a form on which a question stands, and the facts that open it there. */
function standing({ question, schemes: wanting }: Ask, schemes: readonly Scheme[]) {
  const places = schemes.flatMap(scheme => {
    const place = [...placesOf(scheme).values()].find(each => each.question.id === question.id)
    return place ? [{ scheme, place }] : []
  })
  const found = places.find(({ scheme }) => wanting.includes(scheme.id)) ?? places[0]
  if (!found) return undefined
  const { page } = found.place
  return {
    page: page.id,
    first: page.questions[0]?.id === question.id,
    gates: gatesOf(found.place, found.scheme),
  }
}

function gatesOf({ page, question }: Place, scheme: Scheme): string[] {
  const conditions = [page.when, question.when].filter(when => when !== undefined)
  return [...new Set(conditions.flatMap(when => namesIn(when, scopeOf(scheme))))].sort()
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index])
}
