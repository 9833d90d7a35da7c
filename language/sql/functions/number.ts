import { shortest } from '../arithmetic.ts'
import { asScalar, type Scalar } from '../compiled.ts'
import type { Sql } from '../text.ts'
import { type Called, type Calls, plain, wholeConstant } from './called.ts'

type Whole = (sql: Sql) => Sql
const half = '0.5'

/** Each rounding to a whole number, as decimal.ts has it. */
const modes: Record<string, Whole> = {
  floor: x => `floor(${x})`,
  ceiling: x => `ceil(${x})`,
  'round down': x => `trunc(${x})`,
  'round up': x => `(sign(${x}) * ceil(abs(${x})))`,
  'round half up': x => `round(${x})`,
  'round half down': x => `(sign(${x}) * ceil(abs(${x}) - ${half}))`,
  decimal: x =>
    `(case when abs(${x}) - trunc(abs(${x})) = ${half} then 2 * round(${x} / 2) else round(${x}) end)`,
}

function rounding(name: string) {
  const whole = modes[name] as Whole
  return plain(
    ['number'],
    'number',
    (values, called) => {
      const [value = '', scale] = values
      const places = scale === undefined ? 0 : wholeConstant(scale, called)
      if (places === 0) return whole(value)
      const up = `1${'0'.repeat(Math.abs(places))}`
      const down = `0.${'0'.repeat(Math.abs(places) - 1)}1`
      const [there, back] = places > 0 ? [up, down] : [down, up]
      const scaled = called.env.block.column(`(${value} * ${there}::numeric)`)
      return shortest(`${whole(scaled)} * ${back}::numeric`)
    },
    { certain: true },
  )
}

/** DMN 1.3 §10.3.4.5. */
export const numberCalls: Calls = {
  ...Object.fromEntries(Object.keys(modes).map(name => [name, rounding(name)])),
  abs: (called: Called) => {
    const [of] = called.given
    const type = of ? asScalar(of, called.span).type : 'number'
    const fits = type.endsWith('duration') ? type : 'number'
    return plain([fits], fits, ([value]) => `abs(${value})`, { certain: true })(called) as Scalar
  },
  modulo: plain(['number', 'number'], 'number', ([a, b]) => {
    const rest = `mod(${a}, nullif(${b}, 0))`
    return `(case when ${rest} <> 0 and (${rest} < 0) <> (${b} < 0) then ${rest} + ${b} else ${rest} end)`
  }),
  odd: plain(['number'], 'boolean', ([n]) => `(case when ${n} = trunc(${n}) then mod(${n}, 2) <> 0 end)`),
  even: plain(['number'], 'boolean', ([n]) => `(case when ${n} = trunc(${n}) then mod(${n}, 2) = 0 end)`),
}
