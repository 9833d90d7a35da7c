/** Points in a millimetre. */
const POINTS = 72 / 25.4

export function mm(millimetres: number): number {
  return millimetres * POINTS
}

/** A4 in points, and where text stands on it. */
export const PAGE = {
  width: mm(210),
  height: mm(297),
  left: mm(22),
  right: mm(210 - 22),
  top: mm(20),
  bottom: mm(297 - 22),
}

export const COLUMN = PAGE.right - PAGE.left

/** Type sizes in points, each with the distance between its baselines. */
export const BODY = { size: 10.5, leading: 18 }
export const CELL = { size: 10, leading: 15.5 }
export const SMALL = { size: 8.5, leading: 13 }
export const TITLE = { size: 15, leading: 23 }

export type Type = { size: number; leading: number }

export const INK = 0
export const GREY = 0.35
export const HAIRLINE = 0.5
