import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import pino from 'pino'
import { withoutRows } from './log.ts'

function lineOf(error: unknown): string {
  let text = ''
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString()
      done()
    },
  })
  pino({ serializers: { err: error => withoutRows(error) } }, sink).error({ err: error }, 'failed')
  return text
}

test('what a database error tells of rows and values stays out of the log, what it names stays', () => {
  const line = lineOf(
    Object.assign(new Error('new row for relation "cases" violates check constraint "cases_x"'), {
      code: '23514',
      constraint: 'cases_x',
      table: 'cases',
      detail: 'Failing row contains (139998, 山田　花子, hanako@example.jp).',
      where: "unnamed portal parameter $3 = '山田　花子'",
      internalQuery: "select '山田　花子'",
    }),
  )
  assert.ok(!/山田|hanako/.test(line), line)
  for (const kept of ['23514', 'cases_x', 'stack']) assert.ok(line.includes(kept), kept)
  const malformed = lineOf(
    Object.assign(new Error('invalid input syntax for type integer: "山田　花子"'), { code: '22P02' }),
  )
  assert.ok(!malformed.includes('山田'), malformed)
  assert.ok(malformed.includes('22P02'))
})

test('causes are told in the same way, and a fault of ours keeps its words', () => {
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (email)=(a@b.jp)' })
  const line = lineOf(new Error('could not save', { cause }))
  assert.ok(line.includes('could not save') && line.includes('23505') && !line.includes('a@b.jp'), line)
  assert.ok(lineOf('a text').includes('a text'))
})
