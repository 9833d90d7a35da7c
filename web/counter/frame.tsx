import type { ReactNode } from 'react'
import { CounterShell } from '../shells/counter-shell.tsx'
import { Button } from '../ui/button.tsx'
import { Say } from '../ui/say.tsx'
import { Buttons, Heading, Lead } from '../ui/text.tsx'
import script from './idle-script.ts?worker&url'
import { counter } from './words.ts'

/** A page on a tablet in somebody's hands: it forgets itself when it is left alone. */
export function CounterPage({
  base,
  children,
  film,
}: {
  base: string
  children: ReactNode
  /** A film may be watched longer than a page is read. */
  film?: boolean
}) {
  return (
    <CounterShell finish={`${base}/finish`} home={base}>
      {/* Without script nobody can tell that somebody is reading: the page closes all the same. */}
      <noscript>
        <meta httpEquiv="refresh" content={`${film ? 1200 : 90}; url=${base}/left`} />
      </noscript>
      <div data-idle data-leave={`${base}/left`} data-touch={`${base}/touch`}>
        {children}
      </div>
      <dialog
        data-idle-warning
        aria-labelledby="idle-title"
        className="m-auto max-w-160 rounded-16 p-8 backdrop:bg-black/80"
      >
        <form method="dialog" className="flex flex-col gap-6">
          <Heading level={2} size={1} id="idle-title">
            <Say text={counter.idle} />
          </Heading>
          <Lead>
            <Say text={counter.idleLead} />
          </Lead>
          <Buttons>
            <Button>
              <Say text={counter.stay} />
            </Button>
          </Buttons>
        </form>
      </dialog>
      <script src={script} defer />
    </CounterShell>
  )
}
