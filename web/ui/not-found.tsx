import { data } from 'react-router'
import { NotFound } from './problem.tsx'

export const loader = () => data(null, { status: 404 })

export const meta = () => [{ title: 'ページが見つかりません' }]

/** Every address no other route knows. */
export default function NotFoundPage() {
  return (
    <main id="main" className="mx-auto max-w-160 px-4 py-16">
      <NotFound />
    </main>
  )
}
