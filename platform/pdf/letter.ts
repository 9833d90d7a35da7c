/**
 * The block model of a printed letter or form on A4. All text is given as it shall be printed; dates and
 * amounts are already worded. `renderLetter` in render.ts turns it into PDF.
 */
export type Letter = {
  /** Printed centred above the body, and the title of the document. */
  title: string
  /** 文書番号, top right: `こ第123号`. Repeated small on later pages. */
  documentNumber?: string
  /** Top right below the number, in the era calendar: `令和8年4月1日`. */
  date?: string
  /** Placed so that it shows through the window of a 長形3号 envelope when the sheet is folded in three. */
  recipient?: Recipient
  /** Right of the middle, one line each: `まんなか市長　山田　太郎`. */
  sender?: { lines: string[] /** Such as （公印省略）, below the lines. */; note?: string }
  blocks: Block[]
  /** A translation for reference only, on a page of its own, marked as such. */
  translation?: Translation
  /** Gothic reads more easily; mincho looks more formal. Default gothic. */
  typeface?: 'gothic' | 'mincho'
}

export type Recipient = {
  postcode?: string
  /** Up to three lines show in the window; longer ones are wrapped. */
  address?: string[]
  name: string
  /** 様 by default; 御中 for organisations; empty for none. */
  honorific?: string
}

export type Translation = {
  /** BCP 47, for screen readers: `en`, `zh-Hans`, `ja`. */
  lang: string
  /** Printed small above: `参考訳 / Reference translation …`. */
  notice: string
  title: string
  blocks: Block[]
}

export type Block =
  /** `\n` starts a new line. `indent` moves the first line in by one character (一字下げ). */
  | { kind: 'paragraph'; text: string; align?: 'left' | 'center' | 'right'; indent?: boolean }
  /** Stays with what follows. `center` for 記. */
  | { kind: 'heading'; text: string; align?: 'left' | 'center' }
  /** Two columns, label and value (別記). `blank` rows leave room to write, in millimetres. */
  | { kind: 'fields'; rows: { label: string; value: string; blank?: number }[] }
  /** The header is repeated on every page; `width` is a share of the whole (default 1). */
  | { kind: 'table'; caption?: string; columns: TableColumn[]; rows: string[][]; total?: string[] }
  | { kind: 'list'; style: 'number' | 'bullet'; items: string[] }
  /** Small print such as 教示, under a thin rule, with an optional heading. */
  | { kind: 'small'; title?: string; text: string }
  /** A QR code of 25 mm with text beside it; `alt` is read out in its place. */
  | { kind: 'qr'; data: string; text: string; alt?: string }
  | { kind: 'space'; mm: number }
  | { kind: 'page-break' }

export type TableColumn = { label: string; width?: number; align?: 'left' | 'right' | 'center' }
