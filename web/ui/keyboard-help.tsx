import { useEffect, useRef } from 'react'
import type { Text } from '#language/text.ts'
import { Dialog } from './dialog.tsx'
import { Say } from './say.tsx'
import { setShortcuts, shortcutsOn } from './shortcuts.ts'
import { show } from './words/show.ts'

export const keyboardHelpId = 'keyboard-help'

const keys: { key: string; text: Text }[] = [
  { key: 'j', text: show.keyNext },
  { key: 'k', text: show.keyPrevious },
  { key: 'Enter', text: show.keyOpen },
  { key: 'x', text: show.keySelect },
  { key: 'a', text: show.keyAct },
  { key: '?', text: show.keyHelp },
]

/** The list of keys, and the switch that turns them off. */
export function KeyboardHelp() {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.checked = shortcutsOn()
  }, [])
  return (
    <Dialog id={keyboardHelpId} title={<Say text={show.shortcuts} />}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2">
        {keys.map(({ key, text }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-block min-w-9 rounded-4 border border-b-2 border-line-strong px-2 text-center font-mono text-[0.9375rem]">
                {key}
              </kbd>
            </dt>
            <dd>
              <Say text={text} />
            </dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-11 items-center gap-3 border-t border-line pt-3">
        <input
          ref={box}
          type="checkbox"
          defaultChecked
          onChange={event => setShortcuts(event.currentTarget.checked)}
          className="size-5 accent-accent"
        />
        <Say text={show.shortcutsUse} />
      </label>
    </Dialog>
  )
}
