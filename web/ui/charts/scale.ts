/** A round upper end for an axis and where its lines are drawn: 0, 5, 10 … */
export function axisOf(most: number, lines = 4): { top: number; steps: number[] } {
  if (!(most > 0)) return { top: 1, steps: [0, 1] }
  const rough = most / lines
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find(factor => factor * size >= rough) ?? 10) * size
  const count = Math.ceil(most / step - 1e-9)
  return { top: step * count, steps: Array.from({ length: count + 1 }, (_, index) => index * step) }
}

export const figure = (value: number) => value.toLocaleString('ja-JP', { maximumFractionDigits: 2 })
