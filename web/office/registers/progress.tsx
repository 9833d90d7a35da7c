import { Button } from '../../ui/button.tsx'
import { Meter } from '../../ui/meter.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Note } from '../../ui/text.tsx'
import type { ShownImport } from './shown.server.ts'

/** How far the work in the background is; and the way on when it was cut off. */
export function Progress({ shown: { found, keeper } }: { shown: ShownImport }) {
  if (found.state === 'applied') {
    return (
      <NotificationBanner
        tone="success"
        title={`反映しました。新しく${count(found.added)}、変更${count(found.changed)}、いなくなった人${count(found.gone)}。`}
      />
    )
  }
  if (found.state !== 'checking' && found.state !== 'applying') return null
  const megabytes = (bytes: number) => Math.round((bytes / 1_000_000) * 10) / 10
  return (
    <div className="flex max-w-160 flex-col gap-3" aria-live="polite">
      {/* Without script the page asks for itself again. */}
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      {found.state === 'checking' ? (
        <Meter
          label="読み取りと確認"
          value={megabytes(found.progress)}
          most={megabytes(found.bytes)}
          unit="MB"
        />
      ) : (
        <NotificationBanner
          tone="info"
          title={`${(found.rows ?? 0).toLocaleString('ja-JP')}行を台帳に反映しています`}
        >
          <p>20万行で十数秒ほどです。途中で止まったときは、台帳は前のままです。</p>
        </NotificationBanner>
      )}
      <Note>この画面を離れても、続きます。</Note>
      {found.stalled && keeper && (
        <NotificationBanner tone="warning" title="しばらく進んでいません" live>
          <p>サーバーが止まった可能性があります。台帳は前のままです。もう一度はじめられます。</p>
          <PostForm>
            {found.state === 'applying' && (
              <>
                <input type="hidden" name="gone" value={found.gone ?? 0} />
                {found.warnings.map(warning => (
                  <input key={warning} type="hidden" name="accepted" value={warning} />
                ))}
              </>
            )}
            <input type="hidden" name="controlColumn" value={found.controlColumn ?? ''} />
            <input type="hidden" name="controlTotal" value={found.controlTotal ?? ''} />
            <Button
              look="secondary"
              size="medium"
              name="do"
              value={found.state === 'applying' ? 'apply' : 'check'}
            >
              もう一度はじめる
            </Button>
          </PostForm>
        </NotificationBanner>
      )}
    </div>
  )
}

export const count = (value: number | null) => `${(value ?? 0).toLocaleString('ja-JP')}件`
