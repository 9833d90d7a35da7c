import { type ReactNode, useRef } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { Icon } from './icon.tsx'
import { useSay } from './say.tsx'
import { show } from './words/show.ts'

/**
 * A native dialog with the button that opens it (scripted pages). `children` hold the form; `close` closes it. Escape
 * and the close button leave without doing anything.
 */
export function Dialog({
  title,
  trigger,
  children,
  wide,
  id,
}: {
  title: ReactNode
  /** The opening button; absent: opened by `document.getElementById(id).showModal()`. */
  trigger?: Omit<ButtonProps, 'type' | 'onPress'>
  children: ReactNode | ((close: () => void) => ReactNode)
  wide?: boolean
  id?: string
}) {
  const own = useRef<HTMLDialogElement>(null)
  const speak = useSay()
  const close = () => own.current?.close()
  return (
    <>
      {trigger && <Button {...trigger} type="button" onPress={() => own.current?.showModal()} />}
      <dialog
        ref={own}
        id={id}
        className={`m-auto w-[calc(100%-2rem)] rounded-16 bg-white p-0 text-ink shadow-4 ${wide ? 'max-w-192' : 'max-w-128'}`}
      >
        <div className="flex items-start justify-between gap-4 px-6 pt-5">
          <h2 className="text-[1.25rem] leading-normal font-bold">{title}</h2>
          <button
            type="button"
            onClick={close}
            aria-label={speak(show.close)}
            className="-mt-1 -mr-2 flex size-11 items-center justify-center rounded-8 hover:bg-solid-gray-50"
          >
            <Icon name="close" />
          </button>
        </div>
        <div className="px-6 pt-3 pb-6">{typeof children === 'function' ? children(close) : children}</div>
      </dialog>
    </>
  )
}
