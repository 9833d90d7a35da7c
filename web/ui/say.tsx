import type { ReactNode } from 'react'
import { type Language, say, type Text } from '#language/text.ts'
import { withoutReadings } from './readings.ts'
import { Ruby } from './ruby.tsx'
import { useLanguage } from './use-request.ts'

export type Words = Readonly<Record<string, Text>>
type Values = Record<string, string | number>

/** Puts `values` into the `{name}` parts of a wording. Unknown parts stay, so that a slip is seen. */
export function fill(text: string, values?: Values): string {
  if (!values) return text
  return text.replace(/\{(\w+)\}/g, (part, name: string) => String(values[name] ?? part))
}

/** The wording without readings, for titles, attributes and list options. */
export function sayPlain(text: Text, language: Language, values?: Values): string {
  return withoutReadings(fill(say(text, language), values))
}

export function useSay(): (text: Text, values?: Values) => string {
  const language = useLanguage()
  return (text, values) => sayPlain(text, language, values)
}

/** A wording in the reader's language, readings shown above the kanji where it gives them. */
export function Say({ text, values }: { text: Text; values?: Values }): ReactNode {
  const language = useLanguage()
  return <Ruby>{fill(say(text, language), values)}</Ruby>
}
