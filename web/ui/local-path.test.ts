import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localPath } from './local-path.ts'

test('paths of this site stay', () => {
  assert.equal(localPath('/mannaka/apply?page=2#q-name'), '/mannaka/apply?page=2#q-name')
})

test('anything that leads elsewhere becomes the first page', () => {
  for (const value of [
    '//evil.example/x',
    '/\\evil.example',
    '/\t/evil.example',
    '/x/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    'https://evil.example',
    'x',
    '',
    null,
    3,
  ]) {
    assert.equal(localPath(value), '/', String(value))
  }
})
