import { redirect } from 'react-router'
import type { ChangedPart } from '#language/publish/changes.ts'
import type { Context } from '#platform/context.ts'
import { act, fieldsOf, type PageArgs, refusedData } from '#web/server/page.ts'

export interface Given {
  scheme: string
  revision: number
  form: FormData
  key: { key: string }
}

/**
 * Runs one edit of a draft: back to the same page (or `to`) when done, else the refusal beside what was typed, with
 * what `more` finds to say when somebody else was quicker.
 */
export async function runEdit(
  args: PageArgs,
  work: (ctx: Context, given: Given) => Promise<unknown>,
  options: {
    to?: (form: FormData) => string
    more?: (ctx: Context, given: Given) => Promise<{ against: ChangedPart[] }>
  } = {},
) {
  const form = await args.request.formData()
  const given: Given = {
    scheme: args.params.scheme ?? '',
    revision: Number(form.get('revision')),
    form,
    key: { key: String(form.get('_key')) },
  }
  const outcome = await act(args, ctx => work(ctx, given))
  // With script the page asks at its address and `.data`.
  const here = new URL(args.request.url).pathname.replace(/\.data$/, '')
  if (outcome.ok) throw redirect(options.to?.(form) ?? `${here}?saved`)
  const { more } = options
  const found =
    more && outcome.refused.code === 'changed-meanwhile'
      ? await act(args, ctx => more(ctx, given))
      : undefined
  return refusedData(outcome.refused, { kept: fieldsOf(form), ...(found?.ok ? found.value : {}) })
}

/** The text of one field. */
export function field(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
