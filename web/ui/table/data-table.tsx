import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { Icon } from '../icon.tsx'
import { useSay } from '../say.tsx'
import { Unseen } from '../text.tsx'
import { useScripted } from '../use-request.ts'
import { show } from '../words/show.ts'
import { type Sort, withSearch } from './search.ts'
import { SelectAll, SelectedCount } from './selection.tsx'

export interface Column<Row> {
  id: string
  label: string
  cell: (row: Row) => ReactNode
  /** Heads that lead to the same list in that order (`?sort=`). */
  sortable?: boolean
  /** Numbers and money. */
  end?: boolean
  /** Keep on one line. */
  tight?: boolean
}

export interface DataTableProps<Row> {
  /** What the table holds; read aloud, and seen where `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Where a row leads; the first column becomes the link. */
  rowHref?: (row: Row) => string
  /** Late rows come first and say so. */
  rowTone?: (row: Row) => 'late' | 'soon' | undefined
  sort?: Sort
  /** Checkboxes `name` = row key, belonging to the form with this id (bulk actions). */
  select?: { name: string; form: string; label: (row: Row) => string }
  /** `<Empty>`: what will be here and what to do. */
  empty: ReactNode
  foot?: ReactNode
}

const tones = {
  late: 'shadow-[inset_4px_0_0_var(--color-danger)]',
  soon: 'shadow-[inset_4px_0_0_var(--color-warning)]',
}

/** A dense but quiet table. On scripted pages j, k, x, Enter move, select and open (`TableKeys`). */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, rowTone, select } = props
  const speak = useSay()
  const scripted = useScripted()
  if (rows.length === 0) return props.empty
  // A wide table without links or boxes could not be scrolled by keyboard.
  const reach = rowHref || select ? {} : { tabIndex: 0, role: 'region', 'aria-label': caption }
  return (
    <div className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0 lg:overflow-visible" {...reach}>
      <table className="w-full border-collapse text-[0.9375rem] leading-[1.55]">
        <caption className={props.showCaption ? 'pb-3 text-left font-bold' : 'sr-only'}>{caption}</caption>
        <thead className="sticky top-0 z-[1] bg-white text-left">
          <tr>
            {select && (
              <th scope="col" className="w-11 border-b-2 border-line-strong p-0">
                {scripted ? (
                  <SelectAll form={select.form} name={select.name} />
                ) : (
                  <span className="sr-only">{speak(show.selectAll)}</span>
                )}
              </th>
            )}
            {columns.map(column => (
              <HeadCell key={column.id} column={column} sort={props.sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const key = rowKey(row)
            const tone = rowTone?.(row)
            return (
              <tr
                key={key}
                data-row
                className={`border-b border-line hover:bg-solid-gray-50 has-checked:bg-accent-soft ${tone ? tones[tone] : ''}`}
              >
                {select && (
                  <td className="p-0">
                    <label className="flex size-11 cursor-pointer items-center justify-center">
                      <input
                        type="checkbox"
                        name={select.name}
                        value={key}
                        form={select.form}
                        aria-label={speak(show.selectRow, { name: select.label(row) })}
                        className="size-5 accent-accent"
                      />
                    </label>
                  </td>
                )}
                {columns.map((column, index) => (
                  <td
                    key={column.id}
                    className={`px-3 py-2.5 align-top first:pl-3 ${column.end ? 'text-right' : ''} ${column.end || column.tight ? 'whitespace-nowrap' : ''}`}
                  >
                    {index === 0 && tone && <Unseen>{speak(show[tone])}</Unseen>}
                    {index === 0 && rowHref ? (
                      <Link to={rowHref(row)} data-open className="link font-bold">
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
        {props.foot && <tfoot className="border-t-2 border-line-strong font-bold">{props.foot}</tfoot>}
      </table>
      {select && scripted && <SelectedCount form={select.form} name={select.name} />}
    </div>
  )
}

function HeadCell<Row>({ column, sort }: { column: Column<Row>; sort?: Sort | undefined }) {
  const { search } = useLocation()
  const speak = useSay()
  const current = sort?.column === column.id
  const style = `border-b-2 border-line-strong px-3 py-2 align-bottom font-bold whitespace-nowrap ${column.end ? 'text-right' : ''}`
  if (!column.sortable) {
    return (
      <th scope="col" className={style}>
        <span className="inline-flex min-h-8 items-center">{column.label}</span>
      </th>
    )
  }
  const next = current && !sort.descending ? `-${column.id}` : column.id
  return (
    <th
      scope="col"
      aria-sort={current ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={style}
    >
      <Link
        to={withSearch(search, { sort: next })}
        preventScrollReset
        title={speak(show.sortBy, { name: column.label })}
        className="inline-flex min-h-8 items-center gap-1 text-ink-strong no-underline hover:underline hover:underline-offset-4"
      >
        {column.label}
        <Icon
          name={current ? (sort.descending ? 'down' : 'up') : 'sort'}
          size={16}
          className={current ? 'text-accent' : 'text-solid-gray-536'}
        />
      </Link>
    </th>
  )
}
