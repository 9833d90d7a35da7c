/**
 * The logical structure of a document (ISO 32000-1, 14.7 and 14.8): what a screen reader follows instead of
 * the positions of the letters.
 */
export type Element = {
  type:
    | 'Document'
    | 'Sect'
    | 'H1'
    | 'H2'
    | 'P'
    | 'L'
    | 'LI'
    | 'Table'
    | 'TR'
    | 'TH'
    | 'TD'
    | 'Figure'
    | 'Note'
  children: Element[]
  lang?: string
  /** Read out in place of a picture. */
  alt?: string
  scope?: 'Row' | 'Column'
}

export function element(type: Element['type'], rest: Omit<Element, 'type' | 'children'> = {}): Element {
  return { type, children: [], ...rest }
}

/** Adds a new element at the end of its parent's children. */
export function within(
  parent: Element,
  type: Element['type'],
  rest: Omit<Element, 'type' | 'children'> = {},
): Element {
  const child = element(type, rest)
  parent.children.push(child)
  return child
}
