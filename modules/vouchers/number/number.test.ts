import assert from 'node:assert/strict'
import { getRandomValues } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { newNumber, qrAddress, readNumber } from './rules.ts'

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const number = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(bytes => newNumber(bytes))

test('a number is three groups of four, without letters that are mistaken for others', () => {
  fc.assert(fc.property(number, text => assert.match(text, /^([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}$/)))
})

test('a number is read as printed, typed carelessly, or from the address in its QR code', () => {
  fc.assert(
    fc.property(number, text => {
      assert.equal(readNumber(text), text)
      assert.equal(readNumber(` ${text.toLowerCase().replaceAll('-', ' ')} `), text)
      assert.equal(readNumber(text.replaceAll('-', 'ー').replace(/[0-9A-Z]/g, wide)), text)
      assert.equal(readNumber(qrAddress('https://mannaka.example.jp', text)), text)
    }),
  )
})

test('one wrong character is always noticed', () => {
  fc.assert(
    fc.property(number, fc.nat(11), fc.constantFrom(...alphabet), (text, at, other) => {
      const bare = text.replaceAll('-', '')
      fc.pre(bare[at] !== other)
      assert.equal(readNumber(bare.slice(0, at) + other + bare.slice(at + 1)), undefined)
    }),
  )
})

test('two characters that changed places are always noticed', () => {
  fc.assert(
    fc.property(number, fc.nat(11), fc.nat(11), (text, one, two) => {
      const bare = [...text.replaceAll('-', '')]
      fc.pre(bare[one] !== bare[two])
      const swapped = bare.map((each, at) => (at === one ? bare[two] : at === two ? bare[one] : each))
      assert.equal(readNumber(swapped.join('')), undefined)
    }),
  )
})

test('what is no number is none', () => {
  for (const text of ['', 'K7QM', 'OOOO-IIII-LLLL', 'https://example.jp/', '東京都'])
    assert.equal(readNumber(text), undefined)
})

test('numbers do not repeat', () => {
  const made = new Set(Array.from({ length: 2000 }, () => newNumber(getRandomValues(new Uint8Array(16)))))
  assert.equal(made.size, 2000)
})

function wide(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
}
