import type { Arithmetic, Expression, Span } from '../feel/ast.ts'
import { arithmeticType } from '../feel/check-types.ts'
import { asScalar, isScalarType, NotCompiled, nothing, type Scalar, scalar } from './compiled.ts'
import type { Compiling, Env } from './compiling.ts'
import { greatest } from './constants.ts'
import { either } from './masks.ts'
import { addDuration, daysBetween } from './temporal.ts'
import { isPlain, type Sql } from './text.ts'

/**
 * A number as the evaluator keeps it: the double nearest to the decimal, told by its shortest decimal. PostgreSQL
 * counts on exactly; whole numbers are the same in both.
 */
export function shortest(sql: Sql): Sql {
  return `(${sql})::float8::text::numeric`
}

/** The same where the value is often whole: whole numbers that a double holds need no conversion. */
function shortestUnlessWhole(sql: Sql, exact: Sql): Sql {
  return `(case when scale(${exact}) = 0 and abs(${exact}) < ${2 ** 53} then ${exact} else ${sql} end)`
}

export function compileArithmetic(node: Arithmetic, env: Env, c: Compiling): Scalar {
  const terms = termsOf(node)
  if (terms.length > 2) {
    const parts = terms.map(term => asScalar(c.compile(term.node, env), term.node))
    if (parts.every(part => part.type === 'number'))
      return sumOf(
        terms.map((term, i) => ({ ...term, part: parts[i] as Scalar })),
        env,
      )
  }
  const left = asScalar(c.compile(node.left, env), node.left)
  const right = asScalar(c.compile(node.right, env), node.right)
  return arithmetic(node.operator, left, right, env, node)
}

type Term = { sign: '+' | '-'; node: Expression }

/** `a + b - c` as its terms. */
function termsOf(node: Expression, sign: '+' | '-' = '+'): Term[] {
  if (sign === '+' && node.kind === 'arithmetic' && (node.operator === '+' || node.operator === '-')) {
    return [...termsOf(node.left), { sign: node.operator, node: node.right }]
  }
  return [{ sign, node }]
}

function sumOf(terms: (Term & { part: Scalar })[], env: Env): Scalar {
  const values = terms.map(({ part }) => operand(part.value, env))
  let exact = values[0] ?? ''
  let rounded = exact
  for (const [index, { sign }] of terms.entries()) {
    if (index === 0) continue
    exact = `${exact} ${sign} ${values[index]}`
    rounded = shortest(`${rounded} ${sign} ${values[index]}`)
  }
  const mask = either(...terms.map(({ part }) => part.mask))
  const certain = terms.every(({ part }) => part.certain)
  return scalar('number', shortestUnlessWhole(rounded, `(${exact})`), mask, { certain })
}

/** An operand that may stand several times. */
const operand = (sql: Sql, env: Env): Sql => (isPlain(sql) ? sql : env.block.column(sql))

export function arithmetic(
  operator: Arithmetic['operator'],
  left: Scalar,
  right: Scalar,
  env: Env,
  span: Span,
): Scalar {
  const mask = either(left.mask, right.mask)
  if (left.type === 'any' || right.type === 'any')
    throw new NotCompiled('計算するものの型が決まりません。', span)
  if (left.type === 'null' || right.type === 'null') {
    const other = left.type === 'null' ? right.type : left.type
    return nothing(other, mask)
  }
  const type = arithmeticType(operator, left.type, right.type)
  if (type === undefined) return nothing('null', mask)
  if (!isScalarType(type)) throw new NotCompiled('この計算は、住民全体の判定では使えません。', span)
  const certain = left.certain && right.certain && operator !== '/'
  if (left.type === 'number' && right.type === 'number') {
    return scalar('number', numbers(operator, left.value, right.value, env, span), mask, { certain })
  }
  if (left.type === 'string') return scalar('string', `(${left.value} || ${right.value})`, mask, { certain })
  return { ...temporal(operator, left, right, env, span), mask }
}

function numbers(operator: Arithmetic['operator'], left: Sql, right: Sql, env: Env, span: Span): Sql {
  const [a, b] = [operand(left, env), operand(right, env)]
  switch (operator) {
    case '+':
    case '-':
    case '*': {
      const exact = `(${a} ${operator} ${b})`
      return shortestUnlessWhole(shortest(exact), exact)
    }
    case '/':
      return quotient(a, b)
    case '**': {
      const exponent = /^(\d)::numeric$/.exec(b)?.[1]
      if (exponent === undefined || exponent === '0')
        throw new NotCompiled('べき乗の指数は1から9の整数だけが使えます。', span)
      const exact = `(${Array.from({ length: Number(exponent) }, () => a).join(' * ')})`
      // Beyond amounts and counts a power might leave what a number can hold.
      return `(case when abs(${a}) <= ${greatest} then ${shortestUnlessWhole(shortest(exact), exact)} end)`
    }
  }
}

/** More digits than a double holds, so that it rounds as the 34 digits of decimal128 would. */
function quotient(a: Sql, b: Sql): Sql {
  const divisor = /^[1-9]\d*::numeric$/.test(b) ? b : `nullif(${b}, 0)`
  return shortest(`round(${a}, 40) / ${divisor}`)
}

function temporal(
  operator: Arithmetic['operator'],
  left: Scalar,
  right: Scalar,
  env: Env,
  span: Span,
): Scalar {
  const isDuration = (each: Scalar) => each.type.endsWith('duration')
  const [a, b] = [left.value, right.value]
  if (operator === '*') {
    const [duration, factor] = isDuration(left) ? [left, right] : [right, left]
    return scalar(duration.type, wholeMonths(duration, numbers('*', duration.value, factor.value, env, span)))
  }
  if (operator === '/') {
    if (isDuration(right)) return scalar('number', quotient(operand(a, env), operand(b, env)))
    return scalar(left.type, wholeMonths(left, quotient(operand(a, env), operand(b, env))))
  }
  if (left.type === 'date' && right.type === 'date') {
    return scalar('days and time duration', daysBetween(a, b))
  }
  if (isDuration(left) && isDuration(right))
    return scalar(left.type, numbers(operator === '-' ? '-' : '+', a, b, env, span))
  const [day, duration] = left.type === 'date' ? [left, right] : [right, left]
  const amount = operator === '-' ? `(-${duration.value})` : duration.value
  return addDuration(day.value, duration.type, amount, env)
}

const wholeMonths = ({ type }: Scalar, sql: Sql): Sql =>
  type === 'years and months duration' ? `trunc(${sql})` : sql

/** `-value`: numbers and durations. */
export function negated(of: Scalar): Scalar {
  return { ...of, value: `(-${of.value})`, bounds: undefined }
}
