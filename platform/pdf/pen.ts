import type { Shaper } from './shape.ts'
import type { Sheet } from './sheet.ts'
import type { Element } from './structure.ts'

/** What every drawing function needs: where, with which letters, and under which element of the tagged structure. */
export type Pen = { sheet: Sheet; shaper: Shaper; parent: Element }
