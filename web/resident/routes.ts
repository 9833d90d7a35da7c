import { type RouteConfigEntry, route } from '@react-router/dev/routes'

export const routes: RouteConfigEntry[] = [
  route(':city', 'resident/home.tsx'),
  route(':city/schemes/:scheme', 'resident/scheme/about.tsx'),
  route(':city/guide', 'resident/guide/start.tsx'),
  route(':city/guide/continue', 'resident/guide/continue.tsx'),
  route(':city/guide/result', 'resident/guide/result.tsx'),
  route(':city/guide/finish', 'resident/guide/finish.ts'),
  route(':city/guide/:step', 'resident/guide/question.tsx'),
  // The same over one scheme alone.
  route(':city/schemes/:scheme/check', 'resident/guide/only.ts'),
  route(':city/schemes/:scheme/check/result', 'resident/guide/result.tsx', {
    id: 'resident/guide/only-result',
  }),
  route(':city/schemes/:scheme/check/finish', 'resident/guide/finish.ts', {
    id: 'resident/guide/only-finish',
  }),
  route(':city/schemes/:scheme/check/:step', 'resident/guide/question.tsx', {
    id: 'resident/guide/only-question',
  }),
  route(':city/apply/:scheme', 'resident/apply/start.tsx'),
  route(':city/apply/:scheme/:id/review', 'resident/apply/review.tsx'),
  route(':city/apply/:scheme/:id/renew', 'resident/apply/renew.ts'),
  route(':city/apply/:scheme/:id/discard', 'resident/apply/discard.tsx'),
  route(':city/apply/:scheme/:id/sent', 'resident/apply/sent.tsx'),
  route(':city/apply/:scheme/:id/:page', 'resident/apply/page.tsx'),
  route(':city/applications/:id', 'resident/follow/follow.tsx'),
  route(':city/applications/:id/correct', 'resident/follow/correct.tsx'),
  route(':city/applications/:id/amend/:amendment', 'resident/follow/correct.tsx', {
    id: 'resident/follow/amend',
  }),
  route(':city/applications/:id/withdraw', 'resident/follow/withdraw.tsx'),
  route(':city/files/:application/:hash', 'resident/file.ts'),
  route(':city/letters', 'resident/letters/list.tsx'),
  route(':city/letters/:id', 'resident/letters/letter.tsx'),
  route(':city/letters/:id/pdf', 'resident/letters/pdf.ts'),
  route(':city/vouchers', 'resident/vouchers/list.tsx'),
  route(':city/vouchers/:id', 'resident/vouchers/voucher.tsx'),
  route(':city/facilities', 'resident/facilities/list.tsx'),
  route(':city/facilities/:id', 'resident/facilities/facility.tsx'),
  route(':city/facilities/:id/days/:day', 'resident/facilities/day.tsx'),
  route(':city/survey/:reservation', 'resident/survey/page.tsx'),
  route(':city/bookings', 'resident/bookings/list.tsx'),
  route(':city/bookings/new', 'resident/bookings/new.tsx'),
  route(':city/bookings/confirm', 'resident/bookings/confirm.tsx'),
  route(':city/bookings/:id', 'resident/bookings/booking.tsx'),
  route(':city/bookings/:id/cancel', 'resident/bookings/cancel.tsx'),
]
