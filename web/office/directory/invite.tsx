import type { HouseholdFilter } from '#modules/eligibility/results/schema.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/text.tsx'

/** The way on to an invitation: those ticked, or all that the filters give. */
export function Invite({ run, filter, total }: { run: string; filter: HouseholdFilter; total: number }) {
  const { page: _page, size: _size, ...asked } = filter
  return (
    <form id="invite" action="/office/invitations/new" className="flex flex-wrap items-center gap-4">
      <input type="hidden" name="run" value={run} />
      {Object.entries(asked).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
      <Button size="medium" look="secondary" icon="mail">
        案内をつくる
      </Button>
      <Note>
        印をつけた世帯に、印がなければ条件に合う{total.toLocaleString('ja-JP')}
        世帯すべてに、申請をご案内します。
      </Note>
    </form>
  )
}
