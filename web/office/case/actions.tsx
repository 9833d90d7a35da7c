import { Button, LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import type { Doable } from './actions.server.ts'

const atHand = 3

/** All that can be done with the case, the likely one first and large; each says what it will cause. */
export function CaseActions({ doables, children }: { doables: Doable[]; children?: React.ReactNode }) {
  // What ends or refuses something is a step further away, unless it is what the case calls for.
  const near = doables.filter((doable, index) => index === 0 || !doable.danger).slice(0, atHand)
  const far = doables.filter(doable => !near.includes(doable))
  return (
    <StickyActions>
      {near.map((doable, index) => (
        <Act key={doable.key} doable={doable} first={index === 0} />
      ))}
      {far.length > 0 && (
        <details className="group/more relative">
          <summary className="inline-flex min-h-12 list-none items-center gap-1.5 rounded-8 px-3 font-bold text-accent underline underline-offset-4">
            ほかの操作
            <Icon name="up" size={16} className="group-open/more:rotate-180" />
          </summary>
          <div className="absolute right-0 bottom-full mb-3 flex w-80 flex-col gap-2 rounded-12 border border-line bg-white p-4 shadow-4 [&_a]:w-full [&_button]:w-full">
            {far.map(doable => (
              <Act key={doable.key} doable={doable} first={false} />
            ))}
          </div>
        </details>
      )}
      {children}
    </StickyActions>
  )
}

function Act({ doable, first }: { doable: Doable; first: boolean }) {
  const look = doable.danger ? 'danger' : first && !doable.quiet ? 'primary' : 'secondary'
  const shared = {
    look,
    size: 'medium',
    causes: doable.causes,
    ...(first ? { shortcut: 'a' } : {}),
  } as const
  if (doable.to) {
    return (
      <LinkButton to={doable.to} look={look} size="medium" causes={doable.causes}>
        {doable.label}
      </LinkButton>
    )
  }
  if (!doable.ask) {
    return (
      <PostForm keep>
        <Fields fields={doable.fields} />
        <Button {...shared}>{doable.label}</Button>
      </PostForm>
    )
  }
  const { ask } = doable
  return (
    <Dialog title={ask.title} trigger={{ ...shared, children: doable.label }}>
      {close => (
        <PostForm className="flex flex-col gap-4" keep>
          <Fields fields={doable.fields} />
          <p>{ask.text}</p>
          {ask.note && (
            <Textarea
              name={`note:${doable.key}`}
              label={ask.note.label}
              required={ask.note.required}
              rows={3}
            />
          )}
          {ask.final && (
            <p className="flex items-start gap-2 text-[0.9375rem]">
              <Icon name="warning" size={20} className="mt-1 shrink-0 text-warning" />
              <span>{ask.final}</span>
            </p>
          )}
          <div className="flex flex-wrap gap-3">
            <Button
              size="medium"
              look={doable.danger ? 'danger' : 'primary'}
              onPress={() => setTimeout(close)}
            >
              {ask.confirm}
            </Button>
            <Button size="medium" look="text" type="button" onPress={close}>
              やめる
            </Button>
          </div>
        </PostForm>
      )}
    </Dialog>
  )
}

function Fields({ fields = {} }: { fields?: Record<string, string> | undefined }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}
