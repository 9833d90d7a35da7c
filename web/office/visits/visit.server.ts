import { data, redirect } from 'react-router'
import { isDay, tokyoDay } from '#language/values/date.ts'
import { endSession } from '#modules/accounts/session/write.ts'
import { logView } from '#modules/accounts/write.ts'
import { findingsOf, papersOf } from '#modules/eligibility/findings/rules.ts'
import { factsOf, guideFor } from '#modules/eligibility/guide/rules.ts'
import { municipality as municipalityOf } from '#modules/places/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { openAnswers } from '#modules/visits/answers/rules.ts'
import { type Visit, visitOf } from '#modules/visits/read.ts'
import { handOver, takeHere } from '#modules/visits/tablet/write.ts'
import {
  awaitPapers,
  describeVisit,
  finishVisit,
  markExplained,
  receivePaper,
} from '#modules/visits/write.ts'
import { type Context, enter } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { sessionCookie, sessionToken } from '#web/server/session.ts'
import { tabletCookie } from '../../counter/tablet.server.ts'
import { sayPlain } from '../../ui/say.tsx'

/** One visit as the staff see it: where it stands, and which papers it takes. Looking at it is written down. */
export async function showVisit(ctx: Context, args: PageArgs) {
  const visit = await visitOf(ctx, args.params.id ?? '')
  const { municipality } = visit
  await logView(ctx, { municipality, subjectKind: 'visit', subjectId: visit.id })
  const city = (await municipalityOf(ctx, municipality)) ?? refuse('not-found')
  const schemes = (await schemesOf(ctx, municipality)).map(({ scheme }) => scheme)
  const { seals, publicUrl } = args.context.get(serverRequest)
  const kept = openAnswers(seals, visit, ctx.now)
  const guiding = {
    schemes: schemes.filter(scheme => visit.schemes.includes(scheme.id)),
    on: tokyoDay(ctx.now),
    place: city.name,
  }
  const passed = kept.guide.steps.flatMap(step => step.s ?? [])
  const given = factsOf(guiding, kept.guide)
  const findings = findingsOf(guideFor(guiding, kept.guide).results, given, passed, guiding.on)
  return {
    now: ctx.now.toISOString(),
    today: guiding.on,
    tabletAddress: `${publicUrl}/${city.slug}/counter`,
    visit: shown(visit),
    papers: papersShown(
      visit,
      papersOf(findings.map(each => ({ ...each, outcome: 'unclear' as const }))).map(paper => ({
        name: sayPlain(paper.name, 'ja'),
        needed: paper.needed,
      })),
    ),
    schemes: schemes.map(scheme => ({
      id: scheme.id,
      name: sayPlain(scheme.name, 'ja'),
      chosen: visit.schemes.includes(scheme.id),
    })),
  }
}

function shown(visit: Visit) {
  const { id, number, day, label, name, note, expert, stage, onTablet, remindOn, dueOn, cases } = visit
  return {
    ...{ id, number, day, label, name, note, expert, stage, onTablet, remindOn, dueOn, cases },
    codeUntil: visit.codeUntil?.toISOString() ?? null,
    openedAt: visit.openedAt.toISOString(),
    explainedAt: visit.explainedAt?.toISOString() ?? null,
    answeredAt: visit.answeredAt?.toISOString() ?? null,
    finishedAt: visit.finishedAt?.toISOString() ?? null,
    hasAnswers: visit.sealed !== null,
  }
}

/** The papers noted, then those the schemes chosen may need and that nobody has noted. */
function papersShown(visit: Visit, suggested: { name: string; needed: 'yes' | 'unknown' }[]) {
  const noted = visit.papers.map(paper => ({
    paper: paper.paper,
    name: paper.name,
    promisedOn: paper.promisedOn,
    state: paper.receivedAt ? ('received' as const) : ('missing' as const),
  }))
  const others = suggested
    .map(({ name, needed }) => ({ paper: name.slice(0, 100), name, needed }))
    .filter(({ paper }) => !noted.some(each => each.paper === paper))
  return {
    noted,
    suggested: others.map(({ paper, name, needed }) => ({ paper, name, needed })),
  }
}

/** Everything the page can do to a visit; `_do` says what. */
export async function changeVisit(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const one = (name: string) => fields[name]?.[0] ?? ''
  const id = args.params.id ?? ''
  const once = { key: one('_key') }
  if (one('_do') === 'here') return becomeTablet(args, id)
  const outcome = await act(args, async ctx => {
    switch (one('_do')) {
      case 'hand-over':
        return handOver(ctx, { id })
      case 'explained':
        return void (await markExplained(ctx, { id }, once))
      case 'describe': {
        const remindOn = isDay(one('remindOn')) ? one('remindOn') : null
        return void (await describeVisit(ctx, { id, label: one('label'), note: one('note'), remindOn }, once))
      }
      case 'papers':
        return void (await awaitPapers(ctx, { id, papers: papersIn(fields) }, once))
      case 'received':
      case 'missed': {
        const received = one('_do') === 'received'
        return void (await receivePaper(ctx, { id, paper: one('paper'), received }, once))
      }
      case 'finish': {
        const outcome = one('outcome') === 'received' ? 'received' : 'closed'
        return void (await finishVisit(ctx, { id, outcome }, once))
      }
      default:
        return refuse('invalid-input')
    }
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  // The code is shown once and kept nowhere.
  if (outcome.value) return data({ code: outcome.value.code }, { headers: { 'cache-control': 'no-store' } })
  return redirect(`/office/visits/${id}`, 303)
}

/** Ticked papers with the day each was promised, and one written by hand. */
function papersIn(fields: Record<string, string[]>) {
  const promised = (name: string) => {
    const day = fields[name]?.[0] ?? ''
    return isDay(day) ? day : null
  }
  const ticked = (fields.paper ?? []).map(paper => ({
    paper,
    name: fields[`name.${paper}`]?.[0] ?? paper,
    promisedOn: promised(`promised.${paper}`),
  }))
  const own = fields.other?.[0]?.trim() ?? ''
  return own
    ? [...ticked, { paper: own.slice(0, 100), name: own, promisedOn: promised('promised.other') }]
    : ticked
}

/** This device becomes the tablet; whoever is signed in on it is signed out before it is handed over. */
async function becomeTablet(args: PageArgs, id: string) {
  const outcome = await act(args, async ctx => {
    const { token } = await takeHere(ctx, { id })
    const { municipality } = await visitOf(ctx, id)
    return { token, city: (await municipalityOf(ctx, municipality)) ?? refuse('not-found') }
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  const { token, city } = outcome.value
  const { database, account, publicUrl, requestId } = args.context.get(serverRequest)
  const session = sessionToken(args.request)
  if (session && account) {
    await enter(database, { kind: 'visitor' }, ctx => endSession(ctx, account, session), { requestId })
  }
  const headers = new Headers({ 'cache-control': 'no-store', 'clear-site-data': '"cache"' })
  headers.append('set-cookie', tabletCookie(args, city, token))
  headers.append('set-cookie', sessionCookie(null, publicUrl.startsWith('https:')))
  return redirect(`/${city.slug}/counter`, { status: 303, headers })
}
