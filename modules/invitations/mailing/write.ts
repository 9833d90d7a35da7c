import type { Language } from '#language/text.ts'
import { officeOf } from '#modules/cases/access.ts'
import { queueMessage } from '#modules/messages/write.ts'
import { municipality as placeOf } from '#modules/places/read.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { recordAll } from '#platform/events.ts'
import { addJob } from '#platform/queue.ts'
import { inviter } from '../access.ts'
import { newSecrets } from '../link/rules.ts'
import { storeLinks } from '../link/write.ts'
import { linkAddress } from '../paper/rules.ts'
import { OneCampaign } from '../schema.ts'
import { invitationMail } from './rules.ts'

/** Has the mails of a campaign sent. Refuses `not-allowed`, `not-found`, `campaign-closed`, `nobody-to-invite`. */
export const sendMails = command({
  type: 'mails.ordered',
  schema: OneCampaign,
  where: officeOf,
  run: async (ctx, { campaign }) => {
    const { municipalityId: municipality } = await inviter(ctx)
    const found = await ctx.db
      .selectFrom('invitation_campaigns')
      .select('closed_at')
      .where('municipality_id', '=', municipality)
      .where('id', '=', campaign)
      .forUpdate()
      .executeTakeFirst()
    if (!found) return refuse('not-found')
    if (found.closed_at) refuse('campaign-closed')
    const mails = await waiting(ctx, municipality, campaign, 1)
    if (mails.length === 0) refuse('nobody-to-invite')
    await addJob(ctx, 'mail-invitations', { municipality, campaign })
    return { event: { subject: { kind: 'campaign', id: campaign } }, result: null }
  },
})

const atOnce = 50

/**
 * Puts the next mails of a campaign into the queue, each with its own link; whether more are waiting. A mail goes only
 * to the account that is matched with the claimant now; who has none any more is left for a letter. The link opens with
 * the birth date, whatever the letters ask for: a mail carries no code.
 */
export async function mailSome(
  ctx: Context,
  { municipality, campaign, publicUrl }: { municipality: number; campaign: string; publicUrl: string },
): Promise<boolean> {
  const rows = await waiting(ctx, municipality, campaign, atOnce)
  const place = await placeOf(ctx, municipality)
  if (rows.length === 0 || !place) return false
  const about = await ctx.db
    .selectFrom('invitation_campaigns')
    .select(['scheme_id', 'answer_by', 'closed_at'])
    .where('municipality_id', '=', municipality)
    .where('id', '=', campaign)
    .executeTakeFirstOrThrow()
  if (about.closed_at) return false
  const { scheme } = await schemeOf(ctx, municipality, about.scheme_id)
  const reachable = rows.filter(row => row.email !== null && !row.guarded)
  const issued = new Map(reachable.map(row => [row.id, newSecrets()]))
  if (issued.size > 0) await storeLinks(ctx, municipality, issued, { code: false })
  for (const row of reachable) {
    const secrets = issued.get(row.id)
    if (!secrets || row.email === null) continue
    await queueMessage(ctx, {
      municipality,
      account: row.account,
      recipient: row.email,
      ...invitationMail({
        language: row.language as Language,
        city: row.language === 'en' ? place.nameEn : place.name,
        link: linkAddress(publicUrl, place.slug, secrets.token),
        answerBy: about.answer_by,
        contact: scheme.contact.section,
        phone: scheme.contact.phone,
      }),
      kind: 'invitation',
      subjectRef: { kind: 'invitation', id: row.id },
      dedupe: `invitation:${row.id}`,
    })
  }
  for (const row of rows.filter(each => !reachable.includes(each))) {
    await ctx.db
      .updateTable('invitations')
      .set(row.guarded ? { way: 'hand', by_hand: 'protected' } : { way: 'letter' })
      .where('municipality_id', '=', municipality)
      .where('id', '=', row.id)
      .execute()
  }
  await recordAll(
    ctx,
    reachable.map(({ id }) => ({
      type: 'invitation.sent',
      municipality,
      subject: { kind: 'invitation', id },
      data: { campaign, way: 'mail' },
    })),
  )
  return rows.length === atOnce
}

/** Invitations by mail that did not go out yet. */
async function waiting(ctx: Context, municipality: number, campaign: string, most: number) {
  return ctx.db
    .selectFrom('invitations as i')
    .leftJoin('accounts as a', join =>
      join
        .on('a.municipality_id', '=', municipality)
        .onRef('a.resident_id', '=', 'i.resident_id')
        .on('a.kind', '=', 'resident')
        .on('a.disabled_at', 'is', null),
    )
    .leftJoin('residents as r', join =>
      join.on('r.municipality_id', '=', municipality).onRef('r.id', '=', 'i.resident_id'),
    )
    .select(['i.id', 'a.id as account', 'a.email', 'a.language', 'r.protected as guarded'])
    .where('i.municipality_id', '=', municipality)
    .where('i.campaign_id', '=', campaign)
    .where('i.way', '=', 'mail')
    .where('i.invited_at', 'is', null)
    .orderBy('i.id')
    .limit(most)
    .execute()
}
