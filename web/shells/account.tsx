import { Icon } from '../ui/icon.tsx'
import { Say } from '../ui/say.tsx'
import { useRequest } from '../ui/use-request.ts'
import { frame } from '../ui/words/frame.ts'

/** Who is signed in, and the way out (`POST /sign-out`); otherwise the way in. */
export function Account({
  signIn = '/sign-in',
  profile = '/account',
}: {
  signIn?: string
  profile?: string
}) {
  const viewer = useRequest()?.viewer
  if (!viewer) {
    return (
      <a href={signIn} className="link inline-flex min-h-11 items-center gap-1.5">
        <Icon name="person" size={20} />
        <span>
          <Say text={frame.signIn} />
        </span>
      </a>
    )
  }
  const name = <Say text={frame.signedInAs} values={{ name: viewer.name }} />
  return (
    <details className="relative" data-no-print>
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-8 px-2 hover:bg-solid-gray-50">
        <Icon name="person" size={20} className="text-ink-soft" />
        <span className="leading-tight">
          {viewer.surface === 'office' && viewer.place && (
            <span className="block text-[0.8125rem] text-ink-soft">
              {viewer.place}
              {viewer.role && ` ${viewer.role}`}
            </span>
          )}
          <span className="block text-[0.9375rem]">{name}</span>
        </span>
        <Icon name="down" size={16} />
      </summary>
      <div className="absolute right-0 z-30 mt-1 w-56 rounded-8 border border-line bg-white p-2 shadow-2">
        {profile && (
          <a
            href={profile}
            className="flex min-h-11 items-center rounded-4 px-3 text-ink no-underline hover:bg-accent-soft"
          >
            <span>
              <Say text={frame.account} />
            </span>
          </a>
        )}
        <form method="post" action="/sign-out">
          <button
            type="submit"
            className="flex min-h-11 w-full items-center rounded-4 px-3 text-left hover:bg-accent-soft"
          >
            <span>
              <Say text={frame.signOut} />
            </span>
          </button>
        </form>
      </div>
    </details>
  )
}
