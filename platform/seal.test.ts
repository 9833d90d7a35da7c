import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seals } from './seal.ts'

const make = seals('a secret of at least thirty-two characters')
const seal = make('test')
const now = new Date('2026-06-01T00:00:00Z')
const later = new Date('2026-06-01T02:00:00Z')

test('what is sealed opens again, and reads as nothing meanwhile', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const token = seal.seal(value, later) ?? ''
      assert.match(token, /^[\w-]+$/)
      assert.deepEqual(seal.open(token, now), JSON.parse(JSON.stringify(value)))
    }),
    { numRuns: 100 },
  )
  const token = seal.seal({ 申請者所得: 1234567 }, later) ?? ''
  assert.doesNotMatch(Buffer.from(token, 'base64url').toString('latin1'), /1234567/)
  assert.notEqual(token, seal.seal({ 申請者所得: 1234567 }, later), 'never twice the same')
})

test('one changed, missing or added character and it does not open', () => {
  const token = seal.seal({ 子ども: [{ 生年月日: '2020-01-01' }] }, later) ?? ''
  const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
  fc.assert(
    fc.property(fc.nat(token.length - 1), letter, (at, other) => {
      if (token[at] === other) return
      assert.equal(seal.open(token.slice(0, at) + other + token.slice(at + 1), now), undefined)
      assert.equal(seal.open(token.slice(0, at), now), undefined)
      assert.equal(seal.open(token + other, now), undefined)
    }),
    { numRuns: 200 },
  )
})

test('it expires on the second', () => {
  const token = seal.seal(1, later) ?? ''
  assert.equal(seal.open(token, new Date(later.getTime() - 1)), 1)
  assert.equal(seal.open(token, later), undefined)
})

test('another purpose or another installation opens nothing', () => {
  const token = seal.seal('x', later) ?? ''
  assert.equal(make('other').open(token, now), undefined)
  assert.equal(seals('another secret of thirty-two characters.')('test').open(token, now), undefined)
})

test('too long is neither made nor opened', () => {
  const small = make('test', 100)
  const random = Array.from({ length: 200 }, (_, i) => (i * 7919) % 9973).join()
  assert.equal(small.seal(random, later), undefined)
  const token = seal.seal(random, later) ?? ''
  assert.ok(token.length > 100)
  assert.equal(small.open(token, now), undefined)
  for (const odd of ['', 'x', '%', 'あ', '!'.repeat(50)]) assert.equal(seal.open(odd, now), undefined)
})
