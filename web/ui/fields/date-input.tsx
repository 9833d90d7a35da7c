import { eras } from '#language/values/era.ts'
import { Say, sayPlain } from '../say.tsx'
import { useLanguage } from '../use-request.ts'
import { form } from '../words/form.ts'
import { SelectBox } from './choices.tsx'
import { boxId, FieldGroup, type FieldProps } from './field.tsx'
import { Box } from './inputs.tsx'
import { keptText } from './kept.ts'
import type { PartsProps } from './parts.tsx'

/** A day in three boxes, Western or by era: `.era` (西暦, 令和 …), `.year`, `.month`, `.day`. */
export function DateInput({
  kept,
  problems = [],
  birthday,
  ...field
}: FieldProps &
  PartsProps & {
    /** Lets the browser offer the person's own birthday. */
    birthday?: boolean
  }) {
  const language = useLanguage()
  const { name } = field
  const options = [
    { value: '西暦', label: sayPlain(form.western, language) },
    ...eras.slice(0, language === 'ja' ? 5 : 4).map(era => ({ value: era.name, label: era.name })),
  ]
  const bad = (part: string) => problems.some(problem => problem.field === `${name}.${part}`)
  return (
    <FieldGroup {...field} anchor hint={field.hint ?? <Say text={form.dateHint} />}>
      <div className="flex flex-wrap items-end gap-x-2.5 gap-y-3 sm:gap-x-3">
        <div className="w-40 max-sm:w-full">
          <SelectBox
            name={`${name}.era`}
            label={sayPlain(form.era, language)}
            options={options}
            value={keptText(kept, `${name}.era`) || '西暦'}
            empty={false}
            error={bad('era') || undefined}
            width="full"
          />
        </div>
        {(['year', 'month', 'day'] as const).map(part => (
          <label key={part} htmlFor={boxId(`${name}.${part}`)} className="flex items-center gap-1.5">
            <Box
              name={`${name}.${part}`}
              value={keptText(kept, `${name}.${part}`)}
              inputMode={part === 'year' ? undefined : 'numeric'}
              width={part === 'year' ? 'year' : 'tiny'}
              autoComplete={birthday ? `bday-${part}` : undefined}
              invalid={bad(part) || (Boolean(field.error) && !['era', 'year', 'month', 'day'].some(bad))}
            />
            <Say text={form[part]} />
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
