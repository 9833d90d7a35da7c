import {
  endMarkedContent,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import type { Element } from './structure.ts'

/** Marks content with the element it belongs to, and writes the tree of elements (ISO 32000-1, 14.7.4). */
export class StructureTree {
  readonly #document: PDFDocument
  /** Where each element's content stands, in reading order. */
  readonly #content = new Map<Element, { page: PDFPage; id: number }[]>()
  /** Per page, the element of each content id. */
  readonly #pages: { page: PDFPage; owners: Element[] }[] = []

  constructor(document: PDFDocument) {
    this.#document = document
  }

  beginPage(page: PDFPage): void {
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(this.#pages.length))
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
    this.#pages.push({ page, owners: [] })
  }

  /** The operators wrapped as content of `owner`, or as an artifact (rules, page numbers) when null. */
  mark(owner: Element | null, operators: PDFOperator[]): PDFOperator[] {
    const current = this.#pages.at(-1)
    if (!owner || !current) {
      const artifact = PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')])
      return [artifact, ...operators, endMarkedContent()]
    }
    const id = current.owners.push(owner) - 1
    const content = this.#content.get(owner) ?? []
    content.push({ page: current.page, id })
    this.#content.set(owner, content)
    const properties = this.#document.context.obj({ MCID: id })
    const begin = PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
      PDFName.of(owner.type),
      properties.toString(),
    ])
    return [begin, ...operators, endMarkedContent()]
  }

  finish(root: Element): void {
    const { context, catalog } = this.#document
    const treeRef = context.nextRef()
    const refs = new Map<Element, PDFRef>()
    const top = this.#write(root, treeRef, refs)
    const numbers = this.#pages.flatMap(({ owners }, index) => [
      PDFNumber.of(index),
      context.register(context.obj(owners.map(owner => refs.get(owner) ?? null))),
    ])
    context.assign(
      treeRef,
      context.obj({
        Type: 'StructTreeRoot',
        K: [top],
        ParentTree: context.register(context.obj({ Nums: numbers })),
        ParentTreeNextKey: this.#pages.length,
      }),
    )
    catalog.set(PDFName.of('StructTreeRoot'), treeRef)
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  }

  #write(element: Element, parent: PDFRef, refs: Map<Element, PDFRef>): PDFRef {
    const { context } = this.#document
    const ref = context.nextRef()
    refs.set(element, ref)
    const content = (this.#content.get(element) ?? []).map(({ page, id }) =>
      context.obj({ Type: 'MCR', Pg: page.ref, MCID: id }),
    )
    const children = element.children.map(child => this.#write(child, ref, refs))
    const dict = context.obj({ Type: 'StructElem', S: element.type, P: parent, K: [...content, ...children] })
    if (element.lang) dict.set(PDFName.of('Lang'), PDFString.of(element.lang))
    if (element.alt) dict.set(PDFName.of('Alt'), PDFHexString.fromText(element.alt))
    if (element.scope) dict.set(PDFName.of('A'), context.obj({ O: 'Table', Scope: element.scope }))
    context.assign(ref, dict)
    return ref
  }
}
