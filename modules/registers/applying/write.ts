import { sql } from 'kysely'
import { setProtection } from '#modules/families/write.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { addJob } from '#platform/queue.ts'
import { municipalityOfWork } from '../access.ts'
import { plainJoins, staged, statementParts } from '../comparing/read.ts'
import { keeperOf } from '../keepers/read.ts'
import { inForce, lockImport, type RegisterImport } from '../read.ts'
import { mayApprove } from '../rules.ts'
import { Approval, Run } from '../schema.ts'
import { dropStaged } from '../write.ts'

/**
 * A person lets a checked extract go in; the work is done in the background, in one transaction. Refuses
 * `register-unseen` unless every warning was accepted and as many will be gone as was shown, `register-busy` while
 * another extract of the register goes in, `register-check-again` when one has gone in since the check or its rows are
 * no longer there, and `not-possible-now` for one that is not ready.
 */
export const approveExtract = command({
  type: 'register.approved',
  schema: Approval,
  where: async ctx => (await keeperOf(ctx)).municipalityId,
  run: async (ctx, { id, accepted, gone }) => {
    const { municipalityId: municipality, accountId } = await keeperOf(ctx)
    const found = await lockImport(ctx, municipality, id)
    if (!mayApprove(found, ctx.now)) refuse('not-possible-now')
    if (found.gone !== gone || found.warnings.some(warning => !accepted.includes(warning))) {
      refuse('register-unseen')
    }
    const before = await inForce(ctx, municipality, found)
    if ((before?.id ?? null) !== found.base) refuse('register-check-again')
    if ((await stagedRows(ctx, municipality, id)) !== found.rows) refuse('register-check-again')
    const attempt = found.attempt + 1
    try {
      await ctx.db
        .updateTable('register_imports')
        .set({
          state: 'applying',
          attempt,
          approved_by: accountId,
          approved_at: ctx.now,
          progressed_at: ctx.now,
        })
        .where('municipality_id', '=', municipality)
        .where('id', '=', id)
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'register_imports_applying') refuse('register-busy')
      throw error
    }
    await addJob(ctx, 'apply-register', { municipality, id, attempt }, { maxAttempts: 3 })
    const data = { register: found.register, accepted, gone }
    return { event: { subject: { kind: 'register-import', id }, data }, result: { id, attempt } }
  },
})

async function stagedRows(ctx: Context, municipality: number, id: string): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('register_rows')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('municipality_id', '=', municipality)
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Brings the register to what the extract says: everything or nothing. New people come in, changed ones change, and
 * whom a full extract no longer names is marked as gone (residents), ends on 抽出日 (benefits) or has no record any more
 * (taxes and pupils of that 年度). Who begins or ceases to be protected (支援措置) is told as by `setProtection`. By
 * background work alone.
 */
export const applyExtract = command({
  type: 'register.imported',
  schema: Run,
  where: municipalityOfWork,
  run: async (ctx, { id, attempt }) => {
    const municipality = municipalityOfWork(ctx)
    const found = await lockImport(ctx, municipality, id)
    const subject = { kind: 'register-import', id }
    if (found.state !== 'applying' || found.attempt !== attempt) {
      return { event: { type: 'register.work-outrun', subject, data: { attempt } }, result: { file: null } }
    }
    if ((await stagedRows(ctx, municipality, id)) !== found.rows) refuse('register-check-again')
    await plainJoins(ctx)
    const protectedBefore = await protectedIds(ctx, municipality, found)
    await upsert(ctx, municipality, found)
    if (found.extent === 'full') await markGone(ctx, municipality, found)
    await dropStaged(ctx, municipality, id)
    await ctx.db
      .updateTable('register_imports')
      .set({ state: 'applied', applied_at: ctx.now, file: null })
      .where('municipality_id', '=', municipality)
      .where('id', '=', id)
      .execute()
    await tellProtection(ctx, municipality, protectedBefore, await protectedIds(ctx, municipality, found))
    const { register, extractedOn, year, rows, added, changed, gone, sha256, approvedBy } = found
    const data = { register, extractedOn, year, rows, added, changed, gone, sha256, approvedBy }
    return { event: { subject, data }, result: { file: found.file } }
  },
})

/** Changes whom the register has, then adds whom it has not. */
async function upsert(ctx: Context, municipality: number, found: RegisterImport): Promise<void> {
  const { target, compared, table, same, differs } = statementParts(found)
  const { register, id, extractedOn } = found
  const isResidents = register === 'residents'
  const rows = sql`register_rows s where s.municipality_id = ${municipality}::int and s.import_id = ${id}::uuid`
  const changes = [
    ...compared.map(column => sql`${sql.ref(column.name)} = ${staged(column)}`),
    sql`import_id = case when ${differs} then ${id}::uuid else t.import_id end`,
    // Of residents it is said of which day the register speaks, and whoever is named again is here again.
    ...(isResidents ? [sql`extracted_on = ${extractedOn}::date`, sql`gone_on = null`] : []),
  ]
  await sql`
    update ${table} t set ${sql.join(changes)}
    from ${rows} and t.municipality_id = ${municipality}::int and t.number = s.number ${same}
      ${isResidents ? sql`` : sql`and ${differs}`}`.execute(ctx.db)

  const names = [
    ...['municipality_id', 'number', 'import_id', ...(isResidents ? ['extracted_on'] : [])],
    ...target.fixed.map(({ name }) => name),
    ...[...target.key, ...target.columns].map(column => column.name),
  ]
  const values = [
    ...[sql`${municipality}::int`, sql`s.number`, sql`${id}::uuid`],
    ...(isResidents ? [sql`${extractedOn}::date`] : []),
    ...target.fixed.map(({ value }) => sql`${value}::int`),
    ...[...target.key, ...target.columns].map(staged),
  ]
  await sql`
    insert into ${table} (${sql.join(names.map(name => sql.ref(name)))})
    select ${sql.join(values)} from ${rows} and not exists (
      select from ${table} t where t.municipality_id = ${municipality}::int and t.number = s.number ${same})`.execute(
    ctx.db,
  )
}

/** Whom a full extract no longer names. Nobody is deleted from the resident register. */
async function markGone(ctx: Context, municipality: number, found: RegisterImport): Promise<void> {
  const { table, same, present } = statementParts(found)
  const unnamed = sql`t.municipality_id = ${municipality}::int and ${present} and not exists (
    select from register_rows s
    where s.municipality_id = ${municipality}::int and s.import_id = ${found.id}::uuid and s.number = t.number ${same})`
  switch (found.register) {
    case 'residents':
      await sql`
        update residents t set gone_on = ${found.extractedOn}::date, import_id = ${found.id}::uuid,
          moved_out_on = coalesce(moved_out_on, ${found.extractedOn}::date) where ${unnamed}`.execute(ctx.db)
      return
    case 'benefits':
      await sql`
        update register_benefits t set until = greatest(since, ${found.extractedOn}::date), import_id = ${found.id}::uuid
        where ${unnamed}`.execute(ctx.db)
      return
    default:
      await sql`delete from ${table} t where ${unnamed}`.execute(ctx.db)
  }
}

async function protectedIds(ctx: Context, municipality: number, found: RegisterImport): Promise<Set<string>> {
  if (found.register !== 'residents' || !found.mapping?.columns.protected) return new Set()
  const rows = await ctx.db
    .selectFrom('residents')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('protected', '=', true)
    .execute()
  return new Set(rows.map(row => row.id))
}

const toldAtOnce = 5000

async function tellProtection(
  ctx: Context,
  municipality: number,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): Promise<void> {
  const begun = [...after].filter(id => !before.has(id))
  const ended = [...before].filter(id => !after.has(id))
  for (const [ids, is] of [
    [begun, true],
    [ended, false],
  ] as const) {
    for (let at = 0; at < ids.length; at += toldAtOnce) {
      await setProtection(ctx, { municipality, residentIds: ids.slice(at, at + toldAtOnce), protected: is })
    }
  }
}
