import type { ReactNode } from 'react'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { Say } from '../ui/say.tsx'
import { useRequest } from '../ui/use-request.ts'
import { words } from './account-words.ts'
import script from './passkey-script.ts?worker&url'

/**
 * The form a passkey answers through, with the only script it needs. Until the script has found that the browser knows
 * passkeys, a sentence stands there that says what else can be done (`instead`).
 */
export function PasskeyForm({
  act,
  options,
  children,
  instead,
}: {
  act: 'register' | 'sign-in'
  options: unknown
  children: ReactNode
  instead: ReactNode
}) {
  const request = useRequest()
  return (
    <>
      <form method="post" data-passkey={act} data-options={JSON.stringify(options)}>
        <input type="hidden" name="_key" value={request?.pageKey ?? ''} />
        <input type="hidden" name="response" />
        <div data-passkey-press hidden>
          {children}
        </div>
      </form>
      <div data-passkey-none>{instead}</div>
      <div data-passkey-failed hidden tabIndex={-1}>
        <NotificationBanner tone="warning" live title={<Say text={words.passkeyFailed} />}>
          {instead}
        </NotificationBanner>
      </div>
      <script src={script} defer />
    </>
  )
}
