import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { UndoToast } from '../../ui/undo-toast.tsx'
import type { Done } from './run.server.ts'

const told: Record<Done['kind'], (count: number) => string> = {
  decide: n => `${n}件を決裁しました。通知書と利用券は数秒で申請者に届きます。`,
  approve: n => `${n}件を承認しました。通知書と利用券は数秒で申請者に届きます。`,
  endorse: n => `${n}件を確認し、次の決裁者に回しました。`,
  draft: n => `${n}件を起案しました。`,
  undone: n => `${n}件の起案を取り戻しました。`,
}

/** Says what was just done; a draft can be taken back for a while. */
export function DoneNote({ done, action }: { done: Done[]; action: string }) {
  const undoable = done.find(each => each.undo)
  return (
    <>
      <NotificationBanner
        tone="success"
        live
        title={done.map(each => told[each.kind](each.count)).join(' ')}
      />
      {undoable?.undo && (
        <UndoToast action={action} fields={{ intent: 'bulk', undo: undoable.undo.join(',') }}>
          {told[undoable.kind](undoable.count)}
        </UndoToast>
      )}
    </>
  )
}
