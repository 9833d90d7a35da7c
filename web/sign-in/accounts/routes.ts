import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const pages = (path: string, id: string): RouteConfigEntry[] => [
  route(path, 'sign-in/accounts/list.tsx', { id: `${id}-list` }),
  route(`${path}/new`, 'sign-in/accounts/invite.tsx', { id: `${id}-invite` }),
  route(`${path}/:account`, 'sign-in/accounts/account.tsx', { id: `${id}-account` }),
]

/** Accounts of the municipality's staff and of facilities under contract, inside the office's frame. */
export const officeAccounts: RouteConfigEntry[] = [
  ...pages('accounts', 'office-accounts'),
  ...pages('facility-accounts/:facility', 'office-facility-accounts'),
]

/** A facility's own accounts, inside its frame. */
export const facilityAccounts: RouteConfigEntry[] = pages('accounts', 'facility-accounts')
