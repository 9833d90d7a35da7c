import { Form, useLocation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { DayInput } from '../../ui/fields/inputs.tsx'

/** Between two days, of receipt unless `summary` says otherwise; keeps the other filters. */
export function Period({
  from,
  to,
  summary = '受付日でしぼる',
}: {
  from?: string | undefined
  to?: string | undefined
  summary?: string
}) {
  const { search, pathname } = useLocation()
  const kept = [...new URLSearchParams(search)].filter(([name]) => !['from', 'to', 'page'].includes(name))
  return (
    <Disclosure small summary={summary} open={Boolean(from || to)}>
      <Form method="get" action={pathname} className="flex flex-wrap items-end gap-3">
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <DayInput name="from" label="この日から" value={from} />
        <DayInput name="to" label="この日まで" value={to} />
        <Button look="secondary" size="medium">
          しぼる
        </Button>
      </Form>
    </Disclosure>
  )
}
