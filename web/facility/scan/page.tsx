import { useCallback } from 'react'
import { Form, redirect, useActionData, useLoaderData, useNavigate } from 'react-router'
import { book } from '#modules/bookings/write.ts'
import { act, type PageArgs, page, refusedData } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Say } from '../../ui/say.tsx'
import { BackLink, Heading, Stack } from '../../ui/text.tsx'
import { facilityActor } from '../names.server.ts'
import { Camera } from './camera.tsx'
import { showFound } from './found.server.ts'
import { FoundVoucher } from './found.tsx'

export const loader = page((ctx, { request }: PageArgs) =>
  showFound(ctx, new URL(request.url).searchParams.get('number') ?? ''),
)

/** Books for the person whose voucher lies on the desk, or who reads its number out on the telephone. */
export async function action(args: PageArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const outcome = await act(args, ctx =>
    book(
      ctx,
      {
        municipality: Number(text('municipality')),
        facility: facilityActor(ctx).facilityId,
        voucherId: text('voucher'),
        number: text('number'),
        type: text('type'),
        slotIds: [text('slot')],
        channel: 'phone',
      },
      { key: text('_key') },
    ),
  )
  if (!outcome.ok) return refusedData(outcome.refused)
  return redirect(`/facility/bookings/${outcome.value.reservationId}`)
}

export const meta = () => [{ title: '利用券を確かめる' }]

export default function Scan() {
  const found = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const navigate = useNavigate()
  const read = useCallback(
    (text: string) => navigate(`/facility/scan?number=${encodeURIComponent(text)}`),
    [navigate],
  )
  return (
    <Stack>
      <BackLink to="/facility">今日の予約</BackLink>
      <Heading level={1}>利用券を確かめる</Heading>
      {answered && 'refused' in answered && (
        <NotificationBanner tone="error" live title="予約できませんでした">
          <p>
            <Say text={answered.refused.text} />
          </p>
        </NotificationBanner>
      )}
      {found.kind === 'mistyped' && (
        <NotificationBanner
          tone="error"
          live
          title={`「${found.typed.slice(0, 40)}」は利用券の番号ではありません`}
        >
          <p>打ち間違いがあると、ここで気づけるようになっています。0・O・1・I・Lは使われません。</p>
        </NotificationBanner>
      )}
      {found.kind === 'unknown' && (
        <NotificationBanner tone="error" live title="この番号の利用券は見つかりません">
          <p>契約している市区町村の利用券だけを確かめられます。番号と、市区町村の名前を見てください。</p>
        </NotificationBanner>
      )}
      {found.kind === 'found' ? (
        <FoundVoucher key={found.voucher.id} found={found} />
      ) : (
        <div className="grid gap-8 lg:grid-cols-2">
          <section className="flex flex-col gap-4">
            <Heading level={2} size={3}>
              QRコード
            </Heading>
            <Camera onRead={read} />
          </section>
          <section className="flex flex-col gap-4">
            <Heading level={2} size={3}>
              番号
            </Heading>
            <Form method="get" className="flex flex-col gap-4">
              <TextInput
                name="number"
                label="利用券番号"
                hint="12文字。区切りや大文字・小文字はどちらでもかまいません。"
                width="medium"
                value={found.kind === 'none' ? '' : found.typed}
                maxLength={60}
              />
              <div>
                <Button>確かめる</Button>
              </div>
            </Form>
          </section>
        </div>
      )}
    </Stack>
  )
}
