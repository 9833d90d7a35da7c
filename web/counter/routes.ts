import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** A tablet in a resident's hands: everything below one address, so that its cookie goes nowhere else. */
export const routes: RouteConfigEntry[] = [
  route(':city/counter', 'counter/start.tsx'),
  route(':city/counter/explain', 'counter/explain/page.tsx'),
  route(':city/counter/captions', 'counter/captions.ts'),
  route(':city/counter/ask/:step', 'counter/ask.tsx'),
  route(':city/counter/resume', 'counter/resume.tsx'),
  route(':city/counter/result', 'counter/result.tsx'),
  route(':city/counter/fill', 'counter/fill.tsx'),
  route(':city/counter/forms', 'counter/forms.tsx'),
  route(':city/counter/forms/:form', 'counter/form.ts'),
  route(':city/counter/done', 'counter/done.tsx'),
  route(':city/counter/touch', 'counter/touch.ts'),
  route(':city/counter/finish', 'counter/finish.ts'),
  route(':city/counter/left', 'counter/left.ts'),
]
