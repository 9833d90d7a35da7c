import type { Scheme } from '../scheme/scheme.ts'
import { languages } from '../text.ts'
import { type Problem, warning } from './problem.ts'

/** Wordings that lack a language, or whose braces do not pair. Text without やさしい日本語 or English still works. */
export function checkWordings(scheme: Scheme): Problem[] {
  const problems: Problem[] = []
  visit(scheme, '', (path, text) => {
    const missing = languages.filter(language => text[language] === undefined)
    if (missing.length > 0) problems.push(warning(path, `${missing.join('、')} の文がありません。`))
    for (const language of languages) {
      const unpaired = (text[language] ?? '').replace(/\{[^{}]*\}/g, '')
      if (/[{}]/.test(unpaired)) {
        problems.push({ path: `${path}.${language}`, message: '「{」と「}」が対になっていません。' })
      }
    }
  })
  return problems
}

function visit(
  value: unknown,
  path: string,
  found: (path: string, text: Record<string, string>) => void,
): void {
  if (typeof value !== 'object' || value === null) return
  // Examples hold facts, not wordings.
  if (path === 'examples') return
  const at = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`)
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, at(index), found)
    return
  }
  if (typeof (value as { ja?: unknown }).ja === 'string') {
    found(path, value as Record<string, string>)
    return
  }
  for (const [key, item] of Object.entries(value)) visit(item, at(key), found)
}
