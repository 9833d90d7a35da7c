import { type Selectable, sql } from 'kysely'
import type { Language } from '#language/text.ts'
import { logView } from '#modules/accounts/write.ts'
import { asId, municipalityOf } from '#modules/applications/access.ts'
import { refuse } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import type { DB } from '#platform/db.ts'
import { renderLetter } from '#platform/pdf/render.ts'
import { mayOpenLetter } from './access.ts'
import { printed } from './print/rules.ts'
import { unposted } from './rules.ts'
import type { HeldLetter, IssuedLetter, LetterContent } from './schema.ts'

/**
 * One letter, and a line in the log of views when staff open it. Refuses `not-found` for another family's or another
 * municipality's.
 */
export async function letterOf(ctx: Context, id: string): Promise<IssuedLetter> {
  const row = await lettersIn(ctx, municipalityOf(ctx.actor))
    .where('letters.id', '=', asId(id))
    .executeTakeFirst()
  if (!row || !mayOpenLetter(ctx.actor, row)) return refuse('not-found')
  await logView(ctx, {
    municipality: row.municipality_id,
    account: row.account_id,
    subjectKind: 'letter',
    subjectId: row.id,
  })
  return asLetter(row)
}

/** The letters of a case, oldest first; only those the actor may open. */
export async function lettersOfCase(
  ctx: Context,
  municipality: number,
  caseId: string,
): Promise<IssuedLetter[]> {
  const rows = await lettersIn(ctx, municipality)
    .where('letters.case_id', '=', caseId)
    .orderBy('letters.issued_at')
    .orderBy('letters.id')
    .execute()
  return rows.filter(row => mayOpenLetter(ctx.actor, row)).map(asLetter)
}

/** An account's letters, newest first. */
export async function lettersOf(ctx: Context, account: string): Promise<IssuedLetter[]> {
  const rows = await lettersIn(ctx, municipalityOf(ctx.actor))
    .where('letters.account_id', '=', account)
    .orderBy('letters.issued_at', 'desc')
    .execute()
  return rows.filter(row => mayOpenLetter(ctx.actor, row)).map(asLetter)
}

/**
 * The letter as PDF; the same letter gives the same bytes. `language` adds the translation for reference,
 * `withAddress` the address for the window of the envelope, where the letter is one that goes by post.
 */
export async function pdfOf(
  letter: Pick<IssuedLetter, 'content' | 'issuedAt'>,
  options: { language?: Language; withAddress?: boolean } = {},
): Promise<Uint8Array> {
  const { pdf } = await renderLetter(printed(letter.content, options), { at: letter.issuedAt })
  return pdf
}

/** The remarks that went to the applicant at the instant `at`. */
export async function sentRemarks(
  ctx: Context,
  municipality: number,
  caseId: string,
  at: Date,
): Promise<{ question: string; body: string }[]> {
  return ctx.db
    .selectFrom('case_comments')
    .select(['question', 'body'])
    .where('municipality_id', '=', municipality)
    .where('case_id', '=', caseId)
    .where('sent_at', '=', at)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Letters of a case that could not be made and wait for a person, oldest first. */
export async function heldLetters(ctx: Context, municipality: number, caseId: string): Promise<HeldLetter[]> {
  const rows = await ctx.db
    .selectFrom('events')
    .select(['id', 'type', 'at', 'data'])
    .where('municipality_id', '=', municipality)
    .where('subject_kind', '=', 'case')
    .where('subject_id', '=', caseId)
    .where('type', 'in', ['letter.held', 'letter.issued'])
    .orderBy('id')
    .execute()
  const released = new Set(rows.map(row => (row.data as { held?: string }).held))
  return rows
    .filter(row => row.type === 'letter.held' && !released.has(row.id))
    .map(row => ({ id: row.id, at: row.at, ...(row.data as unknown as Omit<HeldLetter, 'id' | 'at'>) }))
}

/** Cases with a letter that was held back and waits for a person, oldest first. */
export async function heldCases(
  ctx: Context,
  municipality: number,
): Promise<{ id: string; caseId: string }[]> {
  const held = await ctx.db
    .selectFrom('events')
    .select('subject_id')
    .distinct()
    .where('municipality_id', '=', municipality)
    .where('type', '=', 'letter.held')
    .execute()
  const open: { id: string; caseId: string }[] = []
  for (const { subject_id: caseId } of held) {
    for (const { id } of await heldLetters(ctx, municipality, caseId)) open.push({ id, caseId })
  }
  return open
}

/** One held letter that was not released yet; undefined where the actor may not see one. */
export async function heldById(
  ctx: Context,
  municipality: number,
  id: string,
): Promise<HeldLetter | undefined> {
  const row = await ctx.db
    .selectFrom('events')
    .select('subject_id')
    .where('municipality_id', '=', municipality)
    .where('id', '=', id)
    .where('type', '=', 'letter.held')
    .executeTakeFirst()
  return row && (await heldLetters(ctx, municipality, row.subject_id)).find(held => held.id === id)
}

/** Letters that somebody must print and post or hand over, oldest first. */
export async function lettersToDeliver(ctx: Context, municipality: number): Promise<IssuedLetter[]> {
  const rows = await lettersIn(ctx, municipality)
    .where(sql<boolean>`content->>'delivery' in ('post', 'hand')`)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('events')
            .select('events.id')
            .where('events.municipality_id', '=', municipality)
            .where('events.subject_kind', '=', 'letter')
            .whereRef('events.subject_id', '=', 'letters.id')
            .where('events.type', '=', 'letter.delivered'),
        ),
      ),
    )
    .orderBy('letters.issued_at')
    .execute()
  return rows.filter(row => mayOpenLetter(ctx.actor, row)).map(asLetter)
}

/** Whether a letter that does not go by mail was posted or handed over. */
export async function isDelivered(
  ctx: Context,
  letter: Pick<IssuedLetter, 'id' | 'municipality'>,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('events')
    .select('id')
    .where('municipality_id', '=', letter.municipality)
    .where('subject_kind', '=', 'letter')
    .where('subject_id', '=', letter.id)
    .where('type', '=', 'letter.delivered')
    .executeTakeFirst()
  return row !== undefined
}

/** A municipality's letters, each with whether its person is protected (支援措置) by now. */
function lettersIn(ctx: Context, municipality: number) {
  return ctx.db
    .selectFrom('letters')
    .innerJoin('cases', join =>
      join
        .onRef('cases.municipality_id', '=', 'letters.municipality_id')
        .onRef('cases.id', '=', 'letters.case_id'),
    )
    .selectAll('letters')
    .select('cases.protected')
    .where('letters.municipality_id', '=', municipality)
    .where('cases.municipality_id', '=', municipality)
}

function asLetter(row: Selectable<DB['letters']> & { protected: boolean }): IssuedLetter {
  const content = row.content as unknown as LetterContent
  return {
    id: row.id,
    municipality: row.municipality_id,
    caseId: row.case_id,
    account: row.account_id,
    template: row.template,
    number: row.document_number,
    title: row.title,
    issuedAt: row.issued_at,
    content: row.protected ? unposted(content) : content,
  }
}
