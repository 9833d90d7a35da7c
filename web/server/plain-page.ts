import type { Language, Text } from '#language/text.ts'
import { say } from '#language/text.ts'
import { piecesOf } from '../ui/readings.ts'
import { frame } from '../ui/words/frame.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, sign => escapes[sign] ?? sign)

const html = (text: Text, language: Language) =>
  piecesOf(say(text, language))
    .map(({ text, reading }) =>
      reading ? `<ruby>${escaped(text)}<rt>${escaped(reading)}</rt></ruby>` : escaped(text),
    )
    .join('')

/**
 * A page that needs nothing else to work: for what is answered before, or instead of, the pages themselves. `requestId`
 * is shown with unexpected errors.
 */
export function plainPage(asked: {
  status: number
  language: Language
  title: Text
  text: Text
  requestId?: string
  headers?: Record<string, string>
}): Response {
  const { language, title, text, requestId } = asked
  const title_ = html(title, language)
  const number = requestId
    ? `<p>${html(frame.requestNumber, language)}: <code>${escaped(requestId)}</code></p>`
    : ''
  const page = `<!doctype html>
<html lang="${language === 'en' ? 'en' : 'ja'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(say(title, language === 'ja-easy' ? 'ja' : language))}</title></head>
<body style="margin:0 auto;max-width:40rem;padding:4rem 1rem;font:1rem/1.7 'Noto Sans JP',sans-serif;color:#1a1a1c">
<main><h1>${title_}</h1><p>${html(text, language)}</p>${number}
<p><a href="/" style="color:#0017c1">${html(frame.toHome, language)}</a></p></main>
</body></html>`
  return new Response(page, {
    status: asked.status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      ...asked.headers,
    },
  })
}
