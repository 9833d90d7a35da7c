import { CounterShell } from '../../shells/counter-shell.tsx'
import { Button } from '../button.tsx'
import { YesNo } from '../fields/choices.tsx'
import { PostForm } from '../post-form.tsx'
import { pageRequest } from '../request.ts'
import { Say } from '../say.tsx'
import { Stack } from '../text.tsx'
import { frame } from '../words/frame.ts'
import type { Route } from './+types/counter.ts'
import { notFoundUnlessDemo } from './only-in-demo.ts'

export const meta = () => [{ title: '窓口の画面' }]

export function loader({ context }: Route.LoaderArgs) {
  notFoundUnlessDemo(context.get(pageRequest))
  return null
}

/** Forms of the gallery send, and nothing comes of it. */
export const action = () => null

/** One question on the counter's tablet. */
export default function CounterGallery() {
  return (
    <CounterShell finish="/_gallery/counter">
      <PostForm>
        <Stack gap="large">
          <h1 className="font-bold">お子さんと一緒に暮らしていますか</h1>
          <YesNo name="together" label="どちらかを選んでください" />
          <Button>
            <Say text={frame.next} />
          </Button>
        </Stack>
      </PostForm>
    </CounterShell>
  )
}
