import type { z } from 'zod'
import { changesInWords } from '#language/publish/changes.ts'
import { pathFrom, reword } from '#language/publish/edit.ts'
import { addRow, removeRow } from '#language/publish/parameter-rows.ts'
import type { Parameter } from '#language/scheme/basics.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { refuse } from '#modules/refusals.ts'
import { command } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { violatedConstraint } from '#platform/db.ts'
import { editorOf } from '../access.ts'
import { readDocument, soundness } from '../document/rules.ts'
import { schemeOf, versionsOf } from '../read.ts'
import { schemeSubject } from '../rules.ts'
import { inOrder, type LockedDraft, lockedDraft } from './read.ts'
import { rowProblems, summaryOf, valueFrom, withProcedure } from './rules.ts'
import {
  AmountRow,
  AmountRowRemoval,
  DraftDiscard,
  DraftStart,
  ExampleEdit,
  ExampleRemoval,
  Procedure,
  Rewording,
  WholeDraft,
} from './schema.ts'

const where = (ctx: Context) => editorOf(ctx).municipalityId

/**
 * Begins a draft as a copy of the newest version, or of an older one that is to be taken up again. Refuses `not-found`
 * for a scheme or version the office does not have, `draft-exists` when somebody already began one.
 */
export const startDraft = command({
  type: 'scheme-draft.started',
  schema: DraftStart,
  where,
  run: async (ctx, { scheme, version }) => {
    const { municipalityId, accountId } = editorOf(ctx)
    const [newest] = await versionsOf(ctx, municipalityId, scheme)
    if (!newest) return refuse('not-found')
    const copied = await schemeOf(ctx, municipalityId, scheme, version ?? newest.version)
    try {
      await ctx.db
        .insertInto('scheme_drafts')
        .values({
          municipality_id: municipalityId,
          scheme_id: scheme,
          definition: inOrder(copied.scheme),
          // Changes are counted from the newest, whichever was copied: that is what publishing would change.
          base_version: newest.version,
          revision: 1,
          started_by: accountId,
          started_at: ctx.now,
          edited_by: accountId,
          edited_at: ctx.now,
        })
        .execute()
    } catch (error) {
      if (violatedConstraint(error) === 'scheme_drafts_pkey') refuse('draft-exists')
      throw error
    }
    const what = version !== undefined && version !== newest.version ? [`第${version}版の写し`] : []
    return {
      event: { subject: schemeSubject(municipalityId, scheme), data: { scheme, from: copied.version, what } },
      result: { revision: 1 },
    }
  },
})

/**
 * Adds a dated row to an amount; the row before ends the day before. Refuses `row-refused` with the reason, and what
 * all edits refuse: `not-found`, `changed-meanwhile` with the present `revision`, `draft-unsound`.
 */
export const addAmountRow = edit(AmountRow, (scheme, input) => {
  const parameter = parameterOf(scheme, input.parameter)
  const value = valueFrom(parameter, input.value)
  if (value === undefined) return refuse('row-refused', { text: rowProblems['no-value'], field: 'value' })
  const added = addRow(parameter, { from: input.from, value, source: input.source })
  if (!added.ok) {
    const field = added.problem === 'other-type' ? 'value' : 'from'
    return refuse('row-refused', { text: rowProblems[added.problem], field })
  }
  return withParameter(scheme, added.parameter)
})

/** Takes out a row that was added in the draft. Refuses `row-refused` for a row that has been published. */
export const removeAmountRow = edit(AmountRowRemoval, (scheme, { parameter: name, from }, base) => {
  const published = base.parameters.find(each => each.name === name)
  if (published?.rows.some(row => row.from === from)) {
    return refuse('row-refused', { text: rowProblems.published, field: 'from' })
  }
  return withParameter(scheme, removeRow(parameterOf(scheme, name), from))
})

/** Puts one wording differently. Refuses `not-found` where no wording stands at `path`. */
export const rewordDraft = edit(Rewording, (scheme, { path, text }, base) => {
  const steps = pathFrom(path)
  return (steps && reword(scheme, steps, text, base)) ?? refuse('not-found')
})

/** Sets days and approval routes: who endorses in which order, one by one or monthly, who may stand in. */
export const changeProcedure = edit(Procedure, withProcedure)

/** Adds an example, or alters the one called `replaces`. Refuses `example-exists` when the name is taken. */
export const saveExample = edit(ExampleEdit, (scheme, { replaces, example }) => {
  const index = scheme.examples.findIndex(each => each.name === replaces)
  if (replaces !== undefined && index < 0) return refuse('not-found')
  if (example.name !== replaces && scheme.examples.some(each => each.name === example.name)) {
    return refuse('example-exists', { name: example.name })
  }
  const examples =
    index < 0
      ? [...scheme.examples, example]
      : scheme.examples.map((each, at) => (at === index ? example : each))
  return { ...scheme, examples }
})

export const removeExample = edit(ExampleRemoval, (scheme, { name }) => ({
  ...scheme,
  examples: scheme.examples.filter(each => each.name !== name),
}))

/**
 * Replaces the whole definition by YAML text. It may be unsound: then it can be put right the same way, and the gate
 * keeps it from being published. Refuses `document-unreadable` with `problems: {path, message, line}[]` for text that
 * is no YAML, or that speaks of another scheme.
 */
export const replaceDraft = command({
  type: 'scheme-draft.changed',
  schema: WholeDraft,
  where,
  run: async (ctx, { scheme, revision, text }) => {
    const locked = await lockedDraft(ctx, scheme, revision)
    const { base, draft } = locked
    const read = readDocument(text)
    if (!read.ok) return refuse('document-unreadable', { problems: read.problems })
    if (read.definition.id !== scheme) {
      const message = `id は「${scheme}」のままにしてください。申請や利用券がこの id を指しています。`
      return refuse('document-unreadable', { problems: read.locate([{ path: 'id', message }]) })
    }
    const [before, after] = [soundness(draft.definition), soundness(read.definition)]
    const what =
      before.ok && after.ok
        ? summaryOf(changesInWords(before.scheme, after.scheme))
        : ['全体の編集（まだ直すところがあります）']
    await storeDraft(ctx, locked, after.ok ? after.scheme : read.definition)
    return changed(base.municipality, scheme, revision, what)
  },
})

/** Throws the draft away. What is published stays. */
export const discardDraft = command({
  type: 'scheme-draft.discarded',
  schema: DraftDiscard,
  where,
  run: async (ctx, { scheme, revision }) => {
    const { base, draft } = await lockedDraft(ctx, scheme, revision)
    await ctx.db
      .deleteFrom('scheme_drafts')
      .where('municipality_id', '=', base.municipality)
      .where('scheme_id', '=', scheme)
      .execute()
    return {
      // Kept here, so that what was thrown away by mistake is not lost.
      event: {
        subject: schemeSubject(base.municipality, scheme),
        data: { scheme, revision, definition: draft.definition },
      },
      result: null,
    }
  },
})

/** A command that changes a sound draft into another one. */
function edit<S extends z.ZodType<{ scheme: string; revision: number }>>(
  schema: S,
  apply: (scheme: Scheme, input: z.output<S>, base: Scheme) => Scheme,
) {
  return command({
    type: 'scheme-draft.changed',
    schema,
    where,
    run: async (ctx, input) => {
      const locked = await lockedDraft(ctx, input.scheme, input.revision)
      const { base, draft } = locked
      const before = soundness(draft.definition)
      if (!before.ok) return refuse('draft-unsound', { problems: before.problems })
      const edited = soundness(apply(before.scheme, input, base.scheme))
      if (!edited.ok) return refuse('draft-unsound', { problems: edited.problems })
      const after = edited.scheme
      await storeDraft(ctx, locked, after)
      const what = summaryOf(changesInWords(before.scheme, after))
      return changed(base.municipality, input.scheme, input.revision, what)
    },
  })
}

function changed(municipality: number, scheme: string, revision: number, what: string[]) {
  return {
    event: { subject: schemeSubject(municipality, scheme), data: { scheme, revision: revision + 1, what } },
    result: { revision: revision + 1 },
  }
}

function parameterOf(scheme: Scheme, name: string): Parameter {
  return scheme.parameters.find(each => each.name === name) ?? refuse('not-found')
}

function withParameter(scheme: Scheme, parameter: Parameter): Scheme {
  return {
    ...scheme,
    parameters: scheme.parameters.map(each => (each.name === parameter.name ? parameter : each)),
  }
}

async function storeDraft(ctx: Context, { base, draft }: LockedDraft, definition: unknown): Promise<void> {
  await ctx.db
    .updateTable('scheme_drafts')
    .set({
      definition: inOrder(definition),
      revision: draft.revision + 1,
      edited_by: editorOf(ctx).accountId,
      edited_at: ctx.now,
    })
    .where('municipality_id', '=', base.municipality)
    .where('scheme_id', '=', draft.scheme)
    .execute()
}
