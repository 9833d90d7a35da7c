/** The modules in reading order. A module imports only modules listed before it, so cycles cannot happen. */
export const order = [
  'accounts',
  'families',
  'places',
  'publishing',
  'eligibility',
  'applications',
  'cases',
  'letters',
  'vouchers', // before bookings: a booking consumes an entitlement
  'bookings',
  'claims',
  'surveys',
  'messages',
  'outcomes',
] as const
