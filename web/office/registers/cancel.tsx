import { Button } from '../../ui/button.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Note } from '../../ui/text.tsx'

/** Putting an extract aside changes nothing in the register. */
export function Cancel() {
  return (
    <PostForm className="flex flex-col items-start gap-2 border-t border-line pt-6">
      <Button look="text" size="medium" icon="trash" name="do" value="cancel">
        この取込みをやめて、ファイルを消す
      </Button>
      <Note>台帳は前のままです。</Note>
    </PostForm>
  )
}
