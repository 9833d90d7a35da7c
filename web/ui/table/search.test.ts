import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPage, readSort, toggled, withSearch } from './search.ts'

test('a change keeps the rest and goes back to the first page', () => {
  assert.equal(withSearch('?state=new&page=3', { sort: '-due' }), '?state=new&sort=-due')
  assert.equal(withSearch('?state=new&page=3', { state: null }), '?')
})

test('turning a page keeps everything else', () => {
  assert.equal(withSearch('?state=new', { page: '2' }), '?state=new&page=2')
})

test('a filter that may hold several is put in and taken out', () => {
  assert.equal(toggled('?state=new', 'state', 'late'), '?state=new&state=late')
  assert.equal(toggled('?state=new&state=late&page=2', 'state', 'new'), '?state=late')
})

test('sorting is read only by columns that are known', () => {
  const otherwise = { column: 'due', descending: false }
  const read = (search: string) => readSort(new URLSearchParams(search), ['due', 'name'], otherwise)
  assert.deepEqual(read('?sort=-name'), { column: 'name', descending: true })
  assert.deepEqual(read('?sort=name'), { column: 'name', descending: false })
  assert.deepEqual(read('?sort=password'), otherwise)
  assert.deepEqual(read(''), otherwise)
})

test('pages count from 1 whatever is asked', () => {
  assert.equal(readPage(new URLSearchParams('?page=4')), 4)
  for (const bad of ['0', '-1', '1.5', 'x', ''])
    assert.equal(readPage(new URLSearchParams({ page: bad })), 1, bad)
})
