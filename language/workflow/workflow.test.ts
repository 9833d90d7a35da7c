import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sampleScheme } from '../publish/sample.ts'
import type { Rank, Route } from '../scheme/workflow.ts'
import { addDays, tokyoInstant, weekday } from '../values/date.ts'
import { type Draft, firstStep, mayDecide, maySendBack, mayTakeBack, systemDrafter } from './approval.ts'
import { elapsed } from './clock.ts'
import { allowed, fold, routeFor, transitions } from './fold.ts'

const { workflow } = sampleScheme()
const at = (day: string, time = '10:00') => tokyoInstant(day, time)
const weekend = (day: string) => [0, 6].includes(weekday(day))

test('a state is the fold of the actions', () => {
  assert.equal(fold(workflow, []).id, 'received')
  const actions = ['return', 'resubmit', 'grant'].map(action => ({ action, at: at('2026-04-01') }))
  assert.equal(fold(workflow, actions).id, 'granted')
  assert.throws(() => fold(workflow, [{ action: 'resubmit', at: at('2026-04-01') }]))
  assert.throws(() => fold(workflow, [{ action: 'none', at: at('2026-04-01') }]))
})

test('actions are offered to whom and when they may be taken', () => {
  const ids = (state: string, who: 'staff' | 'applicant', facts = {}) =>
    allowed(workflow, state, { who }, facts).map(action => action.id)
  assert.deepEqual(ids('received', 'staff', { 住民: true }), ['grant', 'refuse', 'return'])
  assert.deepEqual(ids('received', 'staff', { 住民: false }), ['refuse', 'return'])
  assert.deepEqual(ids('received', 'staff'), ['refuse', 'return'])
  assert.deepEqual(ids('received', 'applicant'), [])
  assert.deepEqual(ids('returned', 'applicant'), ['resubmit'])
  assert.deepEqual(ids('granted', 'staff'), [])
})

test('the first route that fits', () => {
  assert.equal(routeFor(workflow, 'grant', { 多子: true })?.id, 'siblings')
  assert.equal(routeFor(workflow, 'grant', { 多子: false })?.id, 'grant')
  assert.equal(routeFor(workflow, 'grant', {})?.id, 'grant')
  assert.equal(routeFor(workflow, 'revoke', {})?.id, 'refuse')
})

const route = (ranks: Rank[], standIns: Route['standIns'] = []): Route => ({
  id: 'r',
  label: { ja: 'r' },
  decides: ['grant'],
  mode: 'each',
  ranks,
  draftedBySystem: false,
  standIns,
})
const long = route(
  ['subsection-chief', 'section-chief', 'division-chief'],
  [{ for: 'section-chief', by: 'subsection-chief' }],
)
const draft: Draft = { drafterId: 'a', previous: [] }
const told = (step: number, accountId: string, rank: Rank, of: Route = long, on: Draft = draft) => {
  const may = mayDecide(of, step, { accountId, rank }, on)
  return may.ok
    ? `${may.as}:${may.next}${may.final ? ':final' : ''}${may.reviewLater ? ':later' : ''}`
    : may.refused
}

test('回議, 専決, 引上げ, 代決', () => {
  assert.equal(told(0, 'b', 'subsection-chief'), 'turn:1')
  assert.equal(told(1, 'b', 'section-chief'), 'turn:2')
  assert.equal(told(2, 'b', 'division-chief'), 'turn:3:final')
  assert.equal(told(0, 'b', 'section-chief'), 'taken-up:2')
  assert.equal(told(0, 'b', 'division-chief'), 'taken-up:3:final')
  assert.equal(told(1, 'b', 'subsection-chief'), 'stand-in:2:later')
  assert.equal(told(0, 'b', 'staff'), 'not-your-turn')
  assert.equal(told(2, 'b', 'section-chief'), 'not-your-turn')
  assert.equal(told(3, 'b', 'division-chief'), 'already-decided')
  const short = route(['section-chief'])
  assert.equal(told(0, 'b', 'section-chief', short), 'turn:1:final')
  assert.equal(told(0, 'b', 'division-chief', short), 'taken-up:1:final')
})

test('whoever drafted never approves; the system is nobody; a seal is given once', () => {
  assert.equal(told(0, 'a', 'section-chief'), 'drafter-may-not-decide')
  assert.equal(told(0, 'b', 'subsection-chief', long, { drafterId: systemDrafter, previous: [] }), 'turn:1')
  assert.equal(
    told(0, 'c', 'division-chief', long, { drafterId: ['b', 'c'], previous: [] }),
    'drafter-may-not-decide',
  )
  const once: Draft = { drafterId: 'a', previous: [{ accountId: 'b', step: 0 }] }
  assert.equal(told(1, 'b', 'section-chief', long, once), 'approved-before')
  assert.equal(told(1, 'b', 'subsection-chief', long, once), 'stand-in:2:later')
})

test('where a draft starts', () => {
  assert.equal(firstStep(long, 'staff'), 0)
  assert.equal(firstStep(long, 'subsection-chief'), 1)
  assert.equal(firstStep(long, 'division-chief'), 2)
  assert.equal(firstStep(long, systemDrafter), 0)
})

test('差戻し and 取戻し', () => {
  assert.deepEqual(maySendBack(long, 0, { accountId: 'b', rank: 'subsection-chief' }, draft), { ok: true })
  assert.equal(maySendBack(long, 0, { accountId: 'b', rank: 'staff' }, draft).ok, false)
  assert.deepEqual(mayTakeBack(long, 0, 'a', draft), { ok: true })
  assert.deepEqual(mayTakeBack(long, 0, 'b', draft), { ok: false, refused: 'not-the-drafter' })
  assert.deepEqual(mayTakeBack(long, 3, 'a', draft), { ok: false, refused: 'already-decided' })
})

test('whatever the route and the people: no drafter ever decides, and a decision needs the last rank or its stand-in', () => {
  const ranks: Rank[] = ['staff', 'subsection-chief', 'section-chief', 'division-chief']
  const anyRank = fc.constantFrom(...ranks)
  const routes = fc
    .uniqueArray(anyRank, { minLength: 1 })
    .map(list => route(ranks.filter(rank => list.includes(rank))))
  fc.assert(
    fc.property(
      routes,
      fc.array(fc.record({ accountId: fc.constantFrom('a', 'b', 'c'), rank: anyRank })),
      (of, people) => {
        let step = 0
        const previous: { accountId: string; step: number }[] = []
        for (const actor of people) {
          const may = mayDecide(of, step, actor, { drafterId: 'a', previous })
          if (!may.ok) continue
          assert.notEqual(actor.accountId, 'a')
          assert.ok(may.next > step && may.next <= of.ranks.length)
          if (may.final) assert.ok(ranks.indexOf(actor.rank) >= ranks.indexOf(of.ranks.at(-1) ?? 'staff'))
          previous.push({ accountId: actor.accountId, step })
          step = may.next
        }
      },
    ),
  )
})

// 2026-04-01 is a Wednesday.
test('標準処理期間: the first day does not count, closed days neither', () => {
  const started = transitions(workflow, [], at('2026-04-01'))
  const used = (day: string, time?: string) => elapsed(workflow, started, at(day, time), weekend)
  assert.equal(used('2026-04-01').daysUsed, 0)
  assert.equal(used('2026-04-02', '00:00').daysUsed, 1)
  assert.equal(used('2026-04-03').daysUsed, 2)
  assert.equal(used('2026-04-05').daysUsed, 2)
  assert.deepEqual(used('2026-04-06'), {
    daysUsed: 3,
    standardDays: 3,
    stopped: false,
    late: false,
    dueOn: '2026-04-06',
  })
  assert.equal(used('2026-04-07').late, true)
  const calendar = { ...workflow, clock: 'calendar' as const }
  assert.equal(elapsed(calendar, started, at('2026-04-05'), weekend).daysUsed, 4)
})

test('the clock stops while the applicant corrects, and when it is decided', () => {
  const actions = [
    { action: 'return', at: at('2026-04-02') },
    { action: 'resubmit', at: at('2026-04-08') },
  ]
  const history = transitions(workflow, actions, at('2026-04-01'))
  assert.deepEqual(elapsed(workflow, history, at('2026-04-07'), weekend), {
    daysUsed: 1,
    standardDays: 3,
    stopped: true,
    late: false,
  })
  assert.equal(elapsed(workflow, history, at('2026-04-08'), weekend).daysUsed, 1)
  assert.deepEqual(elapsed(workflow, history, at('2026-04-09'), weekend), {
    daysUsed: 2,
    standardDays: 3,
    stopped: false,
    late: false,
    dueOn: '2026-04-10',
  })
  const decided = transitions(
    workflow,
    [...actions, { action: 'grant', at: at('2026-04-09') }],
    at('2026-04-01'),
  )
  assert.equal(elapsed(workflow, decided, at('2027-04-09'), weekend).daysUsed, 2)
})

test('the clock never runs backwards, and waiting never costs a day', () => {
  const moves = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 200 }) }), { maxLength: 6 })
  fc.assert(
    fc.property(
      moves,
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      (steps, first, more) => {
        let instant = at('2026-04-01').getTime()
        const actions = steps.map(({ hours }, index) => {
          instant += hours * 3_600_000
          return { action: index % 2 === 0 ? 'return' : 'resubmit', at: new Date(instant) }
        })
        const history = transitions(workflow, actions, at('2026-04-01'))
        const early = elapsed(workflow, history, at(addDays('2026-04-01', first)), weekend)
        const late = elapsed(workflow, history, at(addDays('2026-04-01', first + more)), weekend)
        assert.ok(early.daysUsed <= late.daysUsed)
        assert.ok(late.daysUsed <= first + more)
        const straight = elapsed(
          workflow,
          transitions(workflow, [], at('2026-04-01')),
          at(addDays('2026-04-01', first)),
          weekend,
        )
        assert.ok(early.daysUsed <= straight.daysUsed)
        if (early.dueOn !== undefined && !early.late) {
          assert.ok(
            elapsed(
              workflow,
              history.filter(step => step.at <= at(addDays('2026-04-01', first))),
              at(early.dueOn, '23:59'),
              weekend,
            ).daysUsed >= early.daysUsed,
          )
        }
      },
    ),
  )
})
