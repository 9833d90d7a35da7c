import { redirect } from 'react-router'
import { tokyoDay } from '#language/values/date.ts'
import { logView } from '#modules/accounts/write.ts'
import { filled, printed } from '#modules/papers/filling/rules.ts'
import { fileOf, templateOf, templatesAt } from '#modules/papers/read.ts'
import { municipality as municipalityOf } from '#modules/places/read.ts'
import { schemesOf } from '#modules/publishing/read.ts'
import { refuse } from '#modules/refusals.ts'
import { openAnswers, sealAnswers } from '#modules/visits/answers/rules.ts'
import { answersOf, nextToFill } from '#modules/visits/filling/rules.ts'
import { visitOf } from '#modules/visits/read.ts'
import { answerForVisit, applyFromVisit } from '#modules/visits/write.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { sayPlain } from '../../ui/say.tsx'

/** The visit with what was answered, and the schemes of the town. */
async function opened(ctx: Context, args: PageArgs) {
  const visit = await visitOf(ctx, args.params.id ?? '')
  const city = (await municipalityOf(ctx, visit.municipality)) ?? refuse('not-found')
  const schemes = (await schemesOf(ctx, visit.municipality)).map(({ scheme }) => scheme)
  const kept = openAnswers(args.context.get(serverRequest).seals, visit, ctx.now)
  return { visit, kept, guiding: { schemes, on: tokyoDay(ctx.now), place: city.name } }
}

/** The forms of the schemes chosen, each with what it lacks; and which have become applications. */
export async function showForms(ctx: Context, args: PageArgs) {
  const { visit, kept, guiding } = await opened(ctx, args)
  await logView(ctx, { municipality: visit.municipality, subjectKind: 'visit', subjectId: visit.id })
  const chosen = guiding.schemes.filter(scheme => kept.chosen.includes(scheme.id))
  const forms = []
  for (const template of await templatesAt(ctx)) {
    const scheme = chosen.find(each => template.schemes.includes(each.id))
    if (!scheme) continue
    const { lacking, written } = filled(template.items, scheme, guiding, kept)
    const { undrawable } = await printed(template, await fileOf(ctx, template), written)
    forms.push({
      id: template.id,
      name: template.name,
      format: template.format,
      version: template.version,
      lacking: [...new Set(lacking.map(each => each.label))],
      undrawable,
    })
  }
  const named = Object.values(kept.answers).some(value => typeof value === 'object' && 'family' in value)
  return {
    visit: { id: visit.id, number: visit.number, label: visit.label, name: visit.name },
    finished: visit.outcome !== null,
    forms,
    named,
    more: nextToFill(guiding, kept) !== undefined,
    schemes: guiding.schemes.map(scheme => ({
      id: scheme.id,
      name: sayPlain(scheme.name, 'ja'),
      chosen: kept.chosen.includes(scheme.id),
      applied: visit.cases.find(each => each.scheme === scheme.id) ?? null,
    })),
  }
}

/** Chooses schemes without the guide, or makes an application of what was answered. */
export async function changeForms(args: PageArgs) {
  const fields = fieldsOf(await args.request.formData())
  const id = args.params.id ?? ''
  const once = { key: fields._key?.[0] }
  const { seals } = args.context.get(serverRequest)
  const outcome = await act(args, async ctx => {
    const { visit, kept, guiding } = await opened(ctx, args)
    if (fields._do?.[0] === 'choose') {
      const known = guiding.schemes.map(scheme => scheme.id)
      const chosen = (fields.scheme ?? []).filter(each => known.includes(each))
      const sealed = sealAnswers(seals, visit, { ...kept, chosen }, ctx.now) ?? refuse('too-large')
      await answerForVisit(ctx, { id, sealed, revision: visit.revision, schemes: chosen }, once)
      return
    }
    const scheme = guiding.schemes.find(each => each.id === fields.scheme?.[0]) ?? refuse('not-found')
    await applyFromVisit(ctx, { id, scheme: scheme.id, answers: answersOf(scheme, kept) }, once)
  })
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/office/visits/${id}/forms`, 303)
}

/** One form, filled in, to be printed. */
export async function printForm(ctx: Context, args: PageArgs) {
  const { visit, kept, guiding } = await opened(ctx, args)
  await logView(ctx, { municipality: visit.municipality, subjectKind: 'visit', subjectId: visit.id })
  const template = await templateOf(ctx, args.params.form ?? '')
  const scheme = guiding.schemes.find(
    each => template.schemes.includes(each.id) && kept.chosen.includes(each.id),
  )
  if (!scheme) return refuse('not-found')
  const { written } = filled(template.items, scheme, guiding, kept)
  const { bytes } = await printed(template, await fileOf(ctx, template), written)
  return { bytes, template: { name: template.name, format: template.format } }
}
