import { open } from 'node:fs/promises'

/** What a file is by its first bytes: text in lines, or something a person must save as such first. */
export type FileKind = 'text' | 'utf-16' | 'xlsx' | 'xls' | 'gzip' | 'zip' | 'pdf' | 'binary' | 'empty'

const signatures: [FileKind, number[]][] = [
  ['utf-16', [0xff, 0xfe]],
  ['utf-16', [0xfe, 0xff]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
]

/** Looks at the first 64 KiB. A zip is an Excel book when it names the parts of one. */
export async function kindOfFile(path: string): Promise<FileKind> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return kindOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

export function kindOf(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty'
  const found = signatures.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))
  if (found) return found[0]
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) <= 8) {
    return Buffer.from(head).includes('[Content_Types].xml') ? 'xlsx' : 'zip'
  }
  return zeros(head)
}

/** Text has no zero bytes; UTF-16 without a mark has many, all on one side of its pairs. */
function zeros(head: Uint8Array): FileKind {
  const sides = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) sides[index % 2] = (sides[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = sides
  if (even === 0 && odd === 0) return 'text'
  return Math.max(even, odd) > head.length / 40 && Math.min(even, odd) <= Math.max(even, odd) / 10
    ? 'utf-16'
    : 'binary'
}
