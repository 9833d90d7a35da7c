import type { Question } from '../scheme/form.ts'
import { type Fields, readerOf } from './kind.ts'
import { rowsIn } from './kinds/members.ts'
import { kindFor } from './kinds.ts'

/** Row numbers to draw for a `members` question, from the boxes as posted or as `write` gives them. */
export function rowsOf(fields: Fields, question: Question): number[] {
  return rowsIn(readerOf(fields, question.id)).map(Number)
}

/**
 * What the buttons of a `members` question do, without a script: `<id>.add` adds an empty row, `<id>.remove` with a
 * row number takes that row out; rows are numbered anew from 0. Every row carries a hidden `<id>.<row>.row`, so that
 * an empty one is not lost. `focus` is the box to go to. When neither button was pressed, `pressed` is false and the
 * fields are as they were.
 */
export function editMembers(
  fields: Fields,
  question: Question,
): { pressed: boolean; fields: Fields; focus?: string } {
  const { id } = question
  const adding = fields[`${id}.add`] !== undefined
  const removed = fields[`${id}.remove`]?.[0]
  if (!adding && removed === undefined) return { pressed: false, fields }

  const next: Fields = {}
  for (const [name, values] of Object.entries(fields)) {
    if (!name.startsWith(`${id}.`)) next[name] = values
  }
  const rows = rowsOf(fields, question).filter(row => adding || String(row) !== removed)
  for (const [index, row] of rows.entries()) {
    next[`${id}.${index}.row`] = ['1']
    const prefix = `${id}.${row}.`
    for (const [name, values] of Object.entries(fields)) {
      if (name.startsWith(prefix)) next[`${id}.${index}.${name.slice(prefix.length)}`] = values
    }
  }
  if (!adding) {
    return { pressed: true, fields: next, focus: rows.length > 0 ? boxOf(question, 0) : `${id}.add` }
  }
  next[`${id}.${rows.length}.row`] = ['1']
  return { pressed: true, fields: next, focus: boxOf(question, rows.length) }
}

function boxOf(question: Question, row: number): string {
  const field = question.fields?.[0]
  if (!field) return question.id
  const first = kindFor(field.kind).first
  return `${question.id}.${row}.${field.id}${first ? `.${first}` : ''}`
}
