import { fileFace } from './fonts.ts'
import { Shaper } from './shape.ts'

/** The characters of a text that no typeface of the house can print; `renderLetter` would put 〓 in their place. */
export function undrawable(text: string, fonts: readonly string[] = []): string[] {
  const shaper = new Shaper('gothic', fonts.map(fileFace))
  shaper.shape(text)
  return [...shaper.missing]
}
