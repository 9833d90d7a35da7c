import assert from 'node:assert/strict'
import { randomFillSync } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { fileStore } from './store.ts'

const directory = await mkdtemp(join(tmpdir(), 'files-'))
after(() => rm(directory, { recursive: true }))
const store = fileStore(directory)

function upload(bytes: Uint8Array, name: string): File {
  return new File([Uint8Array.from(bytes)], name)
}

async function codeOf(bytes: Uint8Array, name: string): Promise<string> {
  const result = await store.store(upload(bytes, name))
  return result.ok ? result.file.mime : result.code
}

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c33' } })

test('a photo is turned upright, scaled, and loses position and camera', async () => {
  const bytes = await photo(3000, 1000)
    .withExif({ IFD0: { Model: 'PhoneX' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const stored = await store.store(upload(bytes, 'C:\\写真\\か\u3099ぞう.JPG'))
  assert.ok(stored.ok)
  assert.equal(stored.file.name, 'がぞう.JPG')
  const kept = await store.read(stored.file.hash)
  assert.equal(kept?.length, stored.file.bytes)
  const about = await sharp(kept ?? assert.fail()).metadata()
  assert.deepEqual([about.format, about.width, about.height], ['jpeg', 853, 2560])
  assert.equal(about.exif, undefined)
  assert.equal(about.orientation, undefined)
})

test('PNG and WebP become JPEG, the same bytes are kept once', async () => {
  const png = await photo(40, 40).png().toBuffer()
  const first = await store.store(upload(png, 'a.png'))
  const second = await store.store(upload(png, 'b.png'))
  assert.ok(first.ok && second.ok)
  assert.equal(first.file.hash, second.file.hash)
  assert.deepEqual([first.file.name, first.file.mime], ['a.jpg', 'image/jpeg'])
  assert.equal(await codeOf(await photo(40, 40).webp().toBuffer(), 'c.webp'), 'image/jpeg')
})

test('what is no document, or a broken one, is refused by what it is', async () => {
  const exe = new Uint8Array(2000)
  exe.set([0x4d, 0x5a, 0x90, 0x00])
  assert.equal(await codeOf(exe, 'photo.jpg'), 'wrong-type')
  assert.equal(await codeOf(new TextEncoder().encode('<script>alert(1)</script>'), 'a.pdf'), 'wrong-type')
  assert.equal(await codeOf(new Uint8Array(), 'a.jpg'), 'empty')
  const jpeg = await photo(600, 600).jpeg().toBuffer()
  assert.equal(await codeOf(jpeg.subarray(0, jpeg.length >> 1), 'a.jpg'), 'damaged')
  assert.equal(await codeOf(new TextEncoder().encode('%PDF-1.7\nnothing follows'), 'a.pdf'), 'damaged')

  const document = await PDFDocument.create()
  document.addPage()
  const pdf = await document.save()
  assert.equal(await codeOf(pdf, 'a.pdf'), 'application/pdf')
  assert.equal(await codeOf(pdf.subarray(0, 60), 'a.pdf'), 'damaged')
  const only = await store.store(upload(pdf, 'a.pdf'), { accept: ['image/jpeg'] })
  assert.deepEqual(only, { ok: false, code: 'wrong-type', found: 'application/pdf' })
})

test('a PDF behind a password is refused, one that merely forbids printing is not', async () => {
  const locked = async (userPassword: string) => {
    const document = await PDFDocument.create()
    document.addPage()
    document.encrypt({ userPassword, ownerPassword: 'owner', permissions: {} })
    return document.save()
  }
  assert.equal(await codeOf(await locked('secret'), 'a.pdf'), 'protected')
  assert.equal(await codeOf(await locked(''), 'a.pdf'), 'application/pdf')
})

test('HEIC is kept as a picture with its camera data blanked', async () => {
  const heif = await photo(64, 64)
    .withExif({ IFD0: { Model: 'PhoneX' } })
    .avif()
    .toBuffer()
  assert.ok(heif.includes('PhoneX'))
  // The container is the same; only the brand tells HEIC from AVIF.
  heif.write('heic', 8, 'latin1')
  const stored = await store.store(upload(heif, 'IMG_1.HEIC'))
  assert.ok(stored.ok, JSON.stringify(stored))
  assert.equal(stored.file.mime, 'image/heic')
  const kept = Buffer.from((await store.read(stored.file.hash)) ?? assert.fail())
  assert.ok(!kept.includes('PhoneX'))
  kept.write('avif', 8, 'latin1')
  const { data } = await sharp(kept).raw().toBuffer({ resolveWithObject: true })
  assert.ok((data[0] ?? 0) > 180 && (data[1] ?? 255) < 80, 'the picture is untouched')
  assert.equal(await codeOf(heif.subarray(0, heif.length - 40), 'cut.heic'), 'damaged')
})

test('a photo of thirty megabytes is taken', async () => {
  const pixels = randomFillSync(Buffer.alloc(3200 * 3200 * 3))
  const noisy = await sharp(pixels, { raw: { width: 3200, height: 3200, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  assert.ok(noisy.length > 29 * 1024 * 1024 && noisy.length < 30 * 1024 * 1024, `${noisy.length}`)
  const stored = await store.store(upload(noisy, 'noise.png'))
  assert.ok(stored.ok)
})

test('one of thirty-one is refused while it still arrives', async () => {
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1024 * 1024
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const result = await store.store(endless, { name: 'big.jpg' })
  assert.deepEqual(result, { ok: false, code: 'too-large', limit: 30 * 1024 * 1024 })
  assert.ok(sent <= 33 * 1024 * 1024, `read ${sent}`)
  assert.deepEqual(await readdir(join(directory, 'incoming')), [], 'nothing is left behind')
})

test('files are read back, shown small, and removed', async () => {
  const stored = await store.store(upload(await photo(800, 400).jpeg().toBuffer(), 'a.jpg'))
  assert.ok(stored.ok)
  const { hash, bytes } = stored.file
  const opened = await store.open(hash)
  assert.equal(opened?.bytes, bytes)
  assert.equal((await new Response(opened?.stream).arrayBuffer()).byteLength, bytes)
  for (let time = 0; time < 2; time++) {
    const { width, format } = await sharp((await store.thumbnail(hash)) ?? assert.fail()).metadata()
    assert.deepEqual([width, format], [320, 'jpeg'])
  }
  await store.remove(hash)
  assert.equal(await store.open(hash), null)
  assert.equal(await store.thumbnail(hash), null)
  await assert.rejects(store.open('../../etc/passwd'), RangeError)
})

test('a sender who goes away leaves nothing', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(10))
    },
    pull(controller) {
      controller.error(new Error('gone'))
    },
  })
  await assert.rejects(store.store(broken, { name: 'a.jpg' }), /gone/)
  assert.deepEqual(await readdir(join(directory, 'incoming')), [])
})
