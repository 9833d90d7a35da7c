import type { Facts } from '../feel/evaluate.ts'
import { factsFromPlain } from '../rules/plain.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Text } from '../text.ts'
import type { Day } from '../values/date.ts'
import { categoriesOf } from './categories.ts'
import { poolLimit } from './limits.ts'
import { entitlementOf } from './situation.ts'
import { terms } from './terms.ts'

export interface PriceRow {
  /** Uses from the how-many-th to the how-many-th, for which the same is paid. */
  from: number
  to: number
  /** Whole yen per category, what the user pays; null where the scheme gives none. */
  charged: (number | null)[]
}

export interface TypePrices {
  id: string
  label: Text
  length: 'nights' | 'single'
  /** Taken from the pool by one use (one night). */
  units: number | null
  /** 委託単価 of one use, whole yen. */
  price: number | null
  rows: PriceRow[]
}

export interface PriceTable {
  on: Day
  /** Wordings of each category of people; an empty list means everybody else. */
  categories: Text[][]
  types: TypePrices[]
}

/** No table goes beyond this many uses. */
const mostUses = 31

/**
 * What one use (one night) costs on a day: 1st to last use, by the categories the scheme itself tells apart, worked out
 * by the same functions that bill it. Undefined without an entitlement.
 */
export function priceTable(scheme: Scheme, on: Day): PriceTable | undefined {
  if (!scheme.entitlement) return undefined
  const base = typicalFacts(scheme)
  const categories = categoriesOf(scheme, base, on)
  const types = entitlementOf(scheme).types.map((type): TypePrices => {
    const limits = categories.map(each => poolLimit(scheme, type.pool, { ...base, ...each.facts }, on))
    const known = limits.flatMap(limit => (limit.kind === 'value' ? [limit.value] : []))
    const at = (facts: Facts, ordinal: number) =>
      terms(
        scheme,
        { ...base, ...facts },
        { type: type.id, on, ordinal, ...(type.length === 'nights' ? { nights: 1 } : {}) },
      )
    const first = categories[0] && at(categories[0].facts, 1)
    const units = first?.kind === 'terms' ? first.units : null
    const uses = Math.floor(Math.max(...known, 0) / (units || 1)) || 10
    const rows: PriceRow[] = []
    for (let ordinal = 1; ordinal <= Math.min(uses, mostUses); ordinal++) {
      const charged = categories.map(each => {
        const found = at(each.facts, ordinal)
        return found.kind === 'terms' ? found.charged : null
      })
      const last = rows.at(-1)
      if (last?.charged.every((yen, index) => yen === charged[index])) last.to = ordinal
      else rows.push({ from: ordinal, to: ordinal, charged })
    }
    const { id, label, length } = type
    return { id, label, length, units, price: first?.kind === 'terms' ? first.price : null, rows }
  })
  return { on, categories: categories.map(each => each.labels), types }
}

/** Somebody the scheme is for: the first example that uses something, else the first that qualifies. */
function typicalFacts(scheme: Scheme): Facts {
  const example =
    scheme.examples.find(each => each.expect.use && each.expect.use.refused === undefined) ??
    scheme.examples.find(each => each.expect.outcome === 'eligible')
  return example ? factsFromPlain(scheme.facts, example.given) : {}
}
