import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, YesNo } from '../../ui/fields/choices.tsx'
import { DayInput, NumberInput, TextInput } from '../../ui/fields/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Note, Stack } from '../../ui/text.tsx'
import type { FactBox } from './facts.server.ts'

/** The true days came later than the voucher: the facts it stands on, to be put right. */
export function Correct({ boxes }: { boxes: FactBox[] }) {
  return (
    <Dialog
      title="利用券のもとになった内容を直す"
      wide
      trigger={{ children: '内容を直す', look: 'secondary', size: 'medium' }}
    >
      {close => (
        <PostForm>
          <Stack>
            <Note>
              期間・料金・上限は、ここから計算し直されます。すでに入っている予約は変わりません。上限は増えるときだけ足され、減ることはありません。
            </Note>
            <div className="grid gap-4 sm:grid-cols-2">
              {boxes.map(box => (
                <Box key={box.name} box={box} />
              ))}
            </div>
            <TextInput name="reason" label="直す理由" required maxLength={500} />
            <div className="flex gap-3">
              <Button name="do" value="correct">
                直す
              </Button>
              <Button type="button" look="text" onPress={close}>
                やめる
              </Button>
            </div>
          </Stack>
        </PostForm>
      )}
    </Dialog>
  )
}

function Box({ box }: { box: FactBox }) {
  const field = { name: `fact.${box.name}`, label: box.label, value: box.value }
  switch (box.kind) {
    case 'date':
      return <DayInput {...field} />
    case 'number':
      return <NumberInput {...field} />
    case 'choice':
      return <Select {...field} options={box.options} />
    case 'yes-no':
      return <YesNo {...field} />
    default:
      return <TextInput {...field} />
  }
}

/** Ends the voucher, after saying what that does. */
export function Revoke({ bookings }: { bookings: number }) {
  return (
    <Dialog title="利用券を取り消す" trigger={{ children: '取り消す', look: 'danger', size: 'medium' }}>
      {close => (
        <PostForm>
          <Stack>
            <p>
              この利用券では予約できなくなり、残りはなくなります。
              {bookings > 0 && (
                <strong>
                  これからの予約{bookings}
                  件は取り消され、本人と施設に知らされます。キャンセル料はかかりません。
                </strong>
              )}
              済んだ利用は変わりません。元に戻すことはできません。
            </p>
            <Note>
              不利益な処分として通知が必要なときは、申請の画面から「承認の取消し」を起案してください。
            </Note>
            <TextInput name="reason" label="理由" required maxLength={500} />
            <div className="flex gap-3">
              <Button name="do" value="revoke" look="danger">
                取り消す
              </Button>
              <Button type="button" look="text" onPress={close}>
                やめる
              </Button>
            </div>
          </Stack>
        </PostForm>
      )}
    </Dialog>
  )
}
