import { index, type RouteConfigEntry, route } from '@react-router/dev/routes'
import { facilityAccounts } from '../sign-in/accounts/routes.ts'

/** Pages of a facility, all inside `layout.tsx`: today, its slots, reports and claims. */
const pages: RouteConfigEntry[] = [
  index('facility/today/page.tsx'),
  ...facilityAccounts,
  route('bookings/:id', 'facility/bookings/booking.tsx'),
  route('bookings/:id/move', 'facility/bookings/move.tsx'),
  route('slots', 'facility/slots/week.tsx'),
  route('slots/new', 'facility/slots/new.tsx'),
  route('slots/patterns', 'facility/slots/patterns.tsx'),
  route('slots/close', 'facility/slots/close.tsx'),
  route('slots/:id', 'facility/slots/slot.tsx'),
  route('scan', 'facility/scan/page.tsx'),
  route('reports', 'facility/reports/list.tsx'),
  route('reports/:reservation', 'facility/reports/report.tsx'),
  route('claims', 'facility/claims/page.tsx'),
  route('claims/:municipality/:id/invoice', 'facility/claims/invoice.ts'),
]

export const routes: RouteConfigEntry[] = [
  route('facility', 'facility/layout.tsx', pages),
  route('v/:number', 'facility/scan/qr.ts'),
]
