import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Say } from '../ui/say.tsx'
import { staff } from '../ui/words/staff.ts'
import { CityName } from './city-name.tsx'
import { LanguageSwitch } from './language-switch.tsx'

/** A tablet at arm's length: 20 px and up, one thing per screen, and a way out that leaves nothing behind. */
export function CounterShell({
  children,
  finish,
  home,
}: {
  children: ReactNode
  /** Address the "finish" button posts to. */
  finish?: string
  /** Where the city's name leads: never out of the counter's pages. */
  home?: string
}) {
  return (
    <div data-counter className="flex min-h-dvh flex-col">
      <header className="flex flex-wrap items-center justify-between gap-4 border-b border-line px-6 py-2">
        <CityName {...(home ? { to: home } : {})} />
        <LanguageSwitch />
        {finish && (
          <PostForm action={finish}>
            <Button look="secondary" size="medium" icon="close">
              <Say text={staff.finish} />
            </Button>
          </PostForm>
        )}
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto flex w-full max-w-192 grow flex-col justify-center px-6 py-6 [&_input[type=checkbox]]:size-8 [&_input[type=radio]]:size-8 [&_label]:min-h-14"
      >
        {children}
      </main>
    </div>
  )
}
