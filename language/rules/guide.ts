import type { Fact, Facts } from '../feel/evaluate.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'
import { type Ask, asksFor, effortOf, placesOf } from './guide-asks.ts'
import { withGiven } from './guide-gives.ts'
import { questionAcross } from './guide-joining.ts'
import { pageOf } from './guide-page.ts'
import { type Judgement, judgementOf, missingIn } from './verdict.ts'

export type { Ask } from './guide-asks.ts'

/** What a scheme comes to in a guide over several. */
export interface Guided {
  scheme: Scheme
  outcome: Judgement
  /** Facts that could still change it and that a person can be asked. None: settled as far as answers go. */
  open: string[]
  /** Facts that could still change it and that only the office or its registers know. */
  office: string[]
  /** Facts a person can be asked that would settle amounts, and which papers are needed; none where not eligible. */
  more: Record<Further, string[]>
}

/** What may be wanted beside the outcome. */
export type Further = 'amounts' | 'papers'

export interface Guide {
  results: Guided[]
  /** The question to put next; absent when no answer can change any result any more. */
  next?: Ask
  /** `next` and the questions that go on one page with it. */
  page: Ask[]
}

export interface GuideOptions {
  /** Facts that were asked and that the person cannot or would rather not answer: never asked again. */
  skipped?: readonly string[]
  /** What is to be found out; further things are asked for once the outcomes are settled. Absent: the outcome. */
  wanted?: readonly ('outcome' | Further)[]
}

/**
 * One guide over many schemes. A fact that several speak of is asked once; the question put next is the one that
 * settles most schemes for its effort, judged by trying its answers; nothing is asked that can change no result.
 * Every fact must mean the same in all schemes, as those in `schemes/shared` do.
 */
export function guide(
  schemes: readonly Scheme[],
  given: Facts,
  on: Day,
  { skipped = [], wanted = ['outcome'] }: GuideOptions = {},
): Guide {
  const known = withGiven(schemes, given, on)
  const judged = schemes.map(scheme => judge(scheme, schemes, known, on, skipped))
  const further = schemes.map((scheme, index) => furtherAsks(scheme, judged[index], schemes, on, skipped))
  const results = judged.map(({ scheme, outcome, asks, office }, index): Guided => {
    const { amounts = [], papers = [] } = further[index] ?? {}
    return {
      scheme,
      outcome,
      open: factsOf(asks),
      office,
      more: { amounts: factsOf(amounts), papers: factsOf(papers) },
    }
  })
  const open = wanted.includes('outcome') ? judged.filter(each => each.asks.length > 0) : []
  const wants = candidates(open, schemes)
  const asks = wants.length > 0 ? wants : furtherWants()
  const all = tried(asks, schemes, known, on, skipped)
  const [top] = all.toSorted((a, b) => b.score - a.score)
  if (!top) return { results, page: [] }
  const settling = all.filter(each => each.most > 0).map(each => each.ask)
  const page = pageOf(top.ask, asks, settling, schemes).map(ask => withNone(ask, schemes, known, on))
  return { results, next: page[0], page }

  function furtherWants(): Ask[] {
    const asks = judged.map(({ scheme }, index) => ({
      scheme,
      asks: (['amounts', 'papers'] as const).flatMap(each =>
        wanted.includes(each) ? (further[index]?.[each] ?? []) : [],
      ),
    }))
    return candidates(asks, schemes)
  }
}

function factsOf(asks: readonly Ask[]): string[] {
  return [...new Set(asks.flatMap(ask => ask.facts))]
}

/** What would settle the amounts and the papers of a scheme that may still be granted. */
function furtherAsks(
  scheme: Scheme,
  judged: Judged | undefined,
  all: readonly Scheme[],
  on: Day,
  skipped: readonly string[],
): Record<Further, Ask[]> {
  if (!judged || judged.outcome === 'not-eligible') return { amounts: [], papers: [] }
  const { facts, lacking } = judged
  const asks = (texts: readonly string[]) =>
    asksFor(scheme, all, missingIn(scheme, texts, facts, lacking, on), facts, on, skipped).asks
  return {
    amounts: asks(scheme.amounts.map(amount => amount.formula)),
    papers: asks(scheme.documents.flatMap(({ when }) => (when === undefined ? [] : [when]))),
  }
}

interface Judged {
  scheme: Scheme
  outcome: Judgement
  asks: Ask[]
  office: string[]
  facts: Facts
  lacking: Map<string, string[]>
}

function judge(
  scheme: Scheme,
  all: readonly Scheme[],
  given: Facts,
  on: Day,
  skipped: readonly string[],
): Judged {
  const { outcome, missing, facts, lacking } = judgementOf(scheme, given, on)
  const { asks, left } = asksFor(scheme, all, missing, facts, on, skipped)
  return { scheme, outcome, asks, office: left, facts, lacking }
}

function candidates(open: readonly Pick<Judged, 'scheme' | 'asks'>[], all: readonly Scheme[]): Ask[] {
  const found = new Map<string, Ask>()
  for (const { scheme, asks } of open) {
    for (const ask of asks) {
      const known = found.get(ask.id)
      if (!known) found.set(ask.id, { ...ask, schemes: [scheme.id] })
      else {
        if (!known.schemes.includes(scheme.id)) known.schemes.push(scheme.id)
        known.facts = [...new Set([...known.facts, ...ask.facts])]
        if (known.fields && ask.fields) known.fields = [...new Set([...known.fields, ...ask.fields])]
      }
    }
  }
  const asks = [...found.values()].map(ask => ({
    ...ask,
    question: questionAcross(all, ask.question.id)?.question ?? ask.question,
  }))
  // Who wants what an answer gives besides is served by it too.
  return asks.map(ask => {
    const given = Object.keys(ask.question.gives ?? {})
    const served = asks.filter(other => other !== ask && other.facts.some(fact => given.includes(fact)))
    return { ...ask, schemes: [...new Set([...ask.schemes, ...served.flatMap(other => other.schemes)])] }
  })
}

/** How many schemes want it, for what it costs. */
function wish({ schemes, question }: Ask): number {
  return schemes.length / effortOf(question)
}

/** Trying every answer of every question would cost more than it saves; the most wanted ones are tried. */
const mostTried = 8

/** An ask with what it may settle, judged by trying its answers. */
interface Tried {
  ask: Ask
  score: number
  /** Schemes settled by the answer that settles most. */
  most: number
}

function tried(
  found: readonly Ask[],
  schemes: readonly Scheme[],
  given: Facts,
  on: Day,
  skipped: readonly string[],
): Tried[] {
  const open = (judged: readonly Judged[]) => judged.filter(each => each.asks.length > 0).length
  const settledBy = (ask: Ask, answer: Record<string, Fact>): number => {
    const facts = withGiven(schemes, { ...given, ...answer }, on)
    const concerned = schemes.filter(scheme => ask.schemes.includes(scheme.id))
    return concerned.length - open(concerned.map(scheme => judge(scheme, schemes, facts, on, skipped)))
  }
  const sorted = found.toSorted((a, b) => wish(b) - wish(a) || (a.id < b.id ? -1 : 1)).slice(0, mostTried)
  return sorted.map(ask => {
    const settled = triedAnswers(ask).map(answer => settledBy(ask, answer))
    const most = Math.max(0, ...settled)
    const mean = settled.reduce((sum, one) => sum + one, 0) / Math.max(1, settled.length)
    // Where answers cannot be tried, the fact is taken to settle a quarter of those that want it.
    const expected = settled.length > 0 ? (mean + most) / 2 : ask.schemes.length / 4
    return { ask, most, score: (expected + ask.schemes.length / 10) / effortOf(ask.question) }
  })
}

/** The answers worth trying: all there are of yes/no and choices; for a list not known yet, nobody and somebody. */
function triedAnswers({ question, rowsKnown }: Ask): Record<string, Fact>[] {
  const name = question.fact
  if (name === undefined || name.includes('.') || rowsKnown) return []
  if (question.kind === 'members') return [{ [name]: [] }, { [name]: [{}] }]
  if (question.kind === 'yes-no') return [{ [name]: true }, { [name]: false }]
  if (question.kind === 'choice') {
    return [...(question.options ?? []).map(option => ({ [name]: option.id })), { [name]: null }]
  }
  return []
}

/**
 * Whether "none of these", or of people "nobody", is an answer: with it all schemes that put the question say no. So a
 * family may have no children, but a household not nobody.
 */
export function withNone(ask: Ask, schemes: readonly Scheme[], given: Facts, on: Day): Ask {
  const { question, rowsKnown } = ask
  const empty = question.kind === 'choice' ? null : question.kind === 'members' && !rowsKnown ? [] : undefined
  if (empty === undefined || question.fact === undefined) return ask
  const facts = { ...given, [question.fact]: empty }
  const own = schemes.filter(scheme => placesOf(scheme).has(question.fact ?? ''))
  const none = own.every(scheme => judgementOf(scheme, facts, on).outcome === 'not-eligible')
  return none ? { ...ask, none } : ask
}
