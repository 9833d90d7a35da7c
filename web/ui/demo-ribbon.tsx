import { useLocation } from 'react-router'
import { Icon } from './icon.tsx'
import type { Demo, Surface, Viewer } from './request.ts'
import { Say, useSay } from './say.tsx'
import { demo as words } from './words/demo.ts'

const surfaces: Surface[] = ['resident', 'facility', 'office', 'counter']

/**
 * On top of every page in demo mode: says so, leads to the on-screen mailbox and lets one become anyone.
 * `POST /demo/enter` with `persona`; `GET /demo/mailbox`.
 */
export function DemoRibbon({ demo, viewer }: { demo: Demo; viewer: Viewer | null }) {
  const speak = useSay()
  const { pathname } = useLocation()
  return (
    <aside
      aria-label={speak(words.demo)}
      data-no-print
      className="bg-solid-gray-900 text-[0.9375rem] text-white"
    >
      <div className="mx-auto flex max-w-360 flex-wrap items-center gap-x-5 gap-y-1 px-4 py-1.5">
        <p className="grow leading-snug">
          <strong className="mr-3 rounded-4 bg-yellow-300 px-2 py-0.5 text-black">
            <Say text={words.demo} />
          </strong>
          <Say text={words.invented} />
          <span className="max-sm:sr-only">
            <Say text={words.careful} />
          </span>
        </p>
        {pathname !== '/' && (
          <a href="/" className="inline-flex min-h-11 items-center text-white underline underline-offset-4">
            <Say text={words.stories} />
          </a>
        )}
        <div className="flex items-center gap-x-2 sm:gap-x-5 max-sm:w-full">
          <a
            href="/demo/mailbox"
            className="inline-flex shrink-0 min-h-11 min-w-11 items-center justify-center gap-2 text-white underline underline-offset-4"
          >
            <Icon name="mail" size={20} />
            <span className="max-sm:sr-only">
              <Say text={words.mailbox} />
            </span>
            {demo.unread > 0 && (
              <span className="rounded-full bg-yellow-300 px-2 text-[0.8125rem] font-bold text-black">
                <span className="max-sm:sr-only">
                  <Say text={words.unread} values={{ count: demo.unread }} />
                </span>
                <span aria-hidden="true" className="sm:hidden">
                  {demo.unread}
                </span>
              </span>
            )}
          </a>
          {demo.personas.length > 0 && (
            <form method="post" action="/demo/enter" className="flex min-w-0 grow items-center gap-2">
              <select
                name="persona"
                aria-label={speak(words.persona)}
                defaultValue={viewer?.id}
                key={viewer?.id}
                className="h-11 min-w-0 grow rounded-8 sm:max-w-52 border border-white bg-solid-gray-900 px-2 text-white"
              >
                {surfaces.map(surface => (
                  <Personas key={surface} demo={demo} surface={surface} label={speak(words[surface])} />
                ))}
              </select>
              <button
                type="submit"
                className="h-11 rounded-8 border border-white px-3 whitespace-nowrap hover:bg-solid-gray-700"
              >
                <Say text={words.become} />
              </button>
            </form>
          )}
        </div>
      </div>
    </aside>
  )
}

function Personas({ demo, surface, label }: { demo: Demo; surface: Surface; label: string }) {
  const personas = demo.personas.filter(persona => persona.surface === surface)
  if (personas.length === 0) return null
  return (
    <optgroup label={label}>
      {personas.map(persona => (
        <option key={persona.id} value={persona.id}>
          {persona.name}（{persona.role}）
        </option>
      ))}
    </optgroup>
  )
}
