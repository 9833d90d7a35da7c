import type { Language, Text } from '#language/text.ts'
import { sayPlain } from '../ui/say.tsx'

/** The page's title in the reader's language, with the city's name: what browsers show in tabs and history. */
export function titled(
  { matches }: { matches: readonly unknown[] },
  ...parts: (Text | string | undefined)[]
): { title: string }[] {
  const root = (matches as { id: string; loaderData?: unknown }[]).find(match => match?.id === 'root')
  const seen = root?.loaderData as { language?: Language; municipality?: { name: string } | null } | undefined
  const language = seen?.language ?? 'ja'
  const words = parts.map(part => (typeof part === 'object' ? sayPlain(part, language) : part))
  return [{ title: [...words, seen?.municipality?.name].filter(Boolean).join(' - ') }]
}
