import { type RouteConfigEntry, route } from '@react-router/dev/routes'

export const routes: RouteConfigEntry[] = [
  route(':city', 'resident/home.tsx'),
  route(':city/schemes/:scheme', 'resident/scheme/about.tsx'),
  route(':city/schemes/:scheme/check', 'resident/scheme/check.tsx'),
  route(':city/apply/:scheme', 'resident/apply/start.tsx'),
  route(':city/apply/:scheme/:id/review', 'resident/apply/review.tsx'),
  route(':city/apply/:scheme/:id/renew', 'resident/apply/renew.ts'),
  route(':city/apply/:scheme/:id/discard', 'resident/apply/discard.tsx'),
  route(':city/apply/:scheme/:id/sent', 'resident/apply/sent.tsx'),
  route(':city/apply/:scheme/:id/:page', 'resident/apply/page.tsx'),
  route(':city/applications/:id', 'resident/follow/follow.tsx'),
  route(':city/applications/:id/correct', 'resident/follow/correct.tsx'),
  route(':city/applications/:id/withdraw', 'resident/follow/withdraw.tsx'),
  route(':city/files/:application/:hash', 'resident/file.ts'),
  route(':city/letters', 'resident/letters/list.tsx'),
  route(':city/letters/:id', 'resident/letters/letter.tsx'),
  route(':city/letters/:id/pdf', 'resident/letters/pdf.ts'),
]
