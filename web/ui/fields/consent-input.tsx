import type { ReactNode } from 'react'
import { Say } from '../say.tsx'
import { form } from '../words/form.ts'
import { ChoiceRow } from './choices.tsx'
import { FieldGroup, type FieldProps } from './field.tsx'

/** A text to agree to, with its version. Posted as `agree`. */
export function ConsentInput({
  text,
  version,
  agreed,
  ...field
}: FieldProps & {
  text: ReactNode
  version: string
  agreed?: boolean
}) {
  return (
    <FieldGroup {...field}>
      <div className="max-w-176 rounded-12 bg-ground px-5 py-4 whitespace-pre-line">
        {text}
        <p className="mt-2 text-[0.9375rem] text-ink-soft">
          <Say text={form.version} values={{ version }} />
        </p>
      </div>
      <ChoiceRow
        type="checkbox"
        name={field.name}
        choice={{ value: 'agree', label: <Say text={form.agree} /> }}
        chosen={agreed ?? false}
        error={Boolean(field.error)}
        first
      />
    </FieldGroup>
  )
}
