import { redirect } from 'react-router'
import { languages } from '#language/text.ts'
import { localPath } from './local-path.ts'

/** `POST /language` with `language` and `return`: remembers the choice for a year and goes back. */
export async function action({ request }: { request: Request }): Promise<Response> {
  const form = await request.formData()
  const chosen = languages.find(language => language === form.get('language')) ?? 'ja'
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return redirect(localPath(form.get('return')), {
    status: 303,
    headers: { 'Set-Cookie': `language=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax${secure}` },
  })
}
