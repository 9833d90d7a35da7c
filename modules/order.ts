/** The modules in reading order. A module imports only modules listed before it, so cycles cannot happen. */
export const order = [
  'accounts',
  'families',
  'registers',
  'places',
  'publishing',
  'eligibility',
  'applications',
  'cases',
  'letters',
  'vouchers', // before bookings: a booking consumes an entitlement
  'bookings',
  'messages', // before claims and surveys: they write to facilities and to those who used something
  'invitations',
  'transfers',
  'claims',
  'payments',
  'handovers',
  'surveys',
  'outcomes',
  'visits',
  'papers',
] as const
