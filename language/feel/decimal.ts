/**
 * Decimal arithmetic on JS numbers. FEEL numbers are decimals (IEEE 754-2008 decimal128), JS numbers are
 * binary: here each operation works on the shortest decimal that names the number, is exact (division: to 34
 * significant digits, as decimal128), and only its result is turned back. So 0.1 + 0.2 = 0.3, and a benefit
 * coefficient times an income rounds where the ordinance says it does.
 */
type Decimal = { digits: bigint; scale: number }

/** The DMN rounding modes; `even` is what `decimal()` does. */
export type Rounding = 'up' | 'down' | 'half up' | 'half down' | 'even' | 'floor' | 'ceiling'

function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

function numberOf({ digits, scale }: Decimal): number {
  const value = Number(`${digits}e${-scale}`)
  return value === 0 ? 0 : value
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale)
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale]
}

const finite = (value: number) => (Number.isFinite(value) ? value : null)
const exact = (value: number) => Number.isSafeInteger(value)

export function add(a: number, b: number): number | null {
  if (exact(a) && exact(b) && exact(a + b)) return a + b
  const [left, right, scale] = aligned(decimalOf(a), decimalOf(b))
  return finite(numberOf({ digits: left + right, scale }))
}

export function subtract(a: number, b: number): number | null {
  return add(a, b === 0 ? 0 : -b)
}

export function multiply(a: number, b: number): number | null {
  if (exact(a) && exact(b) && exact(a * b)) return a * b === 0 ? 0 : a * b
  const [left, right] = [decimalOf(a), decimalOf(b)]
  return finite(numberOf({ digits: left.digits * right.digits, scale: left.scale + right.scale }))
}

/** The quotient, or null when dividing by zero. */
export function divide(a: number, b: number): number | null {
  if (b === 0) return null
  if (exact(a) && exact(b) && exact(a / b)) return a / b === 0 ? 0 : a / b
  const [left, right] = aligned(decimalOf(a), decimalOf(b))
  const precision = Math.max(0, 34 + String(right).length - String(left).length)
  return finite(
    numberOf({ digits: roundedQuotient(left * 10n ** BigInt(precision), right, 'even'), scale: precision }),
  )
}

/** `a ** b`: exact for whole exponents of ordinary size, otherwise what floating point gives. */
export function power(a: number, b: number): number | null {
  if (Number.isInteger(b) && b >= 0 && b <= 64) {
    const { digits, scale } = decimalOf(a)
    return finite(numberOf({ digits: digits ** BigInt(b), scale: scale * b }))
  }
  return finite(a ** b)
}

/** `a` modulo `b` with the sign of `b`: a − b × floor(a / b). Null when `b` is zero. */
export function modulo(a: number, b: number): number | null {
  if (b === 0) return null
  const [left, right, scale] = aligned(decimalOf(a), decimalOf(b))
  const rest = left % right
  return numberOf({ digits: rest !== 0n && rest < 0n !== right < 0n ? rest + right : rest, scale })
}

/** `value` with `scale` digits after the point (negative: tens, hundreds, …). */
export function round(value: number, scale: number, mode: Rounding): number {
  const decimal = decimalOf(value)
  if (decimal.scale <= scale) return value === 0 ? 0 : value
  const divisor = 10n ** BigInt(decimal.scale - scale)
  const digits = roundedQuotient(decimal.digits, divisor, mode)
  return scale >= 0
    ? numberOf({ digits, scale })
    : numberOf({ digits: digits * 10n ** BigInt(-scale), scale: 0 })
}

function roundedQuotient(dividend: bigint, divisor: bigint, mode: Rounding): bigint {
  const quotient = dividend / divisor
  const rest = dividend % divisor
  if (rest === 0n) return quotient
  const negative = dividend < 0n !== divisor < 0n
  const away = negative ? -1n : 1n
  const twice = 2n * (rest < 0n ? -rest : rest)
  const size = divisor < 0n ? -divisor : divisor
  const half = twice === size ? 'half' : twice > size ? 'more' : 'less'
  switch (mode) {
    case 'up':
      return quotient + away
    case 'down':
      return quotient
    case 'floor':
      return negative ? quotient - 1n : quotient
    case 'ceiling':
      return negative ? quotient : quotient + 1n
    case 'half up':
      return half === 'less' ? quotient : quotient + away
    case 'half down':
      return half === 'more' ? quotient + away : quotient
    default:
      return half === 'more' || (half === 'half' && quotient % 2n !== 0n) ? quotient + away : quotient
  }
}
