import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { approveExtract } from '#modules/registers/applying/write.ts'
import { folderOf, lookAt, pathOf, sampleOf } from '#modules/registers/file/read.ts'
import { runApply, runCheck } from '#modules/registers/jobs.ts'
import { suggestMapping } from '#modules/registers/mapping/rules.ts'
import type { Mapping } from '#modules/registers/mapping/schema.ts'
import { importOf, type RegisterImport } from '#modules/registers/read.ts'
import type { Register } from '#modules/registers/schema.ts'
import { checkExtract, uploadExtract } from '#modules/registers/write.ts'
import { encodeCp932 } from '#platform/sheet/cp932.ts'
import type { World } from './actors.ts'
import type { StaffActor } from './builders.ts'

export const residentHead =
  '宛名番号,世帯番号,続柄,氏名,フリガナ,生年月日,性別,郵便番号,住所,転入日,転出日,支援措置'

/** One line of an extract; the same number is always the same person. */
export function residentLine(n: number, changes: Partial<Record<string, string>> = {}): string {
  const born = `${1950 + (n % 70)}${String((n % 12) + 1).padStart(2, '0')}${String((n % 28) + 1).padStart(2, '0')}`
  const cells: Record<string, string> = {
    宛名番号: String(n).padStart(10, '0'),
    世帯番号: String(Math.floor(n / 3)).padStart(8, '0'),
    続柄: n % 3 === 0 ? '世帯主' : n % 3 === 1 ? '妻' : '子',
    氏名: `山田　第${'一二三四五六七八九十'[n % 10]}`,
    フリガナ: 'ﾔﾏﾀﾞ ﾀﾞｲｲﾁ',
    生年月日: born,
    性別: String((n % 2) + 1),
    郵便番号: '1000001',
    住所: `まんなか市本町${(n % 9) + 1}丁目${n}番`,
    転入日: '20230401',
    転出日: '',
    支援措置: '0',
    ...changes,
  }
  return residentHead
    .split(',')
    .map(heading => cells[heading])
    .join(',')
}

export function residentFile(count: number, from = 1): string {
  const lines = Array.from({ length: count }, (_, index) => residentLine(from + index))
  return `${[residentHead, ...lines].join('\r\n')}\r\n`
}

export interface Given {
  register?: Register
  extent?: 'full' | 'changes'
  extractedOn?: string
  year?: number | null
  expectedRows?: number | null
  controlColumn?: string
  controlTotal?: number
  mapping?: (suggested: Mapping) => Mapping
  encoding?: 'utf-8' | 'cp932'
}

/** A place for uploads, removed after the file's tests; and the steps of taking an extract in, one by one. */
export async function desk(w: World) {
  const dataDir = await mkdtemp(join(tmpdir(), 'mannaka-registers-'))
  after(() => rm(dataDir, { recursive: true, force: true }))
  await mkdir(folderOf(dataDir), { recursive: true })

  const put = async (content: string | Uint8Array, encoding: 'utf-8' | 'cp932' = 'cp932') => {
    const file = randomUUID()
    const bytes =
      typeof content !== 'string' ? content : encoding === 'cp932' ? encodeCp932(content) : content
    await writeFile(pathOf(dataDir, file), bytes)
    return file
  }
  const see = (actor: StaffActor, id: string) => w.as(actor, ctx => importOf(ctx, id))

  const upload = async (actor: StaffActor, content: string | Uint8Array, given: Given = {}) => {
    const file = await put(content, given.encoding)
    const look = await lookAt(pathOf(dataDir, file))
    if (!look.ok) throw new Error(look.code)
    const { ok: _, ...form } = look
    const { id } = await w.as(actor, ctx =>
      uploadExtract(ctx, {
        register: given.register ?? 'residents',
        extent: given.extent ?? 'full',
        extractedOn: given.extractedOn ?? '2026-06-01',
        year: given.year ?? null,
        expectedRows: given.expectedRows ?? null,
        file,
        fileName: 'extract.csv',
        ...form,
      }),
    )
    return id
  }
  /** As far as the check says what is to be said. */
  const check = async (actor: StaffActor, id: string, given: Given = {}): Promise<RegisterImport> => {
    const found = await see(actor, id)
    const { head } = await sampleOf(pathOf(dataDir, found.file ?? ''), found, true)
    const suggested = suggestMapping(found.register, head)
    const mapping = given.mapping ? given.mapping(suggested) : suggested
    const { attempt } = await w.as(actor, ctx =>
      checkExtract(ctx, {
        id,
        mapping,
        head,
        controlColumn: given.controlColumn ?? null,
        controlTotal: given.controlTotal ?? null,
      }),
    )
    await runCheck(w.database, dataDir, { municipality: actor.municipalityId, id, attempt })
    return see(actor, id)
  }
  const checked = async (actor: StaffActor, content: string | Uint8Array, given: Given = {}) =>
    check(actor, await upload(actor, content, given), given)

  const approve = (actor: StaffActor, found: RegisterImport) =>
    w.as(actor, ctx => approveExtract(ctx, { id: found.id, accepted: found.warnings, gone: found.gone ?? 0 }))
  /** From the file to the register, accepting every warning. */
  const takeIn = async (actor: StaffActor, content: string | Uint8Array, given: Given = {}) => {
    const found = await checked(actor, content, given)
    if (found.state !== 'ready') throw new Error(`${found.state} ${JSON.stringify(found.findings)}`)
    const { attempt } = await approve(actor, found)
    await runApply(w.database, dataDir, { municipality: actor.municipalityId, id: found.id, attempt })
    return see(actor, found.id)
  }
  return { dataDir, put, upload, check, checked, approve, takeIn, see }
}
