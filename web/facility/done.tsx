import type { Text } from '#language/text.ts'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { Say } from '../ui/say.tsx'
import { UndoToast } from '../ui/undo-toast.tsx'

const said: Record<string, string> = {
  accept: '予約を受けました。',
  'undo-accept': '申込みに戻しました。',
  'no-show': '来所なしにしました。利用券は30分後に精算されます。',
  'undo-no-show': '予約に戻しました。',
  decline: 'お断りしました。利用券と枠は元に戻っています。',
  cancel: '取り消しました。利用券と枠は元に戻っています。',
}

interface Done {
  done?: { did: string; reservationId: string; undo: string | null }
  refused?: { text: Text }
}

/** After pressing a button: what happened, with ten seconds to take it back, or why it did not. */
export function DoneNote({ answer, action }: { answer: Done | undefined; action: string }) {
  if (answer?.refused) {
    return (
      <NotificationBanner tone="error" live title="できませんでした">
        <p>
          <Say text={answer.refused.text} />
        </p>
      </NotificationBanner>
    )
  }
  const done = answer?.done
  if (!done) return null
  if (!done.undo) {
    return <NotificationBanner tone="success" live title={said[done.did] ?? '終わりました。'} />
  }
  return (
    <UndoToast
      key={`${done.did}${done.reservationId}`}
      action={action}
      fields={{ do: done.undo, reservation: done.reservationId }}
    >
      {said[done.did]}
    </UndoToast>
  )
}
