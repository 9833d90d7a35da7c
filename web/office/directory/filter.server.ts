import type { Run } from '#modules/eligibility/directory/read.ts'
import { HouseholdFilter } from '#modules/eligibility/results/schema.ts'
import { readPage } from '../../ui/table/search.ts'

/** The filters as they stand in the page's address; without a scheme, the run's first. */
export function filterOf(request: Request, run: Run): HouseholdFilter {
  const params = new URL(request.url).searchParams
  const given = (name: string) => params.get(name) || undefined
  const scheme = run.schemes.find(each => each.scheme === given('scheme')) ?? run.schemes[0]
  return HouseholdFilter.parse({
    scheme: scheme?.scheme ?? '',
    outcome: given('outcome'),
    reason: given('reason'),
    missing: given('missing'),
    only: given('only'),
    change: given('change'),
    school: given('school'),
    town: given('town'),
    protected: given('protected'),
    q: given('q'),
    page: readPage(params),
  })
}
