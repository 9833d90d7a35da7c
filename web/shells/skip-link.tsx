import { Say } from '../ui/say.tsx'
import { frame } from '../ui/words/frame.ts'

/** First stop of the Tab key: past everything that is on every page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:bg-yellow-300 focus:px-4 focus:py-2 focus:text-black"
    >
      <Say text={frame.skip} />
    </a>
  )
}
