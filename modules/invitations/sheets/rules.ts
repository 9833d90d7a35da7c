/** A file that gives no sign of life for so long is taken up anew. In seconds. */
export const silence = 60

/** Files hold the links of all their letters: after so many days they are destroyed even where nobody did it. */
export const keptDays = 30

/** Letters laid out between two signs of life. */
export const atOnce = 25

/** 整理番号 of a letter: the file and its place in it. */
export function markOf(sheet: number, place: number): string {
  return `${sheet}-${String(place).padStart(4, '0')}`
}

/** `of` letters in files of at most `perFile`, as even as can be: 1,001 in files of 500 are 334, 334 and 333. */
export function filesFor(of: number, perFile: number): number[] {
  const files = Math.ceil(of / perFile)
  return Array.from({ length: files }, (_, at) => Math.floor(of / files) + (at < of % files ? 1 : 0))
}
