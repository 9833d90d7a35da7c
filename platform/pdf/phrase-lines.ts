import { loadDefaultJapaneseParser } from 'budoux'
import { type Shaper, widthOf } from './shape.ts'

const parser = loadDefaultJapaneseParser()

/**
 * A heading with `\n` where it breaks best: between phrases, on as few lines as fit `width` (points), and
 * those about equally long. Text that fits on one line, or has a phrase longer than one, comes back as it is.
 */
export function phraseLines(shaper: Shaper, text: string, size: number, width: number): string {
  const measure = (part: string) => widthOf(shaper.shape(part), size)
  if (text.includes('\n') || measure(text) <= width) return text
  const phrases = parser.parse(text)
  if (phrases.some(phrase => measure(phrase) > width)) return text
  const wrapped = wrap(phrases, measure, width)
  for (let narrow = measure(text) / wrapped.length; narrow < width; narrow += size / 2) {
    const balanced = wrap(phrases, measure, narrow)
    if (balanced.length === wrapped.length) return balanced.join('\n')
  }
  return wrapped.join('\n')
}

function wrap(phrases: readonly string[], measure: (text: string) => number, width: number): string[] {
  const lines: string[] = []
  for (const phrase of phrases) {
    const last = lines.at(-1)
    if (last !== undefined && measure((last + phrase).trimEnd()) <= width)
      lines[lines.length - 1] = last + phrase
    else lines.push(phrase)
  }
  return lines.map(line => line.trim())
}
