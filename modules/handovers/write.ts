import { officeOf, staffOf } from '#modules/cases/access.ts'
import { schemeOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { digest } from '#modules/transfers/write.ts'
import { command } from '#platform/command.ts'
import { json, violatedConstraint } from '#platform/db.ts'
import { toCsv } from '#platform/sheet/csv-write.ts'
import { uuid7 } from '#platform/uuid7.ts'
import { hasSource } from './mapping/rules.ts'
import { mappingOf, transferableCases } from './read.ts'
import { HandOver, SaveMapping } from './schema.ts'
import { cellsOf } from './values/read.ts'

/**
 * Saves the columns of a scheme's file as a new version. By staff; refuses `changed-meanwhile` when another saved first,
 * `column-unknown`, `column-twice`.
 */
export const saveMapping = command({
  type: 'handover-mapping.saved',
  schema: SaveMapping,
  where: officeOf,
  async run(ctx, { scheme: id, header, columns, version: before }) {
    const { municipalityId: office, accountId } = staffOf(ctx)
    const { scheme } = await schemeOf(ctx, office, id)
    const seen = new Set<string>()
    for (const { name, source } of columns) {
      if (!hasSource(scheme, source)) refuse('column-unknown', { column: name })
      if (seen.has(name)) refuse('column-twice', { column: name })
      seen.add(name)
    }
    if ((await mappingOf(ctx, scheme)).version !== before) refuse('changed-meanwhile')
    const version = before + 1
    try {
      await ctx.db
        .insertInto('handover_mappings')
        .values({
          municipality_id: office,
          scheme_id: id,
          version,
          header,
          columns: json(columns),
          saved_by: accountId,
          saved_at: ctx.now,
        })
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'handover_mappings_pkey') refuse('changed-meanwhile')
      throw error
    }
    return {
      event: { subject: { kind: 'handover-mapping', id: uuid7() }, data: { scheme: id, version, columns } },
      result: { version },
    }
  },
})

/**
 * Makes the CP932 file of all granted cases that were not handed over yet, and of those asked for again, and marks them. By
 * staff; refuses `nothing-to-hand-over`, `changed-meanwhile`, and `handover-refused` with `problems` by row and column
 * for what does not fit or CP932 cannot hold: the whole file or nothing.
 */
export const handOver = command({
  type: 'cases.handed-over',
  schema: HandOver,
  where: officeOf,
  async run(ctx, { scheme: id, version, again }) {
    const { municipalityId: office, accountId } = staffOf(ctx)
    const { scheme } = await schemeOf(ctx, office, id)
    const mapping = await mappingOf(ctx, scheme)
    if (mapping.version !== version) refuse('changed-meanwhile')
    const asked = new Set(again)
    const all = await transferableCases(ctx, id)
    if (again.some(caseId => !all.some(each => each.caseId === caseId))) refuse('not-found')
    const cases = all.filter(each => each.handedOverAt === null || asked.has(each.caseId))
    if (cases.length === 0) refuse('nothing-to-hand-over')
    const { rows, problems } = await cellsOf(ctx, office, cases, mapping.columns)
    const columns = mapping.columns.map((column, index) => ({
      key: String(index),
      label: column.name,
      type: 'text' as const,
    }))
    const csv = toCsv(
      rows.map(row => Object.fromEntries(row.map((text, index) => [String(index), text]))),
      columns,
      { encoding: 'cp932', header: mapping.header, guardFormulas: false },
    )
    if (!csv.ok) {
      for (const { row, column, character, codePoint } of csv.problems) {
        const number = row === 1 ? '' : (cases[row - 2]?.number ?? '')
        const message = `「${character}」（${codePoint}）は、受渡しの文字コード（CP932）にありません。`
        problems.push({ row, number, column, message })
      }
    }
    if (!csv.ok || problems.length > 0) return refuse('handover-refused', { problems })
    const handoverId = uuid7()
    const sha256 = await digest(csv.bytes)
    await ctx.db
      .insertInto('handovers')
      .values({
        municipality_id: office,
        id: handoverId,
        scheme_id: id,
        mapping_version: version,
        cases: cases.length,
        again: asked.size > 0,
        file: Buffer.from(csv.bytes),
        sha256,
        made_by: accountId,
        made_at: ctx.now,
      })
      .execute()
    try {
      await ctx.db
        .insertInto('handover_cases')
        .values(
          cases.map(each => ({
            municipality_id: office,
            handover_id: handoverId,
            case_id: each.caseId,
            first: each.handedOverAt === null,
          })),
        )
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'handover_cases_once') refuse('changed-meanwhile')
      throw error
    }
    return {
      event: {
        subject: { kind: 'handover', id: handoverId },
        data: { scheme: id, version, cases: cases.map(each => each.caseId), sha256 },
      },
      result: { handoverId, cases: cases.length, sha256 },
    }
  },
})
