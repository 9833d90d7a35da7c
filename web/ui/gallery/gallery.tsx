import { Button } from '../button.tsx'
import { pageRequest } from '../request.ts'
import { Heading } from '../text.tsx'
import type { Route } from './+types/gallery.ts'
import { notFoundUnlessDemo } from './only-in-demo.ts'

export const handle = { script: true }

export function loader({ context }: Route.LoaderArgs) {
  notFoundUnlessDemo(context.get(pageRequest))
  return null
}

export default function Gallery() {
  return (
    <main id="main" className="mx-auto max-w-5xl px-4 py-8">
      <Heading level={1}>部品の一覧</Heading>
      <Button>送る</Button>
    </main>
  )
}
