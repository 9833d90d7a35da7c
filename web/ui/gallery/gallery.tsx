import { FacilityShell } from '../../shells/facility-shell.tsx'
import { Button, LinkButton } from '../button.tsx'
import { pageRequest } from '../request.ts'
import { Buttons, Heading, Lead, Note, Stack, TextLink } from '../text.tsx'
import { UndoToast } from '../undo-toast.tsx'
import type { Route } from './+types/gallery.ts'
import { FieldsShown } from './fields-shown.tsx'
import { notFoundUnlessDemo } from './only-in-demo.ts'
import { Showing } from './showing.tsx'

export const handle = { script: true }

export const meta = () => [{ title: '部品の一覧' }]

export function loader({ context }: Route.LoaderArgs) {
  notFoundUnlessDemo(context.get(pageRequest))
  return null
}

/** Forms of the gallery send, and nothing comes of it. */
export const action = () => null

/** All parts on one page, for builders; the office and resident frames have pages of their own. */
export default function Gallery() {
  return (
    <FacilityShell counts={{ today: 3, reports: 2 }}>
      <Stack gap="large">
        <div className="flex flex-col gap-4">
          <Heading level={1} over="つくる人のために">
            部品の一覧
          </Heading>
          <Lead>
            どの画面も、ここにある部品だけでできています。
            <TextLink to="/_gallery/resident" reload>
              住民の画面
            </TextLink>
            と<TextLink to="/_gallery/office">市役所の画面</TextLink>、
            <TextLink to="/_gallery/counter">窓口の画面</TextLink>
            もあります。
          </Lead>
        </div>
        <section className="flex flex-col gap-4">
          <Heading>ボタン</Heading>
          <Buttons>
            <Button type="button">申請する</Button>
            <Button type="button" look="secondary">
              下書きを保存
            </Button>
            <Button type="button" look="text">
              やめる
            </Button>
            <Button type="button" look="danger" icon="trash">
              予約を取り消す
            </Button>
            <Button type="button" disabled describedBy="why-not">
              送る
            </Button>
            <LinkButton to="#next" iconEnd="right" look="secondary" size="medium">
              次の施設
            </LinkButton>
            <Button type="button" size="small" look="secondary">
              小さい
            </Button>
          </Buttons>
          <Note id="why-not">「送る」は、必須の項目がすべて入力されると押せます。</Note>
        </section>
        <Showing />
        <FieldsShown />
      </Stack>
      <UndoToast action="/_gallery" fields={{ id: '1' }}>
        山田 花子さんの利用を記録しました。
      </UndoToast>
    </FacilityShell>
  )
}
