import { useLocation } from 'react-router'
import { Disclosure } from '../disclosure.tsx'
import { Icon } from '../icon.tsx'
import { Say } from '../say.tsx'
import { show } from '../words/show.ts'
import { withSearch } from './search.ts'

const formats = [
  { format: 'csv-utf8', text: show.csvUtf8 },
  { format: 'csv-cp932', text: show.csvCp932 },
  { format: 'xlsx', text: show.excel },
] as const

/** The list as it stands, filters and order included: `to` + search + `format=csv-utf8|csv-cp932|xlsx`. */
export function ExportLinks({ to }: { to: string }) {
  const { search } = useLocation()
  return (
    <Disclosure small summary={<Say text={show.export} />}>
      <ul className="flex flex-wrap gap-x-6">
        {formats.map(({ format, text }) => (
          <li key={format}>
            <a
              href={`${to}${withSearch(search, { format })}`}
              className="link inline-flex min-h-11 items-center gap-1.5"
            >
              <Icon name="download" size={20} />
              <Say text={text} />
            </a>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
