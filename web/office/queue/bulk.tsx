import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { Note } from '../../ui/text.tsx'
import type { RowAct, ShownRow } from './rows.server.ts'

/** The form to which the rows' boxes belong. */
export const selection = 'selection'

type Kind = RowAct['kind']

/** What is done, in words, and what cannot be taken back. */
export const acts: Record<Kind, { label: string; causes: string; final: boolean }> = {
  decide: {
    label: '決裁して通知を送る',
    causes: '決定がすぐに効力をもち、通知書と利用券が申請者に届きます。',
    final: true,
  },
  approve: {
    label: '承認して通知を送る',
    causes:
      '承認がすぐに効力をもち、通知書と利用券が申請者に届きます。正式な決裁は月ごとの一括決裁で行います。',
    final: true,
  },
  endorse: {
    label: '確認して次へ回す',
    causes: '次の決裁者に回ります。申請者にはまだ何も届きません。',
    final: false,
  },
  draft: {
    label: '承認を起案する',
    causes: '決裁の経路に回ります。決まるまでは取り戻せます。',
    final: false,
  },
}

const order: Kind[] = ['decide', 'approve', 'endorse', 'draft']

function useChosen(): string[] {
  const [chosen, setChosen] = useState<string[]>([])
  useEffect(() => {
    const read = () => {
      const boxes = document.querySelectorAll<HTMLInputElement>(`input[form="${selection}"][name="case"]`)
      setChosen([...boxes].filter(box => box.checked).map(box => box.value))
    }
    read()
    document.addEventListener('change', read)
    return () => document.removeEventListener('change', read)
  }, [])
  return chosen
}

/** One press for all selected cases. What differs in kind is told apart; what cannot be done together stays. */
export function BulkBar({ rows }: { rows: ShownRow[] }) {
  const chosen = useChosen()
  const dialog = useRef<HTMLDialogElement>(null)
  const selected = rows.filter(row => chosen.includes(row.id))
  const doable = rows.filter(row => row.act)
  if (doable.length === 0) return <form id={selection} />
  const now = selected.filter(row => row.act)
  const groups = groupsOf(now)
  const alike = now.filter(row => row.holder === 'alike')
  const label = groups.length === 1 && groups[0] ? acts[groups[0].kind].label : 'まとめて進める'
  return (
    <StickyActions
      about={
        selected.length === 0
          ? '左の四角で申請を選ぶと、まとめて進められます。'
          : `${selected.length}件を選んでいます。`
      }
    >
      <form id={selection} />
      <Button
        type="button"
        size="medium"
        shortcut="a"
        disabled={now.length === 0}
        onPress={() => dialog.current?.showModal()}
      >
        {now.length === 0 ? '選んだ申請を進める' : `選んだ${now.length}件を${label}`}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="bulk-title"
        className="m-auto w-[calc(100%-2rem)] max-w-160 rounded-16 bg-white p-6 text-ink shadow-4"
      >
        <h2 id="bulk-title" className="text-[1.25rem] font-bold">
          {now.length}件を{label}
        </h2>
        <PostForm className="mt-4 flex flex-col gap-5">
          <input type="hidden" name="intent" value="bulk" />
          {groups.map(group => (
            <Group key={group.kind} {...group} several={groups.length > 1} />
          ))}
          {alike.length > 0 && (
            <Note>
              {alike.map(row => `${row.applicant}さん（${row.number}）`).join('、')}
              は、口座名義の書き方が住民記録と少し違います。開いて一文字ずつ確かめてから進めてください。
            </Note>
          )}
          {selected.length > now.length && (
            <Note>
              {selected.length - now.length}
              件は、注意があるか、不承認の起案か、あなたの番ではないため、そのまま残します。一件ずつ開いて確かめてください。
            </Note>
          )}
          <div className="flex flex-wrap gap-3">
            <Button size="medium" onPress={() => setTimeout(() => dialog.current?.close())}>
              {`${now.length}件を${label}`}
            </Button>
            <Button size="medium" look="text" type="button" onPress={() => dialog.current?.close()}>
              やめる
            </Button>
          </div>
        </PostForm>
      </dialog>
    </StickyActions>
  )
}

interface Grouped {
  kind: Kind
  rows: ShownRow[]
}

function groupsOf(rows: ShownRow[]): Grouped[] {
  return order
    .map(kind => ({ kind, rows: rows.filter(row => row.act?.kind === kind) }))
    .filter(group => group.rows.length > 0)
}

const listed = 8

function Group({ kind, rows, several }: Grouped & { several: boolean }) {
  const { label, causes, final } = acts[kind]
  return (
    <div>
      {several && (
        <p className="font-bold">
          {label}（{rows.length}件）
        </p>
      )}
      <p>{causes}</p>
      <ul className="mt-2 list-disc pl-6">
        {rows.slice(0, listed).map(row => (
          <li key={row.id}>
            {row.applicant}さん（{row.number}）
          </li>
        ))}
        {rows.length > listed && <li>ほか{rows.length - listed}件</li>}
      </ul>
      {rows.map(({ act, id }) =>
        act ? <input key={id} type="hidden" name={fieldOf(act)} value={act.id} /> : null,
      )}
      {final && (
        <p className="mt-3 flex items-start gap-2 text-[0.9375rem]">
          <Icon name="warning" size={20} className="mt-1 text-warning" />
          <span>送った通知は取り消せません。あとで取りやめるには、承認の取消し（理由が必要）をします。</span>
        </p>
      )}
    </div>
  )
}

/** `decide`, or `draft:approve` where the workflow's action must be named. */
function fieldOf(act: RowAct): string {
  return act.action ? `${act.kind}:${act.action}` : act.kind
}
