import { Button } from '../../ui/button.tsx'
import { Checkbox, Select, type SelectOption } from '../../ui/fields/choices.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Heading, Stack } from '../../ui/text.tsx'
import type { Row } from './table.tsx'

export function ChangeForm({
  row,
  kind,
  offered,
}: {
  row: Row
  kind: 'staff' | 'facility'
  offered: SelectOption[]
}) {
  return (
    <PostForm className="max-w-128">
      <Stack>
        <Heading level={2} size={3}>
          変更する
        </Heading>
        <TextInput name="name" required label="氏名" width="wide" value={row.name} />
        {kind === 'staff' ? (
          <>
            <TextInput name="section" required label="課・係" width="wide" value={row.section} />
            <Select name="rank" required label="役職" options={offered} value={row.rank} empty={false} />
          </>
        ) : (
          <Checkbox name="administrator" label="施設の利用者を管理できる" checked={row.administrator} />
        )}
        <div>
          <Button look="secondary" size="medium" name="intent" value="change">
            変更を保存する
          </Button>
        </div>
      </Stack>
    </PostForm>
  )
}

/** What can be done with the account as a whole; each button says what follows. */
export function Acts({ row }: { row: Row }) {
  return (
    <PostForm>
      <Stack gap="small">
        <Heading level={2} size={3}>
          利用の管理
        </Heading>
        <div className="flex flex-wrap gap-3">
          {row.state === 'invited' && (
            <Button
              look="secondary"
              size="medium"
              icon="mail"
              name="intent"
              value="invite"
              causes="前のリンクは使えなくなります"
            >
              招待を送り直す
            </Button>
          )}
          {row.secondFactor === 'app' && (
            <Button
              look="secondary"
              size="medium"
              icon="phone"
              name="intent"
              value="reset"
              causes="ログアウトされ、次のログインで設定し直します"
            >
              二段階認証をやり直す
            </Button>
          )}
          {row.state === 'disabled' ? (
            <Button look="secondary" size="medium" icon="undo" name="intent" value="enable">
              利用を再開する
            </Button>
          ) : (
            <Button
              look="danger"
              size="medium"
              icon="lock"
              name="intent"
              value="disable"
              causes="すぐにログアウトされます。後から再開できます"
            >
              利用を停止する
            </Button>
          )}
        </div>
      </Stack>
    </PostForm>
  )
}
