import type { DecisionTable } from '../feel/decision-table.ts'
import {
  asScalar,
  type Compiled,
  type Composite,
  type List,
  NotCompiled,
  type Scalar,
  scalar,
} from './compiled.ts'
import type { Compiling, Env } from './compiling.ts'
import { agreement, clashOf, type Row, settledBy } from './hits.ts'
import { listOf } from './lists.ts'
import { conjunction } from './logic.ts'
import { byHand, either, isKnown, isOpen, noneMissing } from './masks.ts'
import { choose, type Sql } from './text.ts'
import { compileTests } from './unary.ts'

const nowhere = { from: 0, to: 0 }
/** As in feel/decide.ts: with more rules open than this the result is not known. */
const mostOpen = 8

/** A decision table (DMN §8), decided over what is known as `evaluateDecisionTable` decides it. */
export function compileTable(table: DecisionTable, env: Env, c: Compiling): Compiled {
  const { block } = env
  if (table.hitPolicy === 'O') throw new NotCompiled('「O」の表は、住民全体の判定では使えません。', nowhere)
  const subjects = table.inputs.map(input => asScalar(c.compile(input.expression, env), input.expression))
  const refusals = table.inputs.flatMap(({ values }, index) => {
    const subject = subjects[index]
    if (!values || !subject) return []
    return [`(${compileTests(values, subject, env, c).value} is false)`]
  })
  const rows = table.rules.map(({ tests, results }): Row => {
    const matches = conjunction(
      tests.map((each, index) => compileTests(each, subjects[index] as Scalar, env, c)),
      block,
    )
    const mask = matches.mask === undefined ? undefined : block.column(matches.mask)
    return {
      hits: block.column(`(${matches.value} is true)`),
      open: mask === undefined ? 'false' : block.column(`(${isOpen(mask)})`),
      mask,
      results: results.map(result => {
        const compiled = asScalar(c.compile(result, env), result)
        return {
          ...compiled,
          value: block.column(compiled.value),
          mask: compiled.mask && block.column(compiled.mask),
        }
      }),
    }
  })
  const refused = refusals.length === 0 ? undefined : block.column(`(${refusals.join(' or ')})`)
  const otherwise = table.outputs.map(output =>
    output.default ? asScalar(c.compile(output.default, env), output.default) : undefined,
  )
  if (table.hitPolicy === 'C' || table.hitPolicy === 'R') return collected(table, rows, refused, env)
  return single(table, rows, otherwise, refused, env, c)
}

function single(
  table: DecisionTable,
  rows: Row[],
  otherwise: (Scalar | undefined)[],
  refused: Sql | undefined,
  env: Env,
  c: Compiling,
): Compiled {
  const { block } = env
  const ordered = inOrder(table, rows, env, c)
  const policy = table.hitPolicy
  const place = (each: Sql[]) => `array_position(array[${each.join(', ')}], true)`
  const first = block.column(place(ordered.map(row => row.hits)))
  const count = (each: Sql[]) => block.column(`(${each.map(one => `${one}::int`).join(' + ')})`)
  const hits = count(ordered.map(row => row.hits))
  // The first certain match of a first-hit table hides all that follow; a priority likewise those below it.
  const hides = policy === 'F' || policy === 'P'
  const open = ordered.map((row, index) =>
    row.mask === undefined
      ? undefined
      : hides
        ? `(${row.open} and coalesce(${first} > ${index + 1}, true))`
        : row.open,
  )
  // What decides whether too much is open is every open rule that was looked at.
  const looked = policy === 'P' ? ordered.map(row => (row.mask === undefined ? undefined : row.open)) : open
  const masks = ordered.flatMap((row, index) => {
    const isLooked = looked[index]
    return isLooked && row.mask ? [choose([[isLooked, row.mask]], noneMissing)] : []
  })
  const asked =
    masks.length === 0
      ? undefined
      : block.column(masks.length === 1 ? (masks[0] ?? '') : `(${masks.join(' | ')})`)
  const opened = looked.filter(each => each !== undefined)
  const openCount = opened.length === 0 ? '0' : count(opened)
  const outputs = table.outputs.map((_, output) => {
    const settle = settledBy(table, ordered, output, otherwise[output], { first, hits, block })
    return { ...settle, rows: ordered.map(row => row.results[output] as Scalar) }
  })
  const clash = clashOf(policy, ordered, outputs, hits, block)
  const agree =
    asked === undefined
      ? undefined
      : block.column(
          [
            `${openCount} <= ${mostOpen}`,
            ...agreement(policy, ordered, outputs, open, hits, openCount, block),
          ].join(' and '),
        )
  const byPerson = [refused, clash].filter(each => each !== undefined)
  const finish = ({ type, value, mask }: Scalar): Scalar => {
    const cases: [Sql, Sql][] = []
    if (byPerson.length > 0) cases.push([byPerson.join(' or '), byHand])
    if (asked !== undefined) cases.push([`${isOpen(asked)} and not coalesce(${agree}, false)`, asked])
    const whole = cases.length === 0 ? mask : block.column(choose(cases, mask ?? noneMissing))
    return scalar(type, whole === undefined ? value : choose([[isKnown(whole), value]]), whole)
  }
  const finished = outputs.map(({ value }) => finish(value))
  if (table.outputs.length === 1) return finished[0] as Scalar
  const none = otherwise.every(each => each === undefined) ? `${hits} = 0` : undefined
  return composite(table, finished, none)
}

function composite(table: DecisionTable, finished: Scalar[], none: Sql | undefined): Composite {
  return {
    kind: 'context',
    type: {
      context: Object.fromEntries(
        table.outputs.map((output, index) => [output.name, finished[index]?.type ?? 'any']),
      ),
    },
    empty: none,
    mask: undefined,
    deep: either(...finished.map(each => each.mask)),
    entry(name) {
      const found = finished[table.outputs.findIndex(output => output.name === name)]
      if (!found) throw new NotCompiled(`「${name}」という出力はありません。`, nowhere)
      return found
    },
  }
}

/** Rules by priority where the policy says so: by the place of their first output in its list, and so on. */
function inOrder(table: DecisionTable, rows: Row[], env: Env, c: Compiling): Row[] {
  if (table.hitPolicy !== 'P') return rows
  const ranks = table.rules.map(({ results }) =>
    results.map((result, output) => {
      const values = table.outputs[output]?.values ?? []
      const written = c.compile(result, env)
      const place = values.findIndex(value => {
        const one = c.compile(value, env)
        return (
          one.kind === 'scalar' &&
          written.kind === 'scalar' &&
          one.type === written.type &&
          one.value === written.value
        )
      })
      if (!['number', 'string', 'boolean', 'at'].includes(result.kind)) {
        throw new NotCompiled('優先順のある表の結果は、式の中に値で書いてください。', result)
      }
      return place < 0 ? values.length : place
    }),
  )
  const compare = (a: number, b: number) => {
    const index = ranks[a]?.findIndex((rank, output) => rank !== ranks[b]?.[output]) ?? -1
    return index < 0 ? a - b : (ranks[a]?.[index] ?? 0) - (ranks[b]?.[index] ?? 0)
  }
  return rows
    .map((_, index) => index)
    .sort(compare)
    .map(index => rows[index] as Row)
}

/** The results of all rules that match, in their order; null when there are none. */
function collected(table: DecisionTable, rows: Row[], refused: Sql | undefined, env: Env): List {
  if (table.outputs.length > 1 || table.outputs.some(output => output.default)) {
    throw new NotCompiled('リストを返す表の出力は、既定の値のない一つだけにしてください。', nowhere)
  }
  const { block } = env
  const all = listOf(
    rows.map(row => row.results[0] as Scalar),
    nowhere,
  )
  const masks = either(...rows.map(row => row.mask && choose([[row.open, row.mask]], noneMissing)))
  const cases: [Sql, Sql][] = refused === undefined ? [] : [[refused, byHand]]
  const mask =
    cases.length === 0 ? masks && block.column(masks) : block.column(choose(cases, masks ?? noneMissing))
  const hits = `array[${rows.map(row => row.hits).join(', ')}]`
  return {
    ...all,
    empty: block.column(
      `(not (${rows.map(row => row.hits).join(' or ')})${mask ? ` and ${isKnown(mask)}` : ''})`,
    ),
    mask,
    rows(outer) {
      const each = all.rows(outer)
      return {
        ...each,
        filters: [{ keep: each.block.column(`(${hits})[${each.block.given(0)}]`), mask: undefined }],
      }
    },
  }
}
