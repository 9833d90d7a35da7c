import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Rank, Route } from '#language/scheme/workflow.ts'
import { type Drafted, mayStep, type ProposalStep, positionOf, type StepKind, stepsFor } from './rules.ts'

const route: Route = {
  id: 'grant',
  label: { ja: '承認' },
  decides: ['grant'],
  mode: 'each',
  ranks: ['subsection-chief', 'section-chief'],
  draftedBySystem: false,
  standIns: [{ for: 'section-chief', by: 'subsection-chief' }],
}
const at = new Date('2026-11-02T01:00:00Z')
const person = (rank: Rank, accountId: string = rank) => ({ rank, accountId })

function proposal(...steps: [StepKind, Rank, string?][]): Drafted {
  const written: ProposalStep[] = steps.map(([action, rank, actorId = rank], i) => ({
    seq: i + 1,
    action,
    rank,
    forRank: action === 'decide-for' ? 'section-chief' : null,
    actorId,
    note: '',
    at,
  }))
  return { route, draftedBy: 'drafter', steps: written }
}

test('it goes along the route and the last rank decides', () => {
  assert.deepEqual(positionOf(proposal()), { kind: 'open', awaits: 'subsection-chief', index: 0 })
  assert.equal(mayStep(proposal(), 'endorse', person('subsection-chief')), null)
  assert.equal(mayStep(proposal(), 'decide', person('subsection-chief')), 'not-your-turn')
  const endorsed = proposal(['endorse', 'subsection-chief'])
  assert.equal(mayStep(endorsed, 'decide', person('section-chief')), null)
  assert.equal(mayStep(endorsed, 'endorse', person('section-chief')), 'not-your-turn')
  const decided = proposal(['endorse', 'subsection-chief'], ['decide', 'section-chief'])
  assert.deepEqual(stepsFor(decided, person('division-chief')), [])
})

test('the drafter never decides, whatever the rank', () => {
  for (const step of ['endorse', 'decide', 'take-up', 'reject'] as const) {
    for (const rank of ['subsection-chief', 'section-chief', 'division-chief'] as const) {
      assert.equal(mayStep(proposal(), step, person(rank, 'drafter')), 'drafter-may-not-decide')
    }
  }
  assert.equal(mayStep(proposal(), 'take-back', person('staff', 'drafter')), null)
  assert.equal(mayStep(proposal(), 'take-back', person('staff', 'another')), 'not-the-drafter')
})

test('who endorsed does not decide in another role', () => {
  const endorsed = proposal(['endorse', 'subsection-chief', 'x'])
  assert.equal(mayStep(endorsed, 'decide', person('section-chief', 'x')), 'approved-before')
})

test('a stand-in decides for an absent chief and is reviewed afterwards', () => {
  const endorsed = proposal(['endorse', 'subsection-chief', 'x'])
  assert.equal(mayStep(endorsed, 'decide-for', person('subsection-chief', 'y')), null)
  const decided = proposal(['endorse', 'subsection-chief', 'x'], ['decide-for', 'subsection-chief', 'y'])
  assert.equal((positionOf(decided) as { reviewBy: string }).reviewBy, 'section-chief')
  assert.equal(mayStep(decided, 'review', person('section-chief')), null)
  assert.equal(mayStep(decided, 'review', person('staff')), 'not-reviewer')
  const reviewed: Drafted = {
    ...decided,
    steps: [...decided.steps, { ...(decided.steps[1] as ProposalStep), seq: 3, action: 'review' }],
  }
  assert.equal((positionOf(reviewed) as { reviewBy: string | null }).reviewBy, null)
})

test('a higher rank takes it up without waiting', () => {
  assert.equal(mayStep(proposal(), 'take-up', person('section-chief')), null)
  assert.equal(mayStep(proposal(), 'take-up', person('division-chief')), null)
  assert.equal(mayStep(proposal(), 'take-up', person('staff')), 'not-your-turn')
})

test('sent back, taken back or rejected, it is over', () => {
  for (const how of ['send-back', 'take-back', 'reject'] as const) {
    const ended = proposal([how, 'subsection-chief'])
    assert.equal(positionOf(ended).kind, 'ended')
    assert.deepEqual(stepsFor(ended, person('section-chief')), [])
  }
})
