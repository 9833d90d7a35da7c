import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { breakLines } from './line-break.ts'
import { phraseLines } from './phrase-lines.ts'
import { type Glyph, Shaper, widthOf } from './shape.ts'

/** Full-width characters are one em, others half, whatever the font says. */
function glyphs(text: string): Glyph[] {
  return [...text].map(character => ({
    text: character,
    face: null as unknown as Glyph['face'],
    width: character < '\u2E80' ? 500 : 1000,
  }))
}

function broken(text: string, ems: number, first = 0): string[] {
  return breakLines(glyphs(text), ems * 1000, first * 1000).map(line => line.glyphs.map(g => g.text).join(''))
}

test('closing signs do not start a line, opening ones do not end it', () => {
  assert.deepEqual(broken('申請は、不可。', 3), ['申請は、', '不可。'])
  assert.deepEqual(broken('申請「不可」', 3), ['申請', '「不', '可」'])
  assert.deepEqual(broken('あいうっえ', 3), ['あい', 'うっえ'])
  assert.deepEqual(broken('あいうー', 3), ['あい', 'うー'])
})

test('a full stop hangs in the margin instead of taking a character along', () => {
  assert.deepEqual(broken('三文字。次', 3), ['三文字。', '次'])
  assert.deepEqual(broken('三文字。」次', 3), ['三文', '字。」', '次'])
})

test('words, numbers and counters stay together', () => {
  assert.deepEqual(broken('計 12,500円です', 4), ['計', '12,500円', 'です'])
  assert.deepEqual(broken('see the voucher', 5), ['see the', 'voucher'])
  assert.deepEqual(broken('https://example.jp', 3), ['https:', '//exam', 'ple.jp'])
})

test('a space beside a bracket does not let it stand at the edge', () => {
  assert.deepEqual(broken('あああ「 あ）', 6), ['あああ', '「 あ）'])
  assert.ok(broken('ああああああ ）あ', 6).every(line => !line.startsWith('）')))
})

test('the first line can be shorter, an empty text is one empty line', () => {
  assert.deepEqual(broken('あいうえお', 3, 1), ['あい', 'うえお'])
  assert.deepEqual(broken('', 3), [''])
})

test('nothing is lost, no line is too long, and forbidden signs keep away from the edges', () => {
  const unit = fc.constantFrom(...'あ漢。、」）（「ーっa1 円')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 6, max: 20 }), (text, ems) => {
      const lines = broken(text, ems)
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''))
      for (const line of lines) {
        const width = glyphs(line.replace(/[、。]$/, '')).reduce((sum, glyph) => sum + glyph.width, 0)
        assert.ok(width <= ems * 1000, `${line} in ${ems}`)
      }
      // A run without any place to break has to be cut somewhere.
      if (/[。、」）ーっ（「a1円]{4,}/.test(text.replaceAll(' ', ''))) return
      for (const line of lines.slice(1)) assert.doesNotMatch(line, /^[。、」）ーっ]/, lines.join('|'))
      for (const line of lines.slice(0, -1)) assert.doesNotMatch(line, /[（「]$/, lines.join('|'))
    }),
    { numRuns: 300 },
  )
})

test('headings break between phrases into lines of like length', () => {
  const shaper = new Shaper('gothic')
  const title = '令和8年度子育て世帯の利用者負担額の決定についてのお知らせ'
  // Filled to the brim, the first line would leave お知らせ alone on the second.
  const lines = phraseLines(shaper, title, 15, 375).split('\n')
  assert.deepEqual(lines, ['令和8年度子育て世帯の利用者負担額の', '決定についてのお知らせ'])
  assert.ok(lines.every(line => widthOf(shaper.shape(line), 15) <= 375))
  assert.ok(widthOf(shaper.shape('令和8年度子育て世帯の利用者負担額の決定についての'), 15) <= 375)
  assert.equal(phraseLines(shaper, '決定通知書', 15, 300), '決定通知書')
})
