import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '#modules/eligibility/findings/rules.ts'
import { factsOf, guideFor } from '#modules/eligibility/guide/rules.ts'
import { trueFamilies } from '#test/guide-families.ts'
import { spread, walkGuide } from '#test/guide-walk.ts'
import { shippedScheme, shippedSchemes } from '../db/shipped.ts'

const on = '2026-11-20'
const schemes = shippedSchemes()
  .filter(([, code]) => code === '139998')
  .map(([id, code]) => shippedScheme(id, code))
const families = trueFamilies(on).filter(each => each.municipality === 139998)
const walks = families.map(family => walkGuide(schemes, family, on))

test('the guide over all schemes of a city settles in a median of twelve pages', () => {
  const { median, p90 } = spread(walks.map(walk => walk.pages.length))
  assert.ok(median <= 12, `median ${median}`)
  assert.ok(p90 <= 21, `nine in ten: ${p90}`)
})

test('nothing is left open that somebody can answer', () => {
  for (const { household, state } of walks) {
    const { results, next } = guideFor({ schemes, on, place: '' }, state)
    assert.equal(next, undefined, household)
    for (const { scheme, open } of results) assert.deepEqual(open, [], `${household} ${scheme.id}`)
  }
})

test('it finds what a family with a newborn and one that lost theirs may receive', () => {
  const found = (household: string) => {
    const walk = walks.find(each => each.household === household)
    assert.ok(walk)
    const guiding = { schemes, on, place: '' }
    const { results } = guideFor(guiding, walk.state)
    const findings = findingsOf(results, factsOf(guiding, walk.state), [], on)
    return Object.fromEntries(findings.map(each => [each.scheme, each]))
  }
  const newborn = found('H0001')
  assert.equal(newborn['child-allowance']?.outcome, 'likely')
  assert.deepEqual(newborn['child-allowance']?.amounts[0]?.value, 15_000)
  assert.equal(newborn['child-rearing-allowance']?.outcome, 'unlikely')
  assert.equal(newborn['postpartum-care']?.outcome, 'likely')
  const bereaved = found('H0003')
  assert.equal(bereaved['postpartum-care']?.outcome, 'likely')
  assert.equal(bereaved['child-allowance']?.outcome, 'unlikely')
  const careful = bereaved['postpartum-care']?.careful.map(text => text.ja).join('') ?? ''
  assert.ok(careful.length > 0)
  assert.doesNotMatch(careful, /おめでと|お祝い/)
})
