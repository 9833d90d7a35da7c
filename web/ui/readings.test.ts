import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { piecesOf, withoutReadings } from './readings.ts'

test('a reading belongs to the kanji before it', () => {
  assert.deepEqual(piecesOf('この申請《しんせい》は'), [
    { text: 'この' },
    { text: '申請', reading: 'しんせい' },
    { text: 'は' },
  ])
  assert.deepEqual(piecesOf('時々《ときどき》'), [{ text: '時々', reading: 'ときどき' }])
})

test('a mark begins the base elsewhere', () => {
  assert.deepEqual(piecesOf('｜お母さん《おかあさん》へ'), [
    { text: 'お母さん', reading: 'おかあさん' },
    { text: 'へ' },
  ])
})

test('brackets without kanji before them stay as they are', () => {
  assert.equal(withoutReadings('かな《かな》'), 'かな《かな》')
})

test('text without notation comes back unchanged', () => {
  fc.assert(
    fc.property(
      fc.string().filter(text => !/[《》]/.test(text)),
      text => withoutReadings(text) === text,
    ),
  )
})

test('what is shown plus what is read is all there was', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('申請', 'の', '《よみ》', '｜', 'A', '空')), parts => {
      const text = parts.join('')
      const shown = piecesOf(text).map(piece => piece.text + (piece.reading ? `《${piece.reading}》` : ''))
      assert.equal(shown.join('').replaceAll('｜', ''), text.replaceAll('｜', ''))
    }),
  )
})
