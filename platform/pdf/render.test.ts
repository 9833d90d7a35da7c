import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import fontkit from '@pdf-lib/fontkit'
import { extractText } from './extract-text.ts'
import type { Letter } from './letter.ts'
import { renderLetter } from './render.ts'

const letter: Letter = {
  title: '利用決定通知書',
  documentNumber: 'こ第123号',
  date: '令和8年4月1日',
  recipient: { postcode: '100-0001', address: ['まんなか市中央町一丁目2番3号'], name: '髙﨑　花子' },
  sender: { lines: ['まんなか市長　山田　太郎'], note: '（公印省略）' },
  blocks: [
    {
      kind: 'paragraph',
      indent: true,
      text: '令和8年3月20日に申請のあった利用について、次のとおり決定しましたので通知します。',
    },
    { kind: 'heading', text: '記', align: 'center' },
    {
      kind: 'fields',
      rows: [
        { label: '決定の内容', value: '宿泊①\n日帰り②' },
        { label: '署名', value: '', blank: 20 },
      ],
    },
    { kind: 'list', style: 'number', items: ['本人を確認できるもの', '母子健康手帳'] },
    { kind: 'qr', data: 'https://example.jp/v/1', text: '予約はこちら' },
    { kind: 'small', title: '教示', text: 'この決定に不服があるときは、審査請求をすることができます。' },
  ],
}

test('a letter is one page below 150 kB whose text can be copied', async () => {
  for (const typeface of ['gothic', 'mincho'] as const) {
    const { pdf, pages, missing, substituted } = await renderLetter({ ...letter, typeface })
    assert.equal(pages, 1)
    assert.deepEqual([missing, substituted], [[], []])
    assert.ok(pdf.length < 150_000, `${pdf.length}`)
    const [text = ''] = await extractText(pdf)
    for (const part of [
      'こ第123号',
      '令和8年4月1日',
      '〒100-0001',
      '髙﨑　花子　様',
      '（公印省略）',
      '日帰り②',
      '教示',
      '審査請求',
    ]) {
      assert.ok(text.includes(part), part)
    }
    assert.ok(!text.includes('\uFFFD'))
    assert.ok(!text.includes('1/1'), 'a single page has no number')
  }
})

test('the file carries title, language and a structure', async () => {
  const document = await PDFDocument.load((await renderLetter(letter)).pdf, { updateMetadata: false })
  assert.equal(document.getTitle(), '利用決定通知書')
  assert.equal(document.catalog.lookup(PDFName.of('Lang'))?.toString(), '(ja)')
  assert.ok(document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict))
  const types = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object.get(PDFName.of('S'))?.toString()] : []))
  for (const type of ['/H1', '/H2', '/P', '/Table', '/TH', '/TD', '/L', '/LI', '/Figure', '/Note']) {
    assert.ok(types.includes(type), type)
  }
})

test('the same letter at the same time gives the same bytes', async () => {
  const at = new Date('2026-04-01T00:00:00Z')
  const [first, second] = [await renderLetter(letter, { at }), await renderLetter(letter, { at })]
  assert.deepEqual(first.pdf, second.pdf)
})

test('every embedded character has its outline', async () => {
  const document = await PDFDocument.load((await renderLetter(letter)).pdf)
  let outlines = 0
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue
    const file = object.has(PDFName.of('FontFile2')) && object.lookup(PDFName.of('FontFile2'))
    if (!(file instanceof PDFRawStream)) continue
    const font = fontkit.create(Buffer.from(decodePDFRawStream(file).decode())) as unknown as {
      numGlyphs: number
      getGlyph(id: number): { path: { commands: unknown[] } }
    }
    let empty = 0
    for (let id = 1; id < font.numGlyphs; id++) {
      if (font.getGlyph(id).path.commands.length > 0) outlines++
      else empty++
    }
    assert.ok(empty <= 2, `${empty} of ${font.numGlyphs} without outline, more than the two kinds of space`)
  }
  assert.ok(outlines > 80)
})

test('characters without a glyph become 〓 and are reported; other forms are too', async () => {
  const blocks: Letter['blocks'] = [{ kind: 'paragraph', text: '𠮷田 葛\u{E0100}飾 Ⅳ ㍻ ☐ 神 か\u3099 ①' }]
  const { pdf, missing, substituted } = await renderLetter({ title: '確認', blocks })
  assert.deepEqual(missing, ['𠮷'])
  assert.deepEqual(substituted, ['葛\u{E0100}'])
  const [text = ''] = await extractText(pdf)
  assert.match(text, /〓田 葛飾 IV /)
  assert.match(text, /□ 神 が ①/)
})

test('a long table repeats its header, pages are numbered and named', async () => {
  const rows = Array.from({ length: 70 }, (_, index) => [`${index + 1}`, '髙﨑　花子', '12,500'])
  const { pdf, pages } = await renderLetter({
    ...letter,
    blocks: [
      {
        kind: 'table',
        columns: [{ label: '番号' }, { label: '氏名' }, { label: '金額' }],
        rows,
        total: ['', '合計', '875,000'],
      },
    ],
  })
  assert.equal(pages, 3)
  const texts = await extractText(pdf)
  texts.forEach((text, index) => {
    assert.match(text, /氏名\n金額/)
    assert.ok(text.includes(`${index + 1}/3`))
    assert.equal(index > 0, text.trimEnd().endsWith('こ第123号'))
  })
  assert.equal(texts.join('\n').split('髙﨑　花子').length - 1, 71, 'seventy rows and the recipient')
  assert.match(texts[2] ?? '', /875,000/)
})

test('a cell longer than a page runs on, and nothing of it is lost', async () => {
  const value = Array.from({ length: 500 }, (_, index) => `第${index}文、理由です。`).join('')
  const { pdf, pages } = await renderLetter({
    title: '通知',
    blocks: [{ kind: 'fields', rows: [{ label: '理由', value }] }],
  })
  assert.ok(pages >= 3)
  const text = (await extractText(pdf)).join('\n').replace(/\d\/\d|\n/g, '')
  assert.ok(text.includes(value))
})

test('a translation stands on a page of its own in its language', async () => {
  const { pdf, pages } = await renderLetter({
    ...letter,
    translation: {
      lang: 'en',
      notice: '参考訳 / For reference only',
      title: 'Notice',
      blocks: [{ kind: 'paragraph', text: 'Your application has been approved.' }],
    },
  })
  assert.equal(pages, 2)
  const [first = '', second = ''] = await extractText(pdf)
  assert.ok(!first.includes('approved'))
  assert.match(second, /参考訳[\s\S]*Notice[\s\S]*Your application has been approved\./)
})
