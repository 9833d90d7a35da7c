import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { tokyoDay } from '#language/values/date.ts'
import { municipality as placeOf } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { type Actor, type Context, enter } from '#platform/context.ts'
import type { Database } from '#platform/db.ts'
import { record, recordAll } from '#platform/events.ts'
import { log } from '#platform/log.ts'
import { letterFile } from '#platform/pdf/render.ts'
import { newSecrets, type Secrets } from '../link/rules.ts'
import { storeLinks } from '../link/write.ts'
import { invitationLetter } from '../paper/rules.ts'
import { folderOf, pathOf } from './read.ts'
import { atOnce, markOf, silence } from './rules.ts'

export interface Place {
  dataDir: string
  publicUrl: string
}
interface Step {
  municipality: number
  sheet: string
}

const system = (municipality: number): Actor => ({
  kind: 'system',
  municipalityId: municipality,
  job: 'print-invitations',
})

/** Somebody else took the file up, or whom it is for changed meanwhile: what was made is thrown away. */
class Overtaken extends Error {}

/**
 * Makes one file for the printer: every letter with new secrets, of which only hashes are written down, together with the
 * file being ready. Killed in between, it is made anew with other secrets. Somebody protected (支援措置) by now, or
 * whose name no typeface holds, is left out and seen to by hand.
 */
export async function printSheet(
  database: Database,
  { dataDir, publicUrl }: Place,
  { municipality, sheet }: Step,
  now?: Date,
): Promise<void> {
  const step = <T>(work: (ctx: Context) => Promise<T>) =>
    enter(database, system(municipality), work, now ? { now } : {})
  const job = await step(ctx => begin(ctx, municipality, sheet))
  if (!job) return
  const file = crypto.randomUUID()
  const path = pathOf(dataDir, file)
  try {
    await mkdir(folderOf(dataDir), { recursive: true, mode: 0o700 })
    const { letters, held, pages, pdf } = await makeFile(job, publicUrl, async done => {
      await step(ctx => touch(ctx, municipality, sheet, job.attempt, done))
      // Pages are being asked for meanwhile.
      await setImmediate()
    })
    await keep(path, pdf)
    const bytes = (await stat(path)).size
    const outcome = { ...job, municipality, sheet, file, letters, held, pages, bytes }
    if (await step(ctx => conclude(ctx, outcome))) return
    await rm(path, { force: true })
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof Overtaken) return
    log.warn({ err: error, municipality, sheet }, 'a file of letters could not be made')
    await step(ctx => fail(ctx, municipality, sheet, job.attempt))
    return
  }
  await printSheet(database, { dataDir, publicUrl }, { municipality, sheet }, now)
}

type Job = NonNullable<Awaited<ReturnType<typeof begin>>>

async function begin(ctx: Context, municipality: number, sheet: string) {
  const stale = new Date(ctx.now.getTime() - silence * 1000)
  const taken = await ctx.db
    .updateTable('invitation_sheets')
    .set(eb => ({ state: 'making', attempt: eb('attempt', '+', 1), alive_at: ctx.now, done: 0 }))
    .where('municipality_id', '=', municipality)
    .where('id', '=', sheet)
    .where(eb =>
      eb.or([
        eb('state', 'in', ['waiting', 'failed']),
        eb.and([eb('state', '=', 'making'), eb('alive_at', '<', stale)]),
      ]),
    )
    .returning(['campaign_id', 'position', 'reminder', 'attempt'])
    .executeTakeFirst()
  const place = await placeOf(ctx, municipality)
  if (!taken || !place) return undefined
  const campaign = await ctx.db
    .selectFrom('invitation_campaigns')
    .select(['id', 'scheme_id', 'factor', 'answer_by'])
    .where('municipality_id', '=', municipality)
    .where('id', '=', taken.campaign_id)
    .executeTakeFirstOrThrow()
  const { scheme } = await schemeOf(ctx, municipality, campaign.scheme_id)
  return {
    ...taken,
    place,
    campaign,
    scheme,
    on: tokyoDay(ctx.now),
    rows: await rowsOf(ctx, municipality, sheet),
  }
}

/** Whom the letters of a file are for, in the order of their postal codes; who became protected since is not. */
async function rowsOf(ctx: Context, municipality: number, sheet: string) {
  return ctx.db
    .selectFrom('invitations as i')
    .innerJoin('residents as r', join =>
      join.onRef('r.municipality_id', '=', 'i.municipality_id').onRef('r.id', '=', 'i.resident_id'),
    )
    .select(['i.id', 'r.name', 'r.postal_code', 'r.address'])
    .where('i.municipality_id', '=', municipality)
    .where('r.municipality_id', '=', municipality)
    .where('i.sheet_id', '=', sheet)
    .where('i.way', '=', 'letter')
    .where('i.submitted_at', 'is', null)
    .where(eb => eb.not(guarded(municipality)))
    .orderBy('r.postal_code')
    .orderBy('r.address')
    .orderBy('i.id')
    .execute()
}

/** Somebody of the household is protected (支援措置) as the register stands now. */
const guarded = (municipality: number) => sql<boolean>`exists (select 1 from residents p
  where p.municipality_id = ${municipality} and p.household = i.household and p.protected)`

async function makeFile(job: Job, publicUrl: string, alive: (done: number) => Promise<void>) {
  const { scheme, place, campaign, on, reminder, rows } = job
  const pdf = letterFile()
  const letters = new Map<string, Secrets>()
  const held: string[] = []
  let pages = 0
  for (const [index, row] of rows.entries()) {
    const secrets = newSecrets()
    const laid = pdf.add(
      invitationLetter({
        scheme,
        place,
        on,
        reminder,
        secrets,
        publicUrl,
        answerBy: campaign.answer_by,
        mark: markOf(job.position, letters.size + 1),
        recipient: { name: row.name, postalCode: row.postal_code, address: row.address },
        printsCode: campaign.factor === 'code',
      }),
    )
    if (laid.missing.length > 0) held.push(row.id)
    else letters.set(row.id, secrets)
    pages += laid.pages
    if ((index + 1) % atOnce === 0) await alive(index + 1)
  }
  return { letters, held, pages, pdf: await pdf.finish(`${scheme.name.ja}のご案内`) }
}

/** On the disk before the database says so. */
async function keep(path: string, pdf: Uint8Array): Promise<void> {
  const partly = `${path}.part`
  const handle = await open(partly, 'w', 0o600)
  try {
    await handle.writeFile(pdf)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(partly, path)
}

async function touch(ctx: Context, municipality: number, sheet: string, attempt: number, done: number) {
  await hold(ctx, municipality, sheet, attempt, { done, alive_at: ctx.now })
}

async function hold(
  ctx: Context,
  municipality: number,
  sheet: string,
  attempt: number,
  values: Record<string, unknown>,
): Promise<void> {
  const held = await ctx.db
    .updateTable('invitation_sheets')
    .set(values)
    .where('municipality_id', '=', municipality)
    .where('id', '=', sheet)
    .where('attempt', '=', attempt)
    .where('state', '=', 'making')
    .executeTakeFirst()
  if (held.numUpdatedRows === 0n) throw new Overtaken()
}

async function fail(ctx: Context, municipality: number, sheet: string, attempt: number) {
  const problem = '手紙のファイルをつくれませんでした。もう一度お試しください。'
  await hold(ctx, municipality, sheet, attempt, { state: 'failed', problem })
}

/** Whether the file may go out; otherwise it is to be made again. */
async function conclude(
  ctx: Context,
  of: Job & {
    municipality: number
    sheet: string
    file: string
    letters: Map<string, Secrets>
    held: string[]
    pages: number
    bytes: number
  },
): Promise<boolean> {
  const { municipality, sheet, letters, campaign } = of
  const byHand = await putAside(ctx, municipality, sheet, of.held)
  // Protected since the letters were laid out: the file holds their address, so it is made again.
  if (byHand.some(id => letters.has(id))) {
    await hold(ctx, municipality, sheet, of.attempt, { state: 'waiting' })
    return false
  }
  await storeLinks(ctx, municipality, letters, { code: campaign.factor === 'code' })
  await hold(ctx, municipality, sheet, of.attempt, {
    state: 'ready',
    file: of.file,
    pages: of.pages,
    bytes: of.bytes,
    done: letters.size,
    letters: letters.size,
    held: byHand.length,
    made_at: ctx.now,
    problem: null,
  })
  await recordAll(
    ctx,
    [...letters.keys()].map(id => ({
      type: of.reminder ? 'invitation.reminded' : 'invitation.sent',
      municipality,
      subject: { kind: 'invitation', id },
      data: { campaign: campaign.id, way: 'letter', sheet },
    })),
  )
  await record(ctx, {
    type: 'sheet.made',
    municipality,
    subject: { kind: 'sheet', id: sheet },
    data: { campaign: campaign.id, letters: letters.size, pages: of.pages, held: byHand.length },
  })
  return true
}

/** Those of a file who are to be seen to by hand: protected by now, or not printable. */
async function putAside(
  ctx: Context,
  municipality: number,
  sheet: string,
  held: string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update invitations i set way = 'hand',
      by_hand = case when i.id = any (${held}::uuid[]) then 'unprintable' else 'protected' end
    where i.municipality_id = ${municipality} and i.sheet_id = ${sheet}::uuid and i.way = 'letter'
      and (i.id = any (${held}::uuid[]) or ${guarded(municipality)})
    returning i.id`.execute(ctx.db)
  return rows.map(row => row.id)
}
