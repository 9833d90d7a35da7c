import { Button } from '../ui/button.tsx'
import { TextInput } from '../ui/fields/inputs.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Stack } from '../ui/text.tsx'

/** The six digits of the authenticator app. */
export function CodeForm({ press }: { press: string }) {
  return (
    <PostForm>
      <Stack>
        <TextInput
          name="code"
          required
          label="確認コード"
          width="short"
          autoComplete="one-time-code"
          inputMode="numeric"
        />
        <div>
          <Button wide>{press}</Button>
        </div>
      </Stack>
    </PostForm>
  )
}
