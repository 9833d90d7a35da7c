import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentItem } from './nav.ts'

const items = [
  { to: '/facility', label: '今日' },
  { to: '/facility/slots', label: '予約枠' },
  { to: '/office/cases?state=late', label: '期限超過' },
  { to: '/office/cases', label: '申請' },
]

test('the longest beginning of the address is the current one', () => {
  assert.equal(currentItem(items, '/facility')?.label, '今日')
  assert.equal(currentItem(items, '/facility/slots/new')?.label, '予約枠')
  assert.equal(currentItem(items, '/facility-other'), undefined)
})

test('a queue that is a saved search is current only with that search', () => {
  assert.equal(currentItem(items, '/office/cases', '?state=late')?.label, '期限超過')
  assert.equal(currentItem(items, '/office/cases', '?state=new')?.label, '申請')
})
