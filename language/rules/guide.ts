import type { Fact, Facts } from '../feel/evaluate.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'
import { type Ask, asksFor, effortOf } from './guide-asks.ts'
import { type Judgement, judgementOf } from './verdict.ts'

export type { Ask } from './guide-asks.ts'

/** What a scheme comes to in a guide over several. */
export interface Guided {
  scheme: Scheme
  outcome: Judgement
  /** Facts that could still change it and that a person can be asked. None: settled as far as answers go. */
  open: string[]
  /** Facts that could still change it and that only the office or its registers know. */
  office: string[]
}

export interface Guide {
  results: Guided[]
  /** The question to put next; absent when no answer can change any result any more. */
  next?: Ask
}

export interface GuideOptions {
  /** Facts that were asked and that the person cannot or would rather not answer: never asked again. */
  skipped?: readonly string[]
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
  { skipped = [] }: GuideOptions = {},
): Guide {
  const judged = schemes.map(scheme => judge(scheme, schemes, given, on, skipped))
  const open = judged.filter(each => each.asks.length > 0)
  const results = judged.map(({ scheme, outcome, asks, office }) => {
    return { scheme, outcome, open: [...new Set(asks.flatMap(ask => ask.facts))], office }
  })
  const next = best(candidates(open), schemes, given, on, skipped)
  return next ? { results, next } : { results }
}

interface Judged {
  scheme: Scheme
  outcome: Judgement
  asks: Ask[]
  office: string[]
}

function judge(
  scheme: Scheme,
  all: readonly Scheme[],
  given: Facts,
  on: Day,
  skipped: readonly string[],
): Judged {
  const { outcome, missing, facts } = judgementOf(scheme, given, on)
  const { asks, left } = asksFor(scheme, all, missing, facts, on, skipped)
  return { scheme, outcome, asks, office: left }
}

/** A question with the schemes it could settle. */
type Candidate = Ask & { schemes: string[] }

function candidates(open: readonly Judged[]): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const { scheme, asks } of open) {
    for (const ask of asks) {
      const known = found.get(ask.id)
      if (!known) found.set(ask.id, { ...ask, schemes: [scheme.id] })
      else {
        known.schemes.push(scheme.id)
        known.facts = [...new Set([...known.facts, ...ask.facts])]
        if (known.fields && ask.fields) known.fields = [...new Set([...known.fields, ...ask.fields])]
      }
    }
  }
  return [...found.values()]
}

/** Trying every answer of every question would cost more than it saves; the most wanted ones are tried. */
const mostTried = 8

function best(
  found: Candidate[],
  schemes: readonly Scheme[],
  given: Facts,
  on: Day,
  skipped: readonly string[],
): Ask | undefined {
  const wanted = (each: Candidate) => each.schemes.length / effortOf(each.question)
  const sorted = found.toSorted((a, b) => wanted(b) - wanted(a) || (a.id < b.id ? -1 : 1))
  const [first] = sorted
  if (!first || sorted.length === 1) return first && bare(first)
  const concerned = (each: Candidate) => schemes.filter(scheme => each.schemes.includes(scheme.id))
  const open = (judged: readonly Judged[]) => judged.filter(each => each.asks.length > 0).length
  let top = first
  let most = -1
  for (const each of sorted.slice(0, mostTried)) {
    const answers = triedAnswers(each)
    const settled = answers.map(answer => {
      const facts = { ...given, ...answer }
      const judged = concerned(each).map(scheme => judge(scheme, schemes, facts, on, skipped))
      return each.schemes.length - open(judged)
    })
    // Where answers cannot be tried, the fact is taken to settle a quarter of those that want it.
    const expected =
      answers.length > 0
        ? settled.reduce((sum, one) => sum + one, 0) / answers.length
        : each.schemes.length / 4
    const score = (expected + each.schemes.length / 10) / effortOf(each.question)
    if (score > most) {
      most = score
      top = each
    }
  }
  return bare(top)
}

function bare({ schemes: _, ...ask }: Candidate): Ask {
  return ask
}

/** The answers worth trying: all there are of yes/no and choices; for a list not known yet, nobody and somebody. */
function triedAnswers({ question, rowsKnown }: Ask): Record<string, Fact>[] {
  const name = question.fact
  if (name === undefined || name.includes('.') || rowsKnown) return []
  if (question.kind === 'members') return [{ [name]: [] }, { [name]: [{}] }]
  if (question.kind === 'yes-no') return [{ [name]: true }, { [name]: false }]
  if (question.kind === 'choice') return (question.options ?? []).map(option => ({ [name]: option.id }))
  return []
}
