import { redirect, useActionData } from 'react-router'
import { refuse } from '#modules/refusals.ts'
import { approveExtract } from '#modules/registers/applying/write.ts'
import { pathOf, sampleOf } from '#modules/registers/file/read.ts'
import { keeperOf } from '#modules/registers/keepers/read.ts'
import { importOf } from '#modules/registers/read.ts'
import type { Warning } from '#modules/registers/schema.ts'
import { cancelExtract, checkExtract } from '#modules/registers/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Refusal, type RefusedAnswer } from '../../sign-in/refusal.tsx'
import { BackLink, Note, Stack } from '../../ui/text.tsx'
import { WhileLive } from '../../ui/while-live.tsx'
import type { Route } from './+types/import.ts'
import { Cancel } from './cancel.tsx'
import { Columns } from './columns.tsx'
import { dataDirOf } from './desk.server.ts'
import { Facts } from './facts.tsx'
import { Findings } from './findings.tsx'
import { Outlook } from './outlook.tsx'
import { mappingFrom, type Preview, previewOf } from './preview.server.ts'
import { Progress } from './progress.tsx'
import { shownImport } from './shown.server.ts'
import { stateNames } from './words.ts'

export const loader = page((ctx, args: PageArgs) => shownImport(ctx, dataDirOf(args), args.params.id ?? ''))

export async function action(args: PageArgs) {
  const id = args.params.id ?? ''
  const here = `/office/registers/${id}`
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const once = { key: text('_key') }
  switch (text('do')) {
    case 'cancel': {
      const outcome = await act(args, ctx => cancelExtract(ctx, { id }, once))
      return outcome.ok ? redirect('/office/registers', 303) : refusedData(outcome.refused)
    }
    case 'apply': {
      const accepted = form.getAll('accepted').map(String) as Warning[]
      const gone = Number(text('gone'))
      const outcome = await act(args, ctx => approveExtract(ctx, { id, accepted, gone }, once))
      return outcome.ok ? redirect(here, 303) : refusedData(outcome.refused)
    }
    case 'reread': {
      const outcome = await act(args, async ctx => {
        await keeperOf(ctx)
        const found = await importOf(ctx, id)
        return previewOf(ctx, dataDirOf(args), found, mappingFrom(form, found))
      })
      return outcome.ok ? { preview: outcome.value } : refusedData(outcome.refused)
    }
    default:
      return check(args, id, form)
  }
}

async function check(args: PageArgs, id: string, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const total = text('controlTotal').replace(/[,，]/g, '')
  const outcome = await act(args, async ctx => {
    await keeperOf(ctx)
    const found = await importOf(ctx, id)
    // Begun again after it was cut off: as it was asked for.
    const mapping = form.has('head') || form.has('mapped') ? mappingFrom(form, found) : found.mapping
    const path = pathOf(dataDirOf(args), found.file ?? refuse('not-possible-now'))
    const { head } = await sampleOf(path, found, mapping?.head ?? true, 2).catch(() =>
      refuse('register-file-gone'),
    )
    return checkExtract(
      ctx,
      {
        id,
        mapping: mapping ?? { columns: {} },
        head,
        controlColumn: text('controlColumn') || null,
        controlTotal: /^-?\d+$/.test(total) ? Number(total) : null,
      },
      { key: text('_key') },
    )
  })
  if (outcome.ok) return redirect(`/office/registers/${id}`, 303)
  const again = await act(args, async ctx => {
    const found = await importOf(ctx, id)
    return previewOf(ctx, dataDirOf(args), found, mappingFrom(form, found))
  })
  return refusedData(outcome.refused, { preview: again.ok ? again.value : null })
}

export const meta = () => [{ title: '台帳の取込み' }]

export default function Import({ loaderData: shown }: Route.ComponentProps) {
  const answer = useActionData<typeof action>() as (RefusedAnswer & { preview?: Preview | null }) | undefined
  const { found, keeper, label } = shown
  const preview = answer?.preview ?? shown.preview
  const under = found.state === 'checking' || found.state === 'applying'
  return (
    <Stack>
      <WhileLive live={under} seconds={1} />
      <BackLink to="/office/registers">台帳の取込み</BackLink>
      <OfficeHead title={`${label}　${stateNames[found.state]}`} over={found.fileName} />
      <Refusal answer={answer} />
      <Progress shown={shown} />
      <Findings shown={shown} />
      {found.state === 'ready' && <Outlook shown={shown} />}
      {preview && <Columns shown={shown} preview={preview} answer={answer} />}
      {!keeper && <Note>内容を見られるのは、台帳の取込み担当者だけです。</Note>}
      <Facts shown={shown} />
      {keeper && ['uploaded', 'refused', 'ready', 'failed', 'checking'].includes(found.state) && <Cancel />}
    </Stack>
  )
}
