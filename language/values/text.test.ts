import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatAddress, normalisePostalCode, prefectures } from './address.ts'
import { convertYucho, isHolder, normaliseAccountNumber, normaliseHolder } from './bank.ts'
import { meantEmail, normaliseEmail } from './email.ts'
import { compareKana, isFurigana, normaliseKana } from './kana.ts'
import { formatName, isLatin, normaliseName } from './name.ts'
import { normalisePhone } from './phone.ts'
import { composed, lengthOf, manyLines, oneLine } from './plain.ts'

test('registered characters survive', () => {
  for (const text of ['𠮷田', '髙﨑', '葛\u{E0100}城', '\uFA19社', '羽\u{2F802}'])
    assert.equal(oneLine(text), text)
  assert.equal(composed('か\u3099'), 'が')
  assert.equal(lengthOf('葛\u{E0100}城'), 2)
  assert.equal(lengthOf('𠮷'), 1)
  assert.equal(lengthOf('👨‍👩‍👧'), 1)
})

test('what cannot be seen goes', () => {
  assert.equal(oneLine('  a\u0000b\u202E c\r\n d\uFEFF '), 'ab c d')
  assert.equal(oneLine('a\uD800b'), 'ab')
  assert.equal(manyLines(' a \r\n\r\n\r\n\r\n\r\nb\t\u0007c '), 'a\n\n\nb c')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => oneLine(oneLine(text)) === oneLine(text)))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => manyLines(manyLines(text)) === manyLines(text)),
  )
})

test('フリガナ', () => {
  assert.equal(normaliseKana('やまだ'), 'ヤマダ')
  assert.equal(normaliseKana('ﾔﾏﾀﾞ　ﾊﾅｺ'), 'ヤマダ ハナコ')
  assert.equal(normaliseKana('ゆ-こ'), 'ユーコ')
  assert.ok(isFurigana('ヤマダ') && isFurigana('アン・マリー') && isFurigana('ヴィクター'))
  assert.ok(!isFurigana('山田') && !isFurigana('yamada') && !isFurigana('ーア') && !isFurigana(''))
})

test('names that sound alike', () => {
  for (const [a, b] of [
    ['ショウタ', 'シヨウタ'],
    ['オオノ', 'オウノ'],
    ['オーノ', 'オオノ'],
    ['ケイコ', 'ケーコ'],
    ['ミヅキ', 'ミズキ'],
    ['キッカワ', 'キツカワ'],
  ] as const) {
    assert.equal(compareKana(a, b), 'alike', `${a} ${b}`)
  }
  assert.equal(compareKana('ヤマダ ハナコ', 'ﾔﾏﾀﾞﾊﾅｺ'), 'same')
  assert.equal(compareKana('ユウコ', 'ユコ'), 'different')
  assert.equal(compareKana('ハナコ', 'バナコ'), 'different')
})

test('person names', () => {
  const name = normaliseName({ family: ' 髙﨑 ', given: '花子', familyKana: 'たかさき', givenKana: 'ﾊﾅｺ' })
  assert.deepEqual(name, { family: '髙﨑', given: '花子', familyKana: 'タカサキ', givenKana: 'ハナコ' })
  assert.equal(formatName(name), '髙﨑　花子')
  assert.equal(formatName({ family: 'Suharto', given: '' }), 'Suharto')
  assert.ok(isLatin("O'Brien-Müller") && !isLatin('山田'))
})

test('addresses', () => {
  for (const text of ['〒1234567', '123-4567', '１２３－４５６７', '123ー4567', ' 123 4567 ']) {
    assert.equal(normalisePostalCode(text), '123-4567', text)
  }
  for (const text of ['123-456', '12345678', 'abc1234567', ''])
    assert.equal(normalisePostalCode(text), undefined)
  assert.equal(prefectures.length, 47)
  const address = { postalCode: '123-4567', prefecture: '東京都', city: 'まんなか市', town: '本町1-2' }
  assert.equal(
    formatAddress({ ...address, building: 'ハイツ101' }),
    '〒123-4567 東京都まんなか市本町1-2　ハイツ101',
  )
})

test('telephone numbers', () => {
  for (const [text, phone] of [
    ['０９０１２３４５６７８', '090-1234-5678'],
    ['090 1234 5678', '090-1234-5678'],
    ['+81 90-1234-5678', '090-1234-5678'],
    ['+81-(0)90-1234-5678', '090-1234-5678'],
    ['03(1234)5678', '03-1234-5678'],
    ['0120123456', '0120-123-456'],
    ['08001234567', '0800-123-4567'],
    ['0425-12-3456', '0425-12-3456'],
    ['0425123456', '0425123456'],
    ['04－2512ー3456', '04-2512-3456'],
    ['+44 20 7946 0958', '+442079460958'],
    ['1234', undefined],
    ['090-1234-567', undefined],
    ['003-1234-5678', undefined],
    ['電話なし', undefined],
    ['', undefined],
  ] as const) {
    assert.equal(normalisePhone(text), phone, text)
  }
})

test('e-mail addresses', () => {
  assert.equal(normaliseEmail('  Ｈａｎａ@Example.JP '), 'Hana@example.jp')
  assert.equal(normaliseEmail('ha..na.@docomo.ne.jp'), 'ha..na.@docomo.ne.jp')
  for (const text of ['', 'a', 'a@b', '@b.jp', 'a b@c.jp', 'a@-b.jp', 'a@b..jp', 'あ@b.jp']) {
    assert.equal(normaliseEmail(text), undefined, text)
  }
  assert.equal(meantEmail('a@gmail.con'), 'a@gmail.com')
  assert.equal(meantEmail('a@gmail.com'), undefined)
})

test('ゆうちょ', () => {
  const savings = convertYucho('１２３４０', '12345671')
  assert.ok(savings.ok)
  assert.deepEqual(savings.account, {
    bankCode: '9900',
    bankName: 'ゆうちょ銀行',
    branchCode: '238',
    branchName: '二三八',
    type: 'ordinary',
    number: '1234567',
  })
  const short = convertYucho('10180-2', '1231')
  assert.ok(short.ok && short.account.number === '0000123' && short.account.branchName === '〇一八')
  const current = convertYucho('00190-1', '123456')
  assert.ok(current.ok && current.account.branchCode === '019' && current.account.number === '0123456')
  assert.ok(current.account.type === 'current')
  assert.deepEqual(convertYucho('12345', '1231'), { ok: false, part: 'symbol', problem: 'symbol' })
  assert.deepEqual(convertYucho('12340', '01'), { ok: false, part: 'number', problem: 'number' })
  assert.deepEqual(convertYucho('22340', '1231'), { ok: false, part: 'symbol', problem: 'symbol' })
  assert.deepEqual(convertYucho('12340', '1232'), { ok: false, part: 'number', problem: 'number-end' })
  assert.deepEqual(convertYucho('12340', '123456781'), { ok: false, part: 'number', problem: 'number' })
})

test('bank accounts', () => {
  assert.equal(normaliseAccountNumber('１２３'), '0000123')
  assert.equal(normaliseAccountNumber('12345678'), undefined)
  assert.equal(normaliseHolder('ﾔﾏﾀﾞ　はなこ'), 'ヤマダ ハナコ')
  assert.equal(normaliseHolder('カ）まんなか'), 'カ)マンナカ')
  assert.ok(isHolder('カ)マンナカ') && !isHolder('山田') && !isHolder(' '))
})
