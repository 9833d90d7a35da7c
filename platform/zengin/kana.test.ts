import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodeJisX0201 } from './jis-x0201.ts'
import { toZenginKana, truncateKana } from './kana.ts'

const kana = (text: string, max?: number) => {
  const result = toZenginKana(text, max)
  return result.ok ? result.text : `?${result.character}${result.position}`
}

test('kana become half-width, large, with dakuten apart', () => {
  assert.equal(kana('ジドウ'), 'ｼﾞﾄﾞｳ')
  assert.equal(encodeJisX0201(kana('ジドウ')).length, 5)
  assert.equal(kana('キュウヨ'), 'ｷﾕｳﾖ')
  assert.equal(kana('やまだ　たろう'), 'ﾔﾏﾀﾞ ﾀﾛｳ')
  assert.equal(kana('ヲガワ ヴィラ'), 'ｵｶﾞﾜ ｳﾞｲﾗ')
  assert.equal(kana('ﾌﾞｯﾊﾟｰ'), 'ﾌﾞﾂﾊﾟ-')
  assert.equal(kana('コーポ・'), '?・4')
  assert.equal(kana('は\u309Aか\u3099'), 'ﾊﾟｶﾞ')
  assert.equal(kana('abc ＡＢ１２（株）'), '?株10')
  assert.equal(kana('カ）ＡＢ．ab／「ア」￥'), 'ｶ)AB.AB/｢ｱ｣\\')
  assert.equal(kana('ヰヱゐゑ'), 'ｲｴｲｴ')
  assert.equal(kana('ヵヶゎ'), 'ｶｹﾜ')
})

test('what banks do not take is named with its position', () => {
  assert.deepEqual(toZenginKana('ヤマ田'), {
    ok: false,
    code: 'character',
    character: '田',
    codePoint: 'U+7530',
    position: 3,
  })
  assert.equal(kana('ア,イ'), '?,2')
  assert.equal(kana('𠮷'), '?𠮷1')
  assert.equal(kana('É'), '?É1')
  assert.equal(kana('ヷ'), 'ﾜﾞ')
})

test('a name is never cut between a kana and its dakuten', () => {
  assert.equal(kana('アガ', 2), 'ｱ')
  assert.equal(kana('アガ', 3), 'ｱｶﾞ')
  assert.equal(truncateKana('ｱ ｶﾞ', 3), 'ｱ')
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...'あがぱんー')),
      fc.integer({ min: 1, max: 30 }),
      (letters, max) => {
        const whole = kana(letters.join(''))
        const cut = kana(letters.join(''), max)
        assert.ok(cut.length <= max && whole.startsWith(cut))
        assert.ok(!/^[ﾞﾟ]/.test(whole.slice(cut.length)))
        assert.ok(whole.length - cut.length === 0 || cut.length >= max - 1)
      },
    ),
  )
})
