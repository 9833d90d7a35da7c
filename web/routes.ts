import { type RouteConfig, route } from '@react-router/dev/routes'
import { routes as counter } from './counter/routes.ts'
import { routes as demo } from './demo/routes.ts'
import { routes as facility } from './facility/routes.ts'
import { routes as office } from './office/routes.ts'
import { routes as resident } from './resident/routes.ts'
import { routes as signIn } from './sign-in/routes.ts'

/** Each surface lists its own pages. Residents' addresses begin with a city's name, so they come last. */
export default [
  ...demo,
  ...signIn,
  route('language', 'ui/language-switch.ts'),
  ...office,
  ...facility,
  ...counter,
  ...resident,
  route('*', 'ui/not-found.tsx'),
] satisfies RouteConfig
