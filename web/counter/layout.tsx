import { Outlet } from 'react-router'

/** The pages of a tablet. Each brings its own frame: some belong to a person, some to nobody. */
export default function Counter() {
  return <Outlet />
}
