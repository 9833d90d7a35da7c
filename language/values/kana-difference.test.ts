import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareHolder } from './kana-difference.ts'

test('only the way of writing differs: small kana, long vowels, voiced marks, spaces', () => {
  const alike = [
    ['ﾔﾏﾀﾞ ｼﾖｳｺ', 'ヤマダ　ショウコ'],
    ['オオノ ユーコ', 'オーノ ユウコ'],
    ['ヤマザキ ハナ', 'ヤマサキ ハナ'],
    ['ヤマダハナコ', 'ヤマダ ハナコ'],
  ] as const
  for (const [written, registered] of alike)
    assert.equal(compareHolder(written, registered).agrees, 'alike', written)
  assert.equal(compareHolder('ﾔﾏﾀﾞ ﾊﾅｺ', 'ヤマダ　ハナコ').agrees, 'same')
  assert.equal(compareHolder('ヤマダ タロウ', 'ヤマダ ハナコ').agrees, 'different')
  assert.equal(compareHolder('ヤマダ ユコ', 'ヤマダ ユウコ').agrees, 'different')
})

test('each place of two names is laid beside the other', () => {
  const { places } = compareHolder('ｼﾖｳｺ', 'ショウコ')
  assert.deepEqual(
    places.map(({ written, registered, kind }) => [written, registered, kind]),
    [
      ['シ', 'シ', 'same'],
      ['ヨ', 'ョ', 'alike'],
      ['ウ', 'ウ', 'same'],
      ['コ', 'コ', 'same'],
    ],
  )
  const differing = compareHolder('ヤマダ タロウ', 'ヤマダ タロ').places.filter(p => p.kind !== 'same')
  assert.deepEqual(differing, [{ written: 'ウ', registered: '', kind: 'different' }])
})

test('no character is lost, and the same name is the same', () => {
  const kana = fc
    .array(fc.constantFrom(...'アイガッャンーバパ '), { maxLength: 9 })
    .map(characters => characters.join('').replace(/ +/g, ' ').trim())
  fc.assert(
    fc.property(kana, kana, (a, b) => {
      const { agrees, places } = compareHolder(a, b)
      if (a === b) assert.equal(agrees, 'same')
      const normal = (text: string) =>
        compareHolder(text, text)
          .places.map(p => p.written)
          .join('')
      assert.equal(places.map(p => p.written).join(''), normal(a))
      assert.equal(places.map(p => p.registered).join(''), normal(b))
    }),
    { numRuns: 200 },
  )
})
