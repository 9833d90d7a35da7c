import { useLocation } from 'react-router'
import type { Language } from '#language/text.ts'
import { Icon } from '../ui/icon.tsx'
import { useSay } from '../ui/say.tsx'
import { useRequest } from '../ui/use-request.ts'
import { frame } from '../ui/words/frame.ts'

// Each in its own language: whoever needs it must be able to read it.
const names: [Language, string, string][] = [
  ['ja', '日本語', 'ja'],
  ['ja-easy', 'やさしい日本語', 'ja'],
  ['en', 'English', 'en'],
]

/** One press, no script: `POST /language`. */
export function LanguageSwitch() {
  const request = useRequest()
  const speak = useSay()
  const { pathname, search } = useLocation()
  return (
    <form method="post" action="/language" data-no-print>
      <fieldset className="flex flex-wrap items-center gap-x-1 text-[0.875rem]">
        <legend className="sr-only">{speak(frame.language)}</legend>
        <Icon name="globe" size={20} className="mr-1 text-ink-soft" />
        <input type="hidden" name="return" value={`${pathname}${search}`} />
        {names.map(([language, name, lang]) => {
          const current = (request?.language ?? 'ja') === language
          return (
            <button
              key={language}
              type="submit"
              name="language"
              value={language}
              lang={lang}
              aria-current={current || undefined}
              className="min-h-11 rounded-8 px-2 whitespace-nowrap text-blue-1000 underline underline-offset-4 hover:bg-accent-soft aria-[current]:font-bold aria-[current]:text-ink-strong aria-[current]:no-underline"
            >
              {name}
            </button>
          )
        })}
      </fieldset>
    </form>
  )
}
