import type { Mime } from './inspect.ts'

const ENDINGS: Readonly<Record<Mime, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
}

/**
 * The name to show: without folders and control characters, composed (macOS sends か + ゛ apart), at most 100
 * characters, and with the ending of what the bytes are.
 */
export function storedName(given: string, mime: Mime): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  const dot = clean.lastIndexOf('.')
  const stem = [...(dot > 0 ? clean.slice(0, dot) : clean.replace(/^\.+/, ''))].slice(0, 100).join('')
  const ending = dot > 0 ? clean.slice(dot + 1).toLowerCase() : ''
  const right = ENDINGS[mime]
  const keeps = ending === right || (right === 'jpg' && ending === 'jpeg')
  return `${stem || 'file'}.${keeps ? clean.slice(dot + 1) : right}`
}
