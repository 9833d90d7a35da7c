import { columnsIn, isPlain, mark, named, type Sql } from './text.ts'

let last = 0

/**
 * The rows of one query and what is worked out of each, step by step: every column may build on earlier ones. Steps
 * become subqueries around one another with `offset 0` between them, so that PostgreSQL works each column out once
 * per row and does not copy its text to wherever it is used.
 */
export class Block {
  readonly outer: Block | undefined
  private readonly source: Sql
  private readonly own = new Set<number>()
  private readonly columns = new Map<number, Sql>()
  private readonly texts = new Map<Sql, Sql>()
  private readonly copies = new Map<Sql, Sql>()
  private readonly laterals = new Map<number, Lateral>()
  private readonly base: number[] = []
  private readonly builtOn = new Map<number, number[]>()

  /** `source` is the text after FROM, given the columns it must name. */
  constructor(source: (names: Sql[]) => Sql, width: number, outer?: Block) {
    this.outer = outer
    for (let i = 0; i < width; i++) {
      last += 1
      this.own.add(last)
      this.base.push(last)
    }
    this.source = source(this.base.map(each => `c${each}`))
  }

  /** The column the source gives at this place. */
  given(index: number): Sql {
    return mark(this.base[index] ?? 0)
  }

  /** The value of an expression as a column, worked out in the outermost query that has all it needs. */
  column(sql: Sql): Sql {
    if (isPlain(sql)) return sql
    const home = this.homeOf(sql)
    const known = home.texts.get(sql)
    if (known !== undefined) return known
    last += 1
    home.own.add(last)
    home.columns.set(last, sql)
    const column = mark(last)
    home.texts.set(sql, column)
    return column
  }

  /** A query of one row beside each row of this one. */
  lateral(rows: Block): Lateral {
    return new Lateral(rows, (sql, lateral) => {
      last += 1
      this.own.add(last)
      this.laterals.set(last, lateral)
      lateral.outputs.set(last, sql)
      return mark(last)
    })
  }

  /**
   * A value that an aggregate of this query may take: PostgreSQL gives an aggregate over nothing but columns of a
   * query around to that query.
   */
  aggregable(sql: Sql): Sql {
    const used = columnsIn(sql)
    if (used.length === 0 || used.some(column => this.own.has(column))) return sql
    const known = this.copies.get(sql)
    if (known !== undefined) return known
    last += 1
    this.own.add(last)
    this.columns.set(last, sql)
    this.copies.set(sql, mark(last))
    return mark(last)
  }

  private homeOf(sql: Sql): Block {
    const used = columnsIn(sql)
    let home: Block = this
    while (home.outer && !used.some(column => home.own.has(column))) home = home.outer
    return home
  }

  /** The columns of other blocks that these texts need, through whatever this block works out for them. */
  needs(texts: readonly Sql[]): Set<number> {
    const { outside } = this.reach(texts)
    return outside
  }

  private reach(texts: readonly Sql[]): { inside: Set<number>; outside: Set<number> } {
    const inside = new Set<number>()
    const outside = new Set<number>()
    const waiting = [...texts, this.source].flatMap(columnsIn)
    for (let column = waiting.pop(); column !== undefined; column = waiting.pop()) {
      if (!this.own.has(column)) outside.add(column)
      else if (!inside.has(column)) {
        inside.add(column)
        waiting.push(...this.dependencies(column))
      }
    }
    return { inside, outside }
  }

  private dependencies(column: number): number[] {
    let found = this.builtOn.get(column)
    if (found === undefined) {
      const sql = this.columns.get(column)
      const lateral = this.laterals.get(column)
      found = columnsIn(sql ?? '')
      if (lateral) found = [...lateral.rows.needs([lateral.outputs.get(column) ?? ''])]
      this.builtOn.set(column, found)
    }
    return found
  }

  /** The query: `select … from …`, each of `wanted` under its name. */
  render(wanted: { sql: Sql; name: Sql }[]): Sql {
    const { inside } = this.reach(wanted.map(each => each.sql))
    const layerOf = new Map<number, number>()
    /** The first layer in whose FROM the column is there. */
    const ready = (column: number): number => {
      if (!this.own.has(column) || this.base.includes(column)) return 1
      const layer = layered(column)
      return this.columns.has(column) ? layer + 1 : layer
    }
    const layered = (column: number): number => {
      let layer = layerOf.get(column)
      if (layer === undefined) {
        const lateral = this.laterals.get(column)
        // One query gives all its outputs at once, so that they wait for what any of them needs.
        const all = lateral
          ? lateral.used(inside).flatMap(each => this.dependencies(each))
          : this.dependencies(column)
        layer = Math.max(1, ...all.map(ready))
        layerOf.set(column, layer)
      }
      return layer
    }
    const top = Math.max(1, ...wanted.flatMap(each => columnsIn(each.sql)).map(ready))
    const sorted = [...inside].sort((a, b) => a - b)
    const steps = sorted.filter(column => !this.base.includes(column))
    let from = named(this.source)
    for (let layer = 1; layer <= top; layer++) {
      const beside = this.beside(
        steps.filter(each => this.laterals.has(each) && layered(each) === layer),
        inside,
      )
      from = [from, ...beside].join(' cross join lateral ')
      if (layer === top) break
      const later = this.usedAfter(layer, steps, layered, wanted)
      const select = sorted.flatMap(column => {
        if (!later.has(column)) return []
        if (this.columns.has(column) && layered(column) === layer) {
          return [`${named(this.columns.get(column) ?? '')} as c${column}`]
        }
        return ready(column) <= layer ? [`c${column}`] : []
      })
      from = `(select ${select.join(', ') || '1'} from ${from} offset 0) as s${sorted[0] ?? 0}_${layer}`
    }
    return `select ${wanted.map(each => `${named(each.sql)} as ${each.name}`).join(', ')} from ${from}`
  }

  /** The columns that something beyond a layer builds on. */
  private usedAfter(
    layer: number,
    steps: number[],
    layered: (column: number) => number,
    wanted: { sql: Sql }[],
  ): Set<number> {
    const used = new Set(wanted.flatMap(each => columnsIn(each.sql)))
    for (const step of steps) {
      if (layered(step) > layer) for (const each of this.dependencies(step)) used.add(each)
    }
    return used
  }

  /**
   * The queries beside one layer, those they need first. Queries over the same rows become one, unless one needs what
   * the other gives.
   */
  private beside(columns: number[], inside: Set<number>): Sql[] {
    const waiting = new Set(columns.flatMap(column => this.laterals.get(column) ?? []))
    const groups: { rows: Block; outputs: Map<number, Sql> }[] = []
    const places = new Map<Lateral, number>()
    const place = (lateral: Lateral): number => {
      const known = places.get(lateral)
      if (known !== undefined) return known
      const outputs = lateral.used(inside)
      let least = 0
      for (const each of outputs.flatMap(output => this.dependencies(output))) {
        const other = this.laterals.get(each)
        if (other && waiting.has(other)) least = Math.max(least, place(other) + 1)
      }
      let at = groups.findIndex((group, index) => index >= least && group.rows === lateral.rows)
      if (at < 0) at = groups.push({ rows: lateral.rows, outputs: new Map() }) - 1
      for (const output of outputs) groups[at]?.outputs.set(output, lateral.outputs.get(output) ?? '')
      places.set(lateral, at)
      return at
    }
    for (const lateral of waiting) place(lateral)
    return groups.map(({ rows, outputs }, index) => {
      const wanted = [...outputs].map(([column, sql]) => ({ sql, name: `c${column}` }))
      return `(${rows.render(wanted)}) as q${[...outputs.keys()][0] ?? index}`
    })
  }

  /** Whether a value is the same for all rows of this query. */
  isOutside(sql: Sql): boolean {
    const used = columnsIn(sql)
    return used.length > 0 && !used.some(column => this.own.has(column))
  }
}

/** A query of one row: aggregates over the rows of a block. Its outputs are added as they are asked for. */
export class Lateral {
  readonly rows: Block
  readonly outputs = new Map<number, Sql>()
  private readonly known = new Map<Sql, Sql>()
  private readonly add: (sql: Sql, lateral: Lateral) => Sql

  constructor(rows: Block, add: (sql: Sql, lateral: Lateral) => Sql) {
    this.rows = rows
    this.add = add
  }

  /** An aggregate over the rows as a column of the block around. */
  output(sql: Sql): Sql {
    const known = this.known.get(sql) ?? this.add(sql, this)
    this.known.set(sql, known)
    return known
  }

  used(inside: Set<number>): number[] {
    return [...this.outputs.keys()].filter(each => inside.has(each))
  }
}
