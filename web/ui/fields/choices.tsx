import type { ReactNode } from 'react'
import { useSay } from '../say.tsx'
import { form } from '../words/form.ts'
import { boxId, described, Field, FieldGroup, type FieldProps } from './field.tsx'
import { type BoxWidth, widths } from './inputs.tsx'

export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
}

interface ChoiceProps {
  type: 'radio' | 'checkbox'
  name: string
  choice: Choice
  chosen: boolean
  error?: boolean
  /** The first one carries the field's id, so that the error summary can lead there. */
  first: boolean
}

/** One option as a whole row to press. */
export function ChoiceRow({ type, name, choice, chosen, error, first }: ChoiceProps) {
  const id = first ? boxId(name) : `${boxId(name)}-${choice.value}`
  return (
    <label
      htmlFor={id}
      className="group -mx-2 flex min-h-12 cursor-pointer items-start gap-3 rounded-8 px-2 py-2.5 hover:bg-solid-gray-50 has-checked:bg-accent-soft"
    >
      <input
        type={type}
        id={id}
        name={name}
        value={choice.value}
        defaultChecked={chosen}
        aria-invalid={error || undefined}
        aria-describedby={choice.hint ? `${id}-about` : undefined}
        className="mt-0.5 size-6 shrink-0 accent-accent"
      />
      <span>
        {choice.label}
        {choice.hint && (
          <span id={`${id}-about`} className="block text-[0.9375rem] text-ink-soft">
            {choice.hint}
          </span>
        )}
      </span>
    </label>
  )
}

/** One of several. More than about seven: use `Select`. */
export function Radios({ choices, value, ...field }: FieldProps & { choices: Choice[]; value?: string }) {
  return (
    <FieldGroup {...field}>
      <div className="flex flex-col gap-1">
        {choices.map((choice, index) => (
          <ChoiceRow
            key={choice.value}
            type="radio"
            name={field.name}
            choice={choice}
            chosen={choice.value === value}
            error={Boolean(field.error)}
            first={index === 0}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** Any number of several. */
export function Checkboxes({
  choices,
  values,
  ...field
}: FieldProps & { choices: Choice[]; values?: string[] }) {
  return (
    <FieldGroup {...field}>
      <div className="flex flex-col gap-1">
        {choices.map((choice, index) => (
          <ChoiceRow
            key={choice.value}
            type="checkbox"
            name={field.name}
            choice={choice}
            chosen={values?.includes(choice.value) ?? false}
            error={Boolean(field.error)}
            first={index === 0}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** はい・いいえ, posted as `yes` and `no`. */
export function YesNo(props: FieldProps & { value?: string }) {
  const speak = useSay()
  const choices = [
    { value: 'yes', label: speak(form.yes) },
    { value: 'no', label: speak(form.no) },
  ]
  return <Radios {...props} choices={choices} />
}

/** A single box to tick, with its own sentence. */
export function Checkbox({
  name,
  label,
  value = 'yes',
  checked,
  hint,
}: {
  name: string
  label: ReactNode
  value?: string
  checked?: boolean
  hint?: ReactNode
}) {
  return (
    <ChoiceRow type="checkbox" name={name} choice={{ value, label, hint }} chosen={checked ?? false} first />
  )
}

export interface SelectOption {
  value: string
  label: string
  group?: string
}

/** A list to choose from. Labels are plain words: options cannot show readings. */
export function Select({
  options,
  value,
  empty,
  width = 'medium',
  ...field
}: FieldProps & {
  options: SelectOption[]
  value?: string
  /** What stands there before anything is chosen; `false` leaves it out. */
  empty?: string | false
  width?: BoxWidth
}) {
  return (
    <Field {...field}>
      <SelectBox {...field} label={undefined} options={options} value={value} empty={empty} width={width} />
    </Field>
  )
}

export function SelectBox({
  name,
  options,
  value,
  empty,
  width = 'medium',
  error,
  hint,
  label,
  required,
}: Omit<FieldProps, 'label'> & {
  options: SelectOption[]
  value?: string
  empty?: string | false
  width?: BoxWidth
  label?: string
}) {
  const speak = useSay()
  const groups = [...new Set(options.map(option => option.group))]
  const draw = (option: SelectOption) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  )
  return (
    <select
      id={boxId(name)}
      name={name}
      defaultValue={value ?? ''}
      aria-label={label}
      aria-required={required || undefined}
      aria-invalid={error ? true : undefined}
      aria-describedby={described({ name, hint, error })}
      className={`field-box select-arrow ${widths[width]}`}
    >
      {empty !== false && <option value="">{empty ?? speak(form.choose)}</option>}
      {groups.map(group =>
        group === undefined ? (
          options.filter(option => !option.group).map(draw)
        ) : (
          <optgroup key={group} label={group}>
            {options.filter(option => option.group === group).map(draw)}
          </optgroup>
        ),
      )}
    </select>
  )
}
