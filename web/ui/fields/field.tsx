import type { ReactNode } from 'react'
import { Disclosure } from '../disclosure.tsx'
import { Icon } from '../icon.tsx'
import { Phrases } from '../phrases.tsx'
import { Say } from '../say.tsx'
import { form } from '../words/form.ts'

/** What every question shows around its boxes. */
export interface FieldProps {
  /** Posted name; ids of the boxes, the support text and the error are made of it. */
  name: string
  label: ReactNode
  /** Absent: no badge (one box of several). */
  required?: boolean
  /** Support text between label and box: the format, an example. */
  hint?: ReactNode
  /** What is wrong and what to do, in words. */
  error?: ReactNode
  /** Why we ask, behind a disclosure. */
  purpose?: ReactNode
  /** Remarks of the office on this answer (correction requests). */
  remark?: ReactNode
}

/** The box's id: names hold dots, which selectors and fragments read as classes. */
export function boxId(name: string): string {
  return `q-${name.replaceAll('.', '-')}`
}

/** aria-describedby of a box inside a field. */
export function described({
  name,
  hint,
  error,
  remark,
}: Pick<FieldProps, 'name' | 'hint' | 'error' | 'remark'>) {
  const id = boxId(name)
  const ids = [remark && `${id}-remark`, error && `${id}-error`, hint && `${id}-hint`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** One box with its label. For several boxes under one question see `FieldGroup`. */
export function Field(props: FieldProps & { children: ReactNode }) {
  const id = boxId(props.name)
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="font-bold text-ink-strong">
        <Phrases>{props.label}</Phrases>
        <Badge required={props.required} />
      </label>
      <Around {...props} />
      {props.children}
    </div>
  )
}

/**
 * Several boxes that answer one question: radios, a date, a name. The legend is the question. `anchor`: the group
 * itself carries the field's id, where no box of the same name does.
 */
export function FieldGroup(props: FieldProps & { anchor?: boolean; children: ReactNode }) {
  const own = props.anchor ? { id: boxId(props.name), tabIndex: -1 } : {}
  return (
    <fieldset {...own} aria-describedby={described(props)} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 font-bold text-ink-strong">
        <Phrases>{props.label}</Phrases>
        <Badge required={props.required} />
      </legend>
      <Around {...props} />
      {props.children}
    </fieldset>
  )
}

function Around({ name, hint, error, purpose, remark }: FieldProps) {
  const id = boxId(name)
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="text-[0.9375rem] leading-[1.7] text-ink-soft">
          {hint}
        </p>
      )}
      {purpose && (
        <Disclosure summary={<Say text={form.why} />} small>
          {purpose}
        </Disclosure>
      )}
      {remark && (
        <p id={`${id}-remark`} className="rounded-8 bg-warning-soft px-4 py-3">
          {remark}
        </p>
      )}
      <ErrorText id={`${id}-error`}>{error}</ErrorText>
    </>
  )
}

export function ErrorText({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <p id={id} className="flex gap-2 font-bold text-danger">
      <Icon name="error" size={20} className="mt-1" />
      <span>{children}</span>
    </p>
  )
}

function Badge({ required }: { required?: boolean }) {
  if (required === undefined) return null
  const look = required ? 'font-bold text-danger' : 'font-normal text-ink-soft'
  return (
    <>
      {' '}
      <span className={`inline-block text-[0.875rem] ${look}`}>
        <span className="sr-only">（</span>
        <Say text={required ? form.required : form.optional} />
        <span className="sr-only">）</span>
      </span>
    </>
  )
}
