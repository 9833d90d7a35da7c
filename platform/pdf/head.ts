import type { Letter, Recipient } from './letter.ts'
import { BODY, COLUMN, GREY, HAIRLINE, mm, PAGE, TITLE } from './measures.ts'
import type { Pen } from './pen.ts'
import { phraseLines } from './phrase-lines.ts'
import { drawLines, setText } from './set-text.ts'
import { within } from './structure.ts'

// 長形3号 (120 × 235 mm) with its usual window of 90 × 45 mm, 20 mm from the left and 12 mm from the top.
// An A4 sheet folded in three (210 × 99 mm) may slide inside, so the address keeps to the part of the
// window that shows at any position, and everything else stays out of the whole of it.
const WINDOW = { left: mm(22), top: mm(13), width: mm(78), bottom: mm(50) }
const BESIDE_WINDOW = mm(120)
const ADDRESS = { size: 10, leading: 14 }
const NAME = { size: 12.5, leading: 20 }

/** Everything above the body: address, number and date, sender, title. */
export function drawHead(pen: Pen, letter: Letter): void {
  const { sheet } = pen
  const { recipient, documentNumber, date, sender } = letter
  if (recipient) drawRecipient(pen, recipient)
  const right = [documentNumber, date].filter(line => line !== undefined)
  let y = recipient ? WINDOW.top : PAGE.top - mm(2)
  for (const line of right) y = rightLine(pen, line, y)

  if (recipient) sheet.y = WINDOW.bottom
  else sheet.y = Math.max(sheet.y, y + mm(2))
  if (sender) drawSender(pen, sender)
  if (recipient) foldMarks(pen)
  drawTitle(pen, letter.title, sheet.atTop ? 0 : mm(8))
}

export function drawTitle({ sheet, shaper, parent }: Pen, title: string, above: number): void {
  const width = COLUMN - mm(16)
  const set = setText(shaper, phraseLines(shaper, title, TITLE.size, width), {
    type: TITLE,
    width,
    align: 'center',
  })
  sheet.y += above
  sheet.y = drawLines(sheet, set, { x: PAGE.left + mm(8), y: sheet.y, element: within(parent, 'H1') })
  sheet.y += mm(6)
}

function drawRecipient({ sheet, shaper, parent }: Pen, recipient: Recipient): void {
  const owner = within(parent, 'P')
  const x = WINDOW.left
  let y = WINDOW.top
  const line = (text: string, type: typeof ADDRESS) => {
    const set = setText(shaper, text, { type, width: WINDOW.width })
    y = drawLines(sheet, set, { x, y, element: owner })
  }
  if (recipient.postcode) line(`〒${recipient.postcode.replace(/^〒\s*/, '')}`, ADDRESS)
  for (const part of recipient.address ?? []) line(part, ADDRESS)
  y += mm(2)
  const honorific = recipient.honorific ?? '様'
  line(honorific ? `${recipient.name}　${honorific}` : recipient.name, NAME)
}

function rightLine({ sheet, shaper, parent }: Pen, text: string, y: number): number {
  const set = setText(shaper, text, { type: BODY, width: PAGE.right - BESIDE_WINDOW, align: 'right' })
  return drawLines(sheet, set, { x: BESIDE_WINDOW, y, element: within(parent, 'P') })
}

/** One block of lines whose longest ends at the right margin, as on letters typed by hand. */
function drawSender({ sheet, shaper, parent }: Pen, sender: NonNullable<Letter['sender']>): void {
  const owner = within(parent, 'P')
  const widest = PAGE.right - BESIDE_WINDOW
  const lines = [...sender.lines, ...(sender.note ? [sender.note] : [])]
  for (const line of lines) {
    const set = setText(shaper, line, { type: BODY, width: widest, align: 'right' })
    sheet.y = drawLines(sheet, set, { x: PAGE.right - widest, y: sheet.y, element: owner })
  }
}

/** Short ticks at the left edge where the sheet is folded in three. */
function foldMarks({ sheet }: Pen): void {
  for (const y of [mm(99), mm(198)]) sheet.rule(mm(4), y, mm(8), y, HAIRLINE, GREY)
}
