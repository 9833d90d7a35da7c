import { type RouteConfigEntry, route } from '@react-router/dev/routes'

export const routes: RouteConfigEntry[] = [
  route('sign-in', 'sign-in/door.tsx'),
  route('sign-in/link/:token', 'sign-in/link.tsx'),
  route('sign-in/passkey', 'sign-in/passkey.tsx'),
  route('sign-in/welcome', 'sign-in/welcome.tsx'),
  route('sign-in/identity', 'sign-in/identity.ts'),
  route('sign-in/identity/callback', 'sign-in/identity-callback.ts'),
  route('sign-in/staff', 'sign-in/staff.tsx'),
  route('sign-in/second-factor', 'sign-in/second-factor.tsx'),
  route('sign-in/enrol', 'sign-in/enrol.tsx'),
  route('sign-in/forgotten', 'sign-in/forgotten.tsx'),
  route('sign-in/password/:token', 'sign-in/new-password.tsx'),
  route('sign-out', 'sign-in/sign-out.ts'),
  route('account', 'sign-in/account-page.tsx'),
  route('account/passkeys', 'sign-in/account-passkeys.tsx'),
  route('account/recovery-codes', 'sign-in/recovery-codes.tsx'),
]
