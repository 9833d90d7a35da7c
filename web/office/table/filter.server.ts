import { TableFilter } from '#modules/outcomes/table/schema.ts'
import { readPage, readSort } from '../../ui/table/search.ts'

/** The filters as they stand in the page's address. */
export function filterOf(request: Request): TableFilter {
  const params = new URL(request.url).searchParams
  const sort = readSort(params, ['received', 'applicant', 'number', 'used', 'left', 'until'], {
    column: 'received',
    descending: true,
  })
  const given = (name: string) => params.get(name) || undefined
  return TableFilter.parse({
    scheme: given('scheme'),
    q: given('q'),
    state: given('state'),
    facility: given('facility'),
    type: given('type'),
    from: given('from'),
    to: given('to'),
    left: given('left'),
    sort: sort.column,
    desc: sort.descending,
    page: readPage(params),
    size: given('size'),
  })
}
