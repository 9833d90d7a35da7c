import type { ReactNode } from 'react'
import { useRouteLoaderData } from 'react-router'
import type { ChangedPart } from '#language/publish/changes.ts'
import type { Text } from '#language/text.ts'
import { NotificationBanner } from '../../../ui/notification-banner.tsx'
import { Say } from '../../../ui/say.tsx'
import type { DraftShown } from './layout.server.ts'

/** What every page of the draft knows of it, from the layout route. */
export function useDraft(): DraftShown {
  return useRouteLoaderData('scheme-draft') as DraftShown
}

/** Goes with every form: which revision was seen. */
export function Revision() {
  return <input type="hidden" name="revision" value={useDraft().revision} />
}

export interface Answered {
  refused?: { code: string; text: Text; details: Readonly<Record<string, unknown>> }
  kept?: Record<string, string[]>
  against?: ChangedPart[]
}

/** The answer to what was just pressed: saved, or why not and what somebody else did meanwhile. */
export function Answer({ answered, saved }: { answered?: Answered | undefined; saved: boolean }): ReactNode {
  const { last } = useDraft()
  if (answered?.refused?.code === 'changed-meanwhile') {
    return (
      <NotificationBanner tone="warning" live title="ほかの人が先に草案を変えました。まだ保存していません。">
        <p>
          {last?.by ?? 'ほかの人'}：{last?.what.join('、') || '変更'}
        </p>
        <p>入力した内容はこの画面に残っています。確かめて、もう一度保存してください。</p>
      </NotificationBanner>
    )
  }
  if (answered?.refused) {
    return <NotificationBanner tone="error" live title={<Say text={answered.refused.text} />} />
  }
  return saved ? <NotificationBanner tone="success" live title="草案に保存しました" /> : null
}

/** What was typed, else what is stored. */
export function kept(answered: Answered | undefined, name: string, otherwise = ''): string {
  return answered?.kept?.[name]?.[0] ?? otherwise
}

/** The field a refusal is about, with its sentence. */
export function errorOf(answered: Answered | undefined, name: string): ReactNode {
  const refused = answered?.refused
  if (!refused) return undefined
  if (refused.details.field === name) return <Say text={refused.text} />
  const issues = (refused.details.issues ?? []) as { path: string; message: string }[]
  const issue = issues.find(each => each.path === name || each.path.startsWith(`${name}.`))
  return issue?.message
}
