import { Link, useLocation } from 'react-router'
import { Icon } from '../icon.tsx'
import { Say, useSay } from '../say.tsx'
import { show } from '../words/show.ts'
import { withSearch } from './search.ts'

/** `page` from 1, `per` rows a page, `total` rows. Says where one is even when there is a single page. */
export function Pagination({ page, per, total }: { page: number; per: number; total: number }) {
  const { search } = useLocation()
  const speak = useSay()
  const pages = Math.max(1, Math.ceil(total / per))
  const from = total === 0 ? 0 : (page - 1) * per + 1
  const at = (number: number) => withSearch(search, { page: number === 1 ? null : String(number) })
  const step =
    'inline-flex min-h-11 items-center gap-1 rounded-8 px-3 text-blue-1000 underline underline-offset-4 hover:bg-accent-soft'
  return (
    <nav
      aria-label={speak(show.pages)}
      className="flex flex-wrap items-center justify-between gap-3 text-[0.9375rem]"
    >
      <p>
        <Say
          text={show.rowsOf}
          values={{ total: total.toLocaleString('ja-JP'), from, to: Math.min(page * per, total) }}
        />
      </p>
      {pages > 1 && (
        <div className="flex flex-wrap items-center gap-1">
          {page > 1 && (
            <Link to={at(page - 1)} rel="prev" className={step}>
              <Icon name="left" size={16} />
              <Say text={show.previous} />
            </Link>
          )}
          {shown(page, pages).map(number =>
            number === null ? null : (
              <Link
                key={number}
                to={at(number)}
                aria-current={number === page ? 'page' : undefined}
                className="inline-flex size-11 items-center justify-center rounded-8 text-blue-1000 underline underline-offset-4 hover:bg-accent-soft aria-[current]:bg-accent aria-[current]:text-white aria-[current]:no-underline"
              >
                {number}
              </Link>
            ),
          )}
          {page < pages && (
            <Link to={at(page + 1)} rel="next" className={step}>
              <Say text={show.following} />
              <Icon name="right" size={16} />
            </Link>
          )}
        </div>
      )}
    </nav>
  )
}

/** First, last and the neighbours. */
function shown(page: number, pages: number): (number | null)[] {
  return Array.from({ length: pages }, (_, index) => index + 1).map(number =>
    number === 1 || number === pages || Math.abs(number - page) <= 2 ? number : null,
  )
}
