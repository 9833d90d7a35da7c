import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Say, useSay } from '../say.tsx'
import { form } from '../words/form.ts'
import { FieldGroup, type FieldProps } from './field.tsx'
import type { Kept } from './kept.ts'
import { memberCount } from './members.ts'

/**
 * People, as many as there are: boxes `<name>.0.<field>` …, buttons `<name>.add` and `<name>.remove` (value: index),
 * and `<name>.count`. `editMembers` carries the buttons out on what was posted.
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
  const count = Math.max(memberCount(kept, name), field.required ? 1 : 0)
  return (
    <FieldGroup {...field} anchor>
      <input type="hidden" name={`${name}.count`} value={count} />
      {count === 0 && (
        <p className="text-ink-soft">
          <Say text={form.noPerson} />
        </p>
      )}
      {Array.from({ length: count }, (_, index) => {
        const which = speak(form.person, { n: index + 1 })
        const prefix = `${name}.${index}`
        return (
          <fieldset key={prefix} className="mt-2 flex flex-col gap-6 border-t-2 border-line pt-4">
            <legend className="sr-only">{which}</legend>
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
                  value={String(index)}
                  formNoValidate
                  label={speak(form.removeNamed, { name: which })}
                >
                  <Say text={form.remove} />
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
