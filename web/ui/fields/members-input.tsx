import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Say, useSay } from '../say.tsx'
import { Unseen } from '../text.tsx'
import { form } from '../words/form.ts'
import { FieldGroup, type FieldProps } from './field.tsx'
import type { Kept } from './kept.ts'

/**
 * People, as many as there are: boxes `<name>.0.<field>` …, a hidden `<name>.0.row` so that an empty row is not lost,
 * buttons `<name>.add` and `<name>.remove` (value: row). `editMembers` of language/form carries the buttons out.
 */
export function MembersInput({
  kept,
  draw,
  ...field
}: FieldProps & {
  kept: Kept
  /** Draws the questions about one person; `prefix` is `<name>.<index>`. */
  draw: (prefix: string) => ReactNode
}) {
  const speak = useSay()
  const { name } = field
  const found = rowsIn(kept, name)
  const rows = found.length === 0 && field.required ? [0] : found
  const count = rows.length
  return (
    <FieldGroup {...field} anchor>
      {count === 0 && (
        <p className="text-ink-soft">
          <Say text={form.noPerson} />
        </p>
      )}
      {rows.map((row, index) => {
        const which = speak(form.person, { n: index + 1 })
        const prefix = `${name}.${row}`
        return (
          <fieldset key={prefix} className="mt-2 flex flex-col gap-6 border-t-2 border-line pt-4">
            <legend className="sr-only">{which}</legend>
            <input type="hidden" name={`${prefix}.row`} value="1" />
            <div className="flex items-center justify-between gap-4">
              <p aria-hidden="true" className="text-[1.125rem] font-bold">
                <Say text={form.person} values={{ n: index + 1 }} />
              </p>
              {(count > 1 || !field.required) && (
                <Button
                  look="text"
                  size="small"
                  icon="trash"
                  name={`${name}.remove`}
                  value={String(row)}
                  formNoValidate
                >
                  <Unseen>{which}</Unseen> <Say text={form.remove} />
                </Button>
              )}
            </div>
            {draw(prefix)}
          </fieldset>
        )
      })}
      <p className="mt-4">
        <Button look="secondary" size="medium" icon="plus" name={`${name}.add`} value="yes" formNoValidate>
          <Say text={form.addPerson} />
        </Button>
      </p>
    </FieldGroup>
  )
}

function rowsIn(kept: Kept, name: string): number[] {
  const rows = Object.keys(kept).flatMap(key => {
    const row = key.startsWith(`${name}.`) ? /^(\d{1,4})\./.exec(key.slice(name.length + 1))?.[1] : undefined
    return row === undefined ? [] : [Number(row)]
  })
  return [...new Set(rows)].sort((one, other) => one - other)
}
