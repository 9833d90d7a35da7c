import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedScheme, shippedSchemes } from '#db/shipped.ts'

/** Every wording of a scheme with its path; examples hold facts, not wordings. */
function* wordingsOf(value: unknown, path = ''): Generator<{ path: string; language: string; text: string }> {
  if (typeof value !== 'object' || value === null || path === '.examples') return
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'string' && ['ja', 'ja-easy', 'en'].includes(key)) {
      yield { path, language: key, text: each }
    } else yield* wordingsOf(each, `${path}.${key}`)
  }
}

function findings(id: string, code: string, wrong: RegExp, only?: string): string[] {
  const all = [...wordingsOf(shippedScheme(id, code))]
  assert.ok(all.length > 100)
  return all
    .filter(({ language, text }) => (only === undefined || language === only) && wrong.test(text))
    .map(({ path, text }) => `${path}: ${text}`)
}

for (const [id, code] of shippedSchemes()) {
  test(`${id} in ${code}: asks for proof of insurance by the names it has now`, () => {
    // No 健康保険証 is issued since 2024-12-02; マイナ保険証 and 介護保険被保険者証 go on.
    assert.deepEqual(findings(id, code, /(?<!マイナ)保険証|health insurance card/i), [])
  })

  test(`${id} in ${code}: congratulates nobody`, () => {
    assert.deepEqual(findings(id, code, /おめでと|お祝い|祝福|ご出産の喜び|congratulat|celebrat/i), [])
  })

  test(`${id} in ${code}: plain Japanese writes years of the common era`, () => {
    assert.deepEqual(findings(id, code, /令和|平成|昭和|和暦\(/, 'ja-easy'), [])
  })

  test(`${id} in ${code}: says that the result is an estimate, if it comes to money or hours`, () => {
    const { amounts, summary, about } = shippedScheme(id, code)
    if (amounts.length === 0) return
    assert.match([summary, ...about].map(({ ja }) => ja).join(''), /目安/)
  })
}

test('nobody reads of babies on the way through the support payment for pregnancy', () => {
  for (const code of ['139998', '139999']) {
    const wrong = /赤ちゃん|ふたごちゃん|ママ|\bbab(y|ies)\b|mum|mother-to-be/i
    assert.deepEqual(findings('expectant-mother-support', code, wrong), [])
  }
})
