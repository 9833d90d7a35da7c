import { rm } from 'node:fs/promises'
import {
  type FileRefusal,
  folderOf,
  type Look,
  largestFile,
  lookAt,
  pathOf,
} from '#modules/registers/file/read.ts'
import { receive } from '#platform/files/receive.ts'
import { type PageArgs, serverRequest } from '#web/server/page.ts'

export const dataDirOf = (args: Pick<PageArgs, 'context'>) => args.context.get(serverRequest).dataDir

export type TakenFile =
  | ({ file: string; fileName: string } & Omit<Extract<Look, { ok: true }>, 'ok'>)
  | { refused: FileRefusal | 'too-large' | 'none' }

/** Puts an upload where extracts wait, and looks at it; one that cannot be used leaves nothing behind. */
export async function takeFile(args: PageArgs, sent: FormDataEntryValue | null): Promise<TakenFile> {
  if (!(sent instanceof File) || (sent.name === '' && sent.size === 0)) return { refused: 'none' }
  const received = await receive(sent, folderOf(dataDirOf(args)), largestFile)
  if (!received.ok) return { refused: received.code }
  const look = await lookAt(received.path)
  if (!look.ok) {
    await rm(received.path, { force: true })
    return { refused: look.code }
  }
  const { ok: _, ...form } = look
  const file = received.path.slice(-36)
  return { ...form, file, fileName: sent.name || 'extract.csv' }
}

/** Takes an upload away again that the command refused. */
export async function dropFile(args: PageArgs, file: string): Promise<void> {
  await rm(pathOf(dataDirOf(args), file), { force: true })
}
