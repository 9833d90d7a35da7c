import type { Sql } from './text.ts'

/**
 * The facts a value still lacks, as the bits of one number: zero when it is known. FEEL's null is a known value; what
 * is not known is null *and* has a mask that is not zero. A mask left out (undefined) is one that is always zero.
 *
 * The bits stand as marks until the number of facts is known: up to 62 fit a bigint, more need a bit string.
 */
export type Mask = Sql | undefined

export const noneMissing: Sql = '\u0005'
const refusal = '\u0003R\u0004'

/** The facts of a statement that may be missing, each with its bit. */
export class Missing {
  private readonly bits = new Map<string, number>()

  /** The mask of what lacks this fact. */
  of(path: string): Sql {
    let bit = this.bits.get(path)
    if (bit === undefined) {
      bit = this.bits.size
      this.bits.set(path, bit)
    }
    return `\u0003${bit}\u0004`
  }

  /** The text with all masks written out. */
  render(sql: Sql): Sql {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: marks are made of characters no SQL text has.
    return sql.replaceAll(noneMissing, this.word()).replace(/\u0003(R|\d+)\u0004/g, (_, bit: string) => {
      return this.word(bit === 'R' ? this.width() - 1 : Number(bit))
    })
  }

  /** The names of the facts in a mask, sorted, as a text[]. */
  names(mask: Sql): Sql {
    const sorted = [...this.bits.keys()].sort()
    if (sorted.length === 0) return `'{}'::text[]`
    const each = sorted.map(
      path =>
        `case when ${mask} & ${this.of(path)} <> ${noneMissing} then '${path.replaceAll("'", "''")}' end`,
    )
    return `array_remove(array[${each.join(', ')}]::text[], null)`
  }

  private width(): number {
    return this.bits.size <= 62 ? 63 : this.bits.size + 1
  }

  private word(bit?: number): Sql {
    const width = this.width()
    if (width === 63) return `${bit === undefined ? 0n : 1n << BigInt(bit)}::bigint`
    const digits = Array.from({ length: width }, (_, index) => (index === bit ? '1' : '0')).join('')
    return `B'${digits}'`
  }
}

/** The mask of what no fact could settle: a person has to look. It goes before facts that are missing. */
export const byHand: Sql = refusal

export function isByHand(mask: Mask): Sql {
  return mask === undefined ? 'false' : `(${mask} & ${refusal} <> ${noneMissing})`
}

/** What an operation lacks that needs all of its operands. */
export function either(...masks: Mask[]): Mask {
  const distinct = [...new Set(masks.filter(mask => mask !== undefined))]
  if (distinct.length <= 1) return distinct[0]
  return `(${distinct.join(' | ')})`
}

export function isKnown(mask: Mask): Sql {
  return mask === undefined ? 'true' : `${mask} = ${noneMissing}`
}

export function isOpen(mask: Mask): Sql {
  return mask === undefined ? 'false' : `${mask} <> ${noneMissing}`
}
