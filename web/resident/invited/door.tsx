import { redirect, useActionData, useLoaderData } from 'react-router'
import { readTyped } from '#modules/invitations/link/rules.ts'
import type { PageArgs } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Say, useSay } from '../../ui/say.tsx'
import { Heading, Note, Stack } from '../../ui/text.tsx'
import { ResidentPage } from '../frame.tsx'
import { titled } from '../title.ts'
import { cityAt } from './opening.server.ts'
import { words } from './words.ts'

export async function loader(args: PageArgs) {
  const { name, phone } = await cityAt(args)
  return { city: name, phone }
}

/** A slip is told at once and counts as no guess. */
export async function action(args: PageArgs) {
  const typed = String((await args.request.formData()).get('typed') ?? '')
  const { slug } = await cityAt(args)
  if (!readTyped(typed)) return { typed: typed.slice(0, 40) }
  return redirect(`/${slug}/i/${encodeURIComponent(typed.trim())}`, 303)
}

interface Meta {
  matches: readonly unknown[]
}

export const meta = (args: Meta) => titled(args, words.doorTitle)

/** For whom the QR code cannot be read: the code printed beside it. */
export default function TypeCode() {
  const { phone } = useLoaderData<typeof loader>()
  const answered = useActionData() as { typed: string } | undefined
  const speak = useSay()
  const problems = answered ? [{ field: 'typed', message: words.typedWrong }] : []
  return (
    <ResidentPage plain>
      <Stack>
        <ErrorSummary problems={problems} />
        <Heading level={1}>
          <Say text={words.doorTitle} />
        </Heading>
        <PostForm>
          <Stack>
            <TextInput
              name="typed"
              label={<Say text={words.typed} />}
              hint={<Say text={words.typedHint} />}
              value={answered?.typed}
              error={answered && speak(words.typedWrong)}
              required
              maxLength={40}
            />
            <Button wide iconEnd="right">
              <Say text={words.goOn} />
            </Button>
          </Stack>
        </PostForm>
        <Note>
          <Say text={words.notMe} values={{ phone }} />
        </Note>
      </Stack>
    </ResidentPage>
  )
}
