import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { PostForm } from './post-form.tsx'
import { Say, useSay } from './say.tsx'
import { show } from './words/show.ts'

const seconds = 10

/**
 * What was just done, with ten seconds to take it back. The time stands still while the pointer or the focus is on it;
 * without script it stays. `fields` are posted to `action`.
 */
export function UndoToast({
  children,
  action,
  fields,
}: {
  children: ReactNode
  action: string
  fields: Record<string, string>
}) {
  const speak = useSay()
  const [left, setLeft] = useState(seconds)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held || left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left, held])
  if (left <= 0) return null
  return (
    <div
      role="status"
      data-no-print
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="fixed inset-x-4 bottom-4 z-20 mx-auto flex max-w-144 flex-wrap items-center gap-x-4 gap-y-1 rounded-12 bg-solid-gray-900 py-2 pr-2 pl-4 text-white shadow-4"
    >
      <Icon name="success" className="text-green-300" />
      <p className="grow">{children}</p>
      <PostForm
        action={action}
        className="[&_button]:border-white [&_button]:bg-transparent [&_button]:text-white [&_button]:hover:bg-solid-gray-700"
        keep
      >
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button look="secondary" size="medium" icon="undo">
          <Say text={show.undo} />
        </Button>
      </PostForm>
      <button
        type="button"
        onClick={() => setLeft(0)}
        aria-label={speak(show.close)}
        className="flex size-11 items-center justify-center rounded-8 hover:bg-solid-gray-700"
      >
        <Icon name="close" size={20} />
      </button>
    </div>
  )
}
