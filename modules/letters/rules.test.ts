import assert from 'node:assert/strict'
import { test } from 'node:test'
import { substituted } from './print/rules.ts'
import { deliveryOf, senderLine, withoutRuby } from './rules.ts'

test('the sender is named once, however the title is written', () => {
  const place = { name: 'まんなか市', headName: '中央 真一' }
  assert.equal(senderLine({ ...place, headTitle: '市長' }), 'まんなか市長　中央 真一')
  assert.equal(senderLine({ ...place, headTitle: 'まんなか市長' }), 'まんなか市長　中央 真一')
  assert.equal(senderLine({ ...place, headTitle: '福祉事務所長' }), 'まんなか市福祉事務所長　中央 真一')
})

test('a letter goes the way that is safe for the person', () => {
  const person = { account: true, protected: false, hasAddress: true, ways: null }
  assert.equal(deliveryOf(person), 'mail')
  assert.equal(deliveryOf({ ...person, ways: ['phone', 'letter'] }), 'post')
  assert.equal(deliveryOf({ ...person, ways: ['phone'] }), 'hand')
  assert.equal(deliveryOf({ ...person, account: false }), 'post')
  assert.equal(deliveryOf({ ...person, account: false, protected: true }), 'hand')
  assert.equal(deliveryOf({ ...person, protected: true, ways: ['letter'] }), 'hand')
  assert.equal(deliveryOf({ ...person, account: false, hasAddress: false }), 'hand')
})

test('paper has no ruby, and 代替文字 stand for what cannot be printed', () => {
  assert.equal(withoutRuby('｜申請《しんせい》しました'), '申請しました')
  assert.equal(substituted('𠮷田 𠮷子', { 𠮷: '吉' }), '吉田 吉子')
})
