import type { ReactNode } from 'react'
import { boxId, described, Field, type FieldProps } from './field.tsx'

export type BoxWidth = 'full' | 'wide' | 'medium' | 'short' | 'year' | 'tiny'

/** Boxes show how much is expected: 2, 4, 10 or 20 characters. */
export const widths: Record<BoxWidth, string> = {
  full: 'w-full',
  wide: 'w-full max-w-112',
  medium: 'w-full max-w-64',
  short: 'w-36',
  year: 'w-20',
  tiny: 'w-14',
}

export interface BoxProps extends FieldProps {
  /** Kept or given value. */
  value?: string
  width?: BoxWidth
  autoComplete?: string
  maxLength?: number
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  readOnly?: boolean
  /** id of a `<datalist>` of suggestions. */
  list?: string
  /** Stands behind the box: 円, g, 週. */
  unit?: ReactNode
}

interface BareProps extends Omit<BoxProps, 'label'> {
  type?: string
  /** Where no visible label stands beside it. */
  label?: string
  /** Marked, while the words stand at the group. */
  invalid?: boolean
}

/** The box alone, for use inside groups. */
export function Box(props: BareProps) {
  const { name, value, width = 'full', unit, error, type = 'text' } = props
  const box = (
    <input
      id={boxId(name)}
      name={name}
      type={type}
      defaultValue={value}
      aria-required={props.required || undefined}
      aria-invalid={error || props.invalid ? true : undefined}
      aria-describedby={described(props)}
      aria-label={props.label}
      autoComplete={props.autoComplete ?? 'off'}
      maxLength={props.maxLength}
      inputMode={props.inputMode}
      readOnly={props.readOnly}
      list={props.list}
      className={`field-box ${widths[width]}`}
    />
  )
  if (!unit) return box
  return (
    <span className="flex items-center gap-2">
      {box}
      <span className="shrink-0">{unit}</span>
    </span>
  )
}

export function TextInput({ type, ...props }: BoxProps & { type?: 'text' | 'search' | 'password' }) {
  const { label: _label, ...bare } = props
  return (
    <Field {...props}>
      <Box {...bare} type={type} />
    </Field>
  )
}

/** Text box with a number keyboard: `type=number` loses leading zeros and changes on a mouse wheel. */
export function NumberInput(props: BoxProps & { decimal?: boolean }) {
  const { label: _label, decimal, ...bare } = props
  return (
    <Field {...props}>
      <Box width="short" {...bare} inputMode={decimal ? 'decimal' : 'numeric'} />
    </Field>
  )
}

export function PhoneInput(props: BoxProps) {
  const { label: _label, ...bare } = props
  return (
    <Field {...props}>
      <Box width="medium" autoComplete="tel" {...bare} type="tel" />
    </Field>
  )
}

export function EmailInput(props: BoxProps) {
  const { label: _label, ...bare } = props
  return (
    <Field {...props}>
      <Box width="wide" autoComplete="email" {...bare} type="email" inputMode="email" />
    </Field>
  )
}

/** A day from the browser's own calendar, for staff screens (filters, slots). Residents get `DateInput`. */
export function DayInput(props: BoxProps) {
  const { label: _label, ...bare } = props
  return (
    <Field {...props}>
      <Box width="medium" {...bare} type="date" />
    </Field>
  )
}

export function TimeInput(props: BoxProps) {
  const { label: _label, ...bare } = props
  return (
    <Field {...props}>
      <Box width="short" {...bare} type="time" />
    </Field>
  )
}

export function Textarea({ rows = 5, ...props }: BoxProps & { rows?: number }) {
  return (
    <Field {...props}>
      <textarea
        id={boxId(props.name)}
        name={props.name}
        rows={rows}
        defaultValue={props.value}
        aria-required={props.required || undefined}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={described(props)}
        maxLength={props.maxLength}
        readOnly={props.readOnly}
        className="field-box leading-[1.7]"
      />
    </Field>
  )
}
