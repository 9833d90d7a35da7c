import { data, redirect } from 'react-router'
import { editMembers } from '#language/form/edit-members.ts'
import { fieldsFor } from '#language/form/fields.ts'
import { formatAnswer } from '#language/form/format.ts'
import type { Fields } from '#language/form/kind.ts'
import { type Problem, readPage } from '#language/form/read.ts'
import type { Answers, FileAnswer, Question } from '#language/scheme/form.ts'
import type { Text } from '#language/text.ts'
import { countAttempt } from '#modules/accounts/attempt/write.ts'
import { attachFile, detachFile } from '#modules/applications/files/write.ts'
import { claimOf, dropHeld, heldInput, holdInput, newHold } from '#modules/applications/stash/write.ts'
import { saveStep } from '#modules/applications/write.ts'
import { refusalText } from '#modules/refusals.ts'
import type { Context } from '#platform/context.ts'
import { type Refusal, takeFiles } from '#web/server/files.ts'
import { act, fieldsOf, type PageArgs, refusedData, serverRequest } from '#web/server/page.ts'
import { pageRequest } from '../../ui/request.ts'
import { cityOf } from '../city.server.ts'
import { upload } from '../words/apply.ts'
import {
  addressOf,
  closedAmong,
  type Draft,
  filesAt,
  following,
  headOf,
  openDraft,
  requiredAmong,
  startOf,
} from './step.server.ts'

/** One page of the form, with what was answered before, or is suggested. */
export async function showPage(ctx: Context, { params, request }: PageArgs) {
  const draft = await openDraft(ctx, params)
  const { application, published, way } = draft
  if (draft.sentTo) throw redirect(draft.sentTo)
  const at = way.pages.findIndex(each => each.page.id === params.page)
  const here = way.pages[at]
  if (!here) throw redirect(addressOf(draft, way.next ?? 'review'))
  const search = new URL(request.url).searchParams
  const fromReview = search.get('from') === 'review'
  const held = await heldHere(ctx, draft, params.page ?? '', search.get('held'))
  const suggested = here.questions.filter(
    ({ id }) => application.answers[id] === undefined && draft.prefill[id] !== undefined,
  )
  const before = way.pages[at - 1]?.page.id
  const kept = held ?? fieldsFor(here.questions, { ...draft.prefill, ...application.answers })
  return {
    scheme: headOf(published.scheme),
    page: { id: here.page.id, title: here.page.title, lead: here.page.lead },
    questions: here.questions,
    required: requiredAmong(draft, here.questions, {}),
    kept,
    closed: closedAmong(draft, here.questions, kept),
    at: at + 1,
    pages: way.pages.length,
    back: fromReview ? addressOf(draft, 'review') : before ? addressOf(draft, before) : startOf(draft),
    files: filesAt(draft),
    revision: application.revision,
    fromReview,
    held: held !== undefined,
    more: search.get('more') !== null,
    suggested: suggested.length > 0 && !held,
    takesMore: here.questions.some(question => question.kind === 'file' && question.multiple),
  }
}

async function heldHere(ctx: Context, draft: Draft, page: string, token: string | null) {
  if (!token) return undefined
  const { city, application } = draft
  return heldInput(ctx, { token, municipality: city.id, application: application.id, page })
}

/** The claim that lets a held input be found, from the address. */
export function claimIn(request: Request): { claim?: string } {
  const token = new URL(request.url).searchParams.get('held')
  return token ? { claim: claimOf(token) } : {}
}

/** Reads, keeps and goes on; whatever is wrong comes back with everything that was typed. */
export async function keepPage(args: PageArgs) {
  const form = await args.request.formData()
  const fields = fieldsOf(form)
  const page = args.params.page ?? ''
  const opened = await act(args, ctx => openDraft(ctx, args.params))
  if (!opened.ok) {
    return opened.refused.code === 'sign-in-first' ? toSignIn(args, fields) : refusedData(opened.refused)
  }
  const draft = opened.value
  if (draft.sentTo) return redirect(draft.sentTo, 303)
  const here = draft.way.pages.find(each => each.page.id === page)
  if (!here) return redirect(addressOf(draft, draft.way.next ?? 'review'), 303)

  const keptAs = (kept: Fields) => ({ kept, closed: closedAmong(draft, here.questions, kept) })
  for (const question of here.questions.filter(each => each.kind === 'members')) {
    const edited = editMembers(fields, question)
    if (edited.pressed) return data({ ...keptAs(edited.fields), focus: edited.focus })
  }
  const removed = await removeFile(args, draft, here.questions, fields)
  if (removed) return removed

  const wrongFiles = await sendFiles(args, draft, here.questions, form, fields)
  const { language } = args.context.get(pageRequest)
  const saved = { ...draft.application.answers }
  const read = readPage(draft.published.scheme.form, page, fields, {
    ...draft.options,
    language,
    today: draft.on,
    now: draft.now,
    answers: saved,
    facts: draft.facts,
  })
  const shown = new Set(fields._shown ?? [])
  const opens = Object.keys(read.answers).filter(id => !shown.has(id) && read.answers[id] === '')
  const unseen = read.problems.filter(problem => !shown.has(problem.question))
  const answers = without(read.answers, opens)
  const revision = Number(fields._revision?.[0] ?? 0)

  const outcome = await act(
    args,
    async ctx => {
      const result = await saveStep(ctx, { id: draft.application.id, page, answers, revision })
      const token = new URL(args.request.url).searchParams.get('held')
      if (token) await dropHeld(ctx, draft.city.id, token)
      return result
    },
    claimIn(args.request),
  )
  if (!outcome.ok) {
    return outcome.refused.code === 'sign-in-first'
      ? toSignIn(args, fields)
      : refusedData(outcome.refused, keptAs({ ...fields }))
  }
  // Beside why a file was not taken, "choose a file" would only confuse.
  const refused = new Set(wrongFiles.map(problem => problem.question))
  const problems = [
    ...wrongFiles,
    ...read.problems.filter(({ question }) => shown.has(question) && !refused.has(question)),
  ]
  if (problems.length > 0 && !('_later' in fields)) {
    return data({ problems, ...keptAs({ ...read.kept }), revision: outcome.value.revision }, { status: 422 })
  }
  const fromReview = fields._from?.[0] === 'review'
  const again = `${addressOf(draft, page)}?more${fromReview ? '&from=review' : ''}`
  if ('_later' in fields) return redirect(laterOf(draft), 303)
  if ('_more' in fields) return redirect(again, 303)
  if (opens.length + unseen.length > 0) return redirect(again, 303)
  const goOn = addressOf(draft, following(draft, answers, page, fromReview))
  if (outcome.value.replaced.length > 0) {
    const replaced = describe(here.questions, outcome.value.replaced, saved, language)
    return data({ replaced, goOn, ...keptAs({ ...read.kept }), revision: outcome.value.revision })
  }
  return redirect(goOn, 303)
}

/** Whoever has an account finds the draft at home; whoever came by a link, by that link. */
function laterOf(draft: Draft): string {
  return draft.application.bearer ? `${startOf(draft)}/close` : `/${draft.city.slug}`
}

function without(answers: Answers, ids: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)))
}

function describe(
  questions: readonly Question[],
  ids: readonly string[],
  before: Answers,
  language: Parameters<typeof formatAnswer>[2],
): { label: Text; before: string }[] {
  return questions
    .filter(question => ids.includes(question.id))
    .map(question => ({
      label: question.label,
      before: formatAnswer(question, before[question.id], language),
    }))
}

/** The sign-in ended while somebody was writing: what was typed waits until they are back. */
async function toSignIn(args: PageArgs, fields: Fields) {
  const { pathname } = new URL(args.request.url)
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('_')))
  const { token, claim } = newHold()
  const { database, from } = args.context.get(serverRequest)
  // Nobody is known here, so one place may leave no more than it may try to sign in.
  const slowed = await countAttempt(database, from, [])
  const held =
    slowed ??
    (await act(
      args,
      async ctx => {
        const city = await cityOf(ctx, args.params)
        const { id: application = '', page = '' } = args.params
        await holdInput(ctx, { token, municipality: city.id, application, page, fields: typed })
      },
      { claim },
    ))
  const next = held.ok ? `${pathname}?held=${token}` : pathname
  return redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303)
}

async function removeFile(args: PageArgs, draft: Draft, questions: readonly Question[], fields: Fields) {
  for (const question of questions.filter(each => each.kind === 'file')) {
    const hash = fields[`${question.id}.remove`]?.[0]
    if (!hash) continue
    const id = draft.application.id
    const outcome = await act(args, ctx => detachFile(ctx, { id, question: question.id, hash }))
    return outcome.ok ? redirect(addressOf(draft, args.params.page ?? ''), 303) : refusedData(outcome.refused)
  }
  return undefined
}

/** Takes the chosen files into the draft, and puts all files of the draft where the form is read from. */
async function sendFiles(
  args: PageArgs,
  draft: Draft,
  questions: readonly Question[],
  form: FormData,
  fields: Fields,
): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const question of questions.filter(each => each.kind === 'file')) {
    const taken = await takeFiles(args, form, question.id)
    const kept: FileAnswer[] = []
    for (const file of taken.files) {
      const input = { id: draft.application.id, question: question.id, file }
      const outcome = await act(args, ctx => attachFile(ctx, input))
      if (outcome.ok) kept.push(file)
      else problems.push(told(question, outcome.refused))
    }
    for (const refused of taken.refused) {
      problems.push({ question: question.id, field: question.id, message: why(refused) })
    }
    const before = draft.application.answers[question.id]
    const files = Array.isArray(before) ? (before as FileAnswer[]) : []
    const fresh = kept.filter(file => files.every(each => each.hash !== file.hash))
    const all = [...files, ...fresh]
    draft.application.answers[question.id] = all
    fields[question.id] = all.map(file => JSON.stringify(file))
  }
  return problems
}

/** A refusal as a problem of the question it concerns. */
export function told(question: Question, refused: Parameters<typeof refusalText>[0]): Problem {
  return { question: question.id, field: question.id, message: refusalText(refused) }
}

/** Why a file was not taken, in words. */
export function why({ name, code, limit = 0 }: Refusal): Text {
  const text: Text = upload[code]
  const say = (words: string | undefined) =>
    words?.replaceAll('{name}', name).replaceAll('{limit}', String(limit))
  return { ja: say(text.ja) ?? '', 'ja-easy': say(text['ja-easy']), en: say(text.en) }
}
