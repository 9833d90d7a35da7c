import type { Facts } from '../feel/evaluate.ts'
import type { Document } from '../scheme/rules.ts'
import type { Scheme } from '../scheme/scheme.ts'
import type { Day } from '../values/date.ts'
import { derive } from './derive.ts'
import { truth } from './expression.ts'
import { judging } from './scope.ts'

export interface DocumentNeed {
  document: Document
  /** unknown: needed in some situations, and we do not know yet whether this is one. */
  needed: 'yes' | 'unknown'
}

/** The papers of this case, in the scheme's order: those needed and those that may be. */
export function documentsFor(scheme: Scheme, given: Facts, on: Day): DocumentNeed[] {
  const facts = derive(scheme, given, on)
  return scheme.documents.flatMap((document): DocumentNeed[] => {
    const needed = document.when === undefined ? 'yes' : truth(document.when, facts, judging(scheme, on))
    return needed === 'no' ? [] : [{ document, needed }]
  })
}
