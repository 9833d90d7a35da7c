import { sql } from 'kysely'
import type { Run } from '#modules/eligibility/directory/read.ts'
import { taxFacts } from '#modules/eligibility/households/rules.ts'
import type { Context } from '#platform/context.ts'
import type { HandReason, Way } from '../schema.ts'

/** A household about to be invited, with whom the letter is for and how it goes out. */
export interface Candidate {
  household: string
  number: string | null
  resident_id: string | null
  way: Way
  by_hand: HandReason | null
  invited: boolean
  applied: boolean
  /** What the run gathered, without figures out of the tax register. */
  facts: Record<string, unknown>
  /** Facts that the tax register tells. */
  tax_known: string[]
  /** 宛名番号. */
  children: string[]
  town: string | null
}

/**
 * What is to be known of the households of a run before they are invited: who claims as the register has it now,
 * whether somebody among them is protected (支援措置) now or was then, and whether they were invited to the scheme or
 * applied before. Sent by mail only to an account matched with that very person.
 */
export async function candidatesOf(
  ctx: Context,
  run: Pick<Run, 'municipality' | 'factsRun' | 'asOf'>,
  asked: { scheme: string; households: readonly string[]; mail: boolean },
): Promise<Candidate[]> {
  const { municipality } = run
  const { rows } = await sql<Candidate>`
    select h.household, c.number, c.id as resident_id,
      case when coalesce(f.protected, false) or s.protected then 'hand'
        when c.id is null or c.household <> h.household or c.moved_out_on is not null or c.gone_on is not null
          then 'hand'
        when a.id is not null and ${asked.mail} then 'mail'
        else 'letter' end as way,
      case when coalesce(f.protected, false) or s.protected then 'protected'
        when c.id is null then 'claimant'
        when c.household <> h.household or c.moved_out_on is not null or c.gone_on is not null then 'gone'
        end as by_hand,
      coalesce(f.facts, '{}') - ${taxFacts}::text[] as facts, coalesce(f.children, '{}') as children, f.town,
      array(select k from jsonb_object_keys(coalesce(f.facts, '{}')) k where k = any (${taxFacts}::text[])) as tax_known,
      i.household is not null as invited, p.resident_id is not null as applied
    from unnest(${asked.households}::text[]) as h (household)
    left join household_facts f
      on f.municipality_id = ${municipality} and f.run_id = ${run.factsRun}::uuid and f.household = h.household
    left join residents c on c.municipality_id = ${municipality} and c.number = f.claimant
    left join lateral (
      select coalesce(bool_or(r.protected), false) as protected from residents r
      where r.municipality_id = ${municipality} and r.household = h.household) s on true
    left join lateral (
      select a.id from accounts a where a.municipality_id = ${municipality} and a.kind = 'resident'
        and a.resident_id = c.id and a.disabled_at is null limit 1) a on true
    left join lateral (
      select i.household from invitations i
      join invitation_campaigns g on g.municipality_id = i.municipality_id and g.id = i.campaign_id
      where i.municipality_id = ${municipality} and g.municipality_id = ${municipality}
        and i.scheme_id = ${asked.scheme} and i.household = h.household and g.closed_at is null limit 1) i on true
    left join lateral (
      select p.resident_id from applications p
      join cases k on k.municipality_id = p.municipality_id and k.application_id = p.id
      where p.municipality_id = ${municipality} and k.municipality_id = ${municipality}
        and p.scheme_id = ${asked.scheme} and p.resident_id = c.id limit 1) p on true
    order by c.postal_code nulls last, h.household`.execute(ctx.db)
  return rows
}
