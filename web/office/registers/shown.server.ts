import { fiscalYearName } from '#language/values/date.ts'
import { isKeeper } from '#modules/registers/keepers/read.ts'
import { layouts } from '#modules/registers/layout/rules.ts'
import { importOf, inForce, problemsOf } from '#modules/registers/read.ts'
import { hasStalled } from '#modules/registers/rules.ts'
import type { Context } from '#platform/context.ts'
import { previewOf } from './preview.server.ts'

const problemsShown = 50

/** One extract with everything its page needs at the step where it stands. Contents only for those who keep registers. */
export async function shownImport(ctx: Context, dataDir: string, id: string) {
  const found = await importOf(ctx, id)
  const keeper = await isKeeper(ctx)
  const { label, fields } = layouts[found.register]
  const open = keeper && ['uploaded', 'refused', 'ready', 'failed'].includes(found.state)
  const before = await inForce(ctx, ctx.actor.kind === 'staff' ? ctx.actor.municipalityId : 0, found)
  const problems = keeper ? await problemsOf(ctx, id, problemsShown) : []
  return {
    keeper,
    label,
    fields: fields.map(({ id, label, kind, required, expected, choices, constant }) => ({
      id,
      label,
      kind,
      required: Boolean(required || expected),
      choices: choices ? [...choices] : null,
      constant: Boolean(constant),
    })),
    found: {
      id: found.id,
      register: found.register,
      state: found.state,
      extent: found.extent,
      extractedOn: found.extractedOn,
      year: found.year === null ? null : fiscalYearName(found.year),
      fileName: found.fileName,
      bytes: found.bytes,
      sha256: found.sha256,
      encoding: found.encoding,
      delimiter: found.delimiter,
      expectedRows: found.expectedRows,
      controlColumn: found.controlColumn,
      controlTotal: found.controlTotal,
      rows: found.rows,
      problems: found.problems,
      badRows: found.badRows,
      findings: found.findings,
      warnings: found.warnings,
      added: found.added,
      changed: found.changed,
      gone: found.gone,
      unchanged: found.unchanged,
      progress: found.progress,
      stalled: hasStalled(found, ctx.now),
      uploadedAt: found.uploadedAt.toISOString(),
      appliedAt: found.appliedAt?.toISOString() ?? null,
    },
    before: before && before.id !== found.id ? { extractedOn: before.extractedOn, rows: before.rows } : null,
    problems,
    preview: open ? await previewOf(ctx, dataDir, found) : null,
  }
}
export type ShownImport = Awaited<ReturnType<typeof shownImport>>
export type ShownField = ShownImport['fields'][number]
