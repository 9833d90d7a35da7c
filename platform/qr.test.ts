import assert from 'node:assert/strict'
import { test } from 'node:test'
import jsqr from 'jsqr'
import { qrMatrix, qrSvg } from './qr.ts'

/** Paints the SVG's own path, so that what is read is what is shown. */
function paint(svg: string): { pixels: Uint8ClampedArray; side: number } {
  const scale = 4
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  const dark = /fill="#000" d="([^"]+)"/.exec(svg)?.[1] ?? ''
  for (const [, x, y, run] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(run)) * scale; column++) {
        pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
      }
    }
  }
  return { pixels, side }
}

test('a reader gets back exactly what was put in', () => {
  for (const text of ['https://example.jp/v/3f9a', '利用券 ①髙﨑𠮷', 'x'.repeat(700)]) {
    const { pixels, side } = paint(qrSvg(text))
    const read = (jsqr as unknown as { default: typeof jsqr.default }).default(pixels, side, side)
    assert.equal(new TextDecoder().decode(Uint8Array.from(read?.binaryData ?? [])), text)
  }
})

test('the image carries a title, escaped', () => {
  assert.match(qrSvg('a', '券 <1> & 2'), /<title>券 &lt;1&gt; &amp; 2<\/title>/)
  assert.match(qrSvg('a'), /role="img"/)
})

test('too much or nothing is refused', () => {
  assert.throws(() => qrMatrix('あ'.repeat(900)), RangeError)
  assert.throws(() => qrMatrix(''), RangeError)
  assert.ok(qrMatrix('a').dark(0, 0))
})
