import { negate } from '../arithmetic.ts'
import { modulo, type Rounding, round } from '../decimal.ts'
import type { Value } from '../values.ts'
import { type Builtin, overloaded, parameter as p, strict } from './define.ts'

const n = p('n', 'number')
const scale = p('scale', 'number', { optional: true })

function rounding(name: string, mode: Rounding): Builtin {
  return strict(name, [n, scale], 'number', ([value, digits = 0]) => rounded(value, digits, mode))
}

function rounded(value: number, digits: number, mode: Rounding): number | null {
  const whole = Math.trunc(digits)
  // The bounds of decimal128's exponent, as the standard names them.
  return whole >= -6111 && whole <= 6176 ? round(value, whole, mode) : null
}

const finite = (value: number) => (Number.isFinite(value) ? value + 0 : null)

function absolute(value: Value): Value {
  const amount = typeof value === 'object' && value !== null ? Object.values(value)[1] : value
  return typeof amount === 'number' && amount < 0 ? negate(value) : value
}

/** DMN 1.3 §10.3.4.5. */
export const numberFunctions: Builtin[] = [
  strict('decimal', [n, p('scale', 'number')], 'number', ([value, digits]) => rounded(value, digits, 'even')),
  rounding('floor', 'floor'),
  rounding('ceiling', 'ceiling'),
  rounding('round up', 'up'),
  rounding('round down', 'down'),
  rounding('round half up', 'half up'),
  rounding('round half down', 'half down'),
  overloaded(
    strict('abs', [n], 'number', ([value]) => Math.abs(value)),
    strict('abs', [p('n', 'days and time duration')], 'days and time duration', ([value]) => absolute(value)),
    strict('abs', [p('n', 'years and months duration')], 'years and months duration', ([value]) =>
      absolute(value),
    ),
  ),
  strict('modulo', [p('dividend', 'number'), p('divisor', 'number')], 'number', ([a, b]) => modulo(a, b)),
  strict('sqrt', [p('number', 'number')], 'number', ([value]) => finite(Math.sqrt(value))),
  strict('log', [p('number', 'number')], 'number', ([value]) => (value > 0 ? finite(Math.log(value)) : null)),
  strict('exp', [p('number', 'number')], 'number', ([value]) => finite(Math.exp(value))),
  strict('odd', [p('number', 'number')], 'boolean', ([value]) =>
    Number.isInteger(value) ? Math.abs(value % 2) === 1 : null,
  ),
  strict('even', [p('number', 'number')], 'boolean', ([value]) =>
    Number.isInteger(value) ? value % 2 === 0 : null,
  ),
]
