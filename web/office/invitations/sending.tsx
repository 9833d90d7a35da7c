import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Radios, Select } from '../../ui/fields/choices.tsx'
import { DayInput } from '../../ui/fields/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Note, Stack, TextLink } from '../../ui/text.tsx'
import type { Route } from './+types/campaign.ts'

type Shown = Route.ComponentProps['loaderData']

const sizes = [50, 100, 250, 500].map(n => ({
  value: String(n),
  label: `${n.toLocaleString('ja-JP')}通ずつ`,
}))

/** What has not gone out yet. */
export function Sending({ shown }: { shown: Shown }) {
  const { waiting } = shown
  if (shown.closed || waiting.letter + waiting.mail === 0) return null
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-[1.25rem] font-bold">送る</h2>
      {waiting.letter > 0 && (
        <PostForm>
          <Stack gap="small">
            <p>
              手紙 {waiting.letter.toLocaleString('ja-JP')}
              通。1通1枚、窓あき封筒（長形3号）に合わせてあります。
            </p>
            <Select
              name="perFile"
              label="1つのファイルに入れる数"
              options={sizes}
              value="250"
              empty={false}
              width="medium"
            />
            <div>
              <Button size="medium" name="do" value="print" icon="document">
                手紙をつくる
              </Button>
            </div>
          </Stack>
        </PostForm>
      )}
      {waiting.mail > 0 && (
        <PostForm>
          <Stack gap="small">
            <p>メール {waiting.mail.toLocaleString('ja-JP')}通。件名や本文に制度の名前は書きません。</p>
            <div>
              <Button size="medium" name="do" value="mail" icon="mail">
                メールを送る
              </Button>
            </div>
          </Stack>
        </PostForm>
      )}
      <Note>
        <TextLink to={`/office/invitations/${shown.id}/addresses?format=csv-cp932`} away>
          封筒の宛名だけのCSV（Shift_JIS）
        </TextLink>
        を、封入を委託する事業者に渡せます。リンクや制度の名前は入りません。
      </Note>
    </section>
  )
}

/** The second letter, and the end of a campaign. */
export function Reminding({ shown }: { shown: Shown }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-[1.25rem] font-bold">再度の案内・締切り</h2>
      <Disclosure summary="もう一度手紙を送る">
        <PostForm>
          <Stack>
            <Note>
              新しいリンクの手紙をつくります。前の手紙は控えを残していないため同じものは刷れません。前のリンクは使えなくなります。
            </Note>
            <Radios
              name="to"
              label="送る世帯"
              required
              value="unopened"
              choices={[
                {
                  value: 'unopened',
                  label: `まだ開いていない ${shown.unopened.toLocaleString('ja-JP')}世帯`,
                },
                {
                  value: 'unanswered',
                  label: `まだ申請していない ${shown.unanswered.toLocaleString('ja-JP')}世帯`,
                },
              ]}
            />
            <DayInput name="answerBy" label="期限を延ばすとき、新しい期限" value="" />
            <div>
              <Button size="medium" look="secondary" name="do" value="remind">
                再度の案内をつくる
              </Button>
            </div>
          </Stack>
        </PostForm>
      </Disclosure>
      <Disclosure summary="この案内を締め切る">
        <PostForm>
          <Stack gap="small">
            <Note>まだ申請していない世帯のリンクが、すぐに使えなくなります。元に戻せません。</Note>
            <div>
              <Button size="medium" look="danger" name="do" value="close">
                締め切る
              </Button>
            </div>
          </Stack>
        </PostForm>
      </Disclosure>
    </section>
  )
}
