import { form } from '../words/form.ts'
import { FieldGroup, type FieldProps } from './field.tsx'
import { Part, type PartsProps } from './parts.tsx'

/** 氏名 and フリガナ: `.family`, `.given`, `.familyKana`, `.givenKana`. */
export function NameInput({
  kept,
  problems,
  own,
  ...field
}: FieldProps &
  PartsProps & {
    /** The name of the person at the keyboard: the browser may offer it. */
    own?: boolean
  }) {
  const { name } = field
  const shared = { kept, problems, showProblem: true }
  return (
    <FieldGroup {...field} anchor>
      <div className="grid max-w-128 grid-cols-2 items-end gap-x-4 gap-y-3">
        <Part
          {...shared}
          name={`${name}.family`}
          label={form.family}
          autoComplete={own ? 'family-name' : undefined}
        />
        <Part
          {...shared}
          name={`${name}.given`}
          label={form.given}
          autoComplete={own ? 'given-name' : undefined}
        />
        <Part {...shared} name={`${name}.familyKana`} label={form.familyKana} />
        <Part {...shared} name={`${name}.givenKana`} label={form.givenKana} />
      </div>
    </FieldGroup>
  )
}
