import { redirect } from 'react-router'
import { counterOf } from '#modules/visits/access.ts'
import { filmOf } from '#modules/visits/explanation/read.ts'
import { dropFilm, setFilm } from '#modules/visits/explanation/write.ts'
import { act, page, refusedData } from '#web/server/page.ts'
import { OfficeHead } from '../../shells/office-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Textarea, TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { BackLink, Buttons, Note, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/explanation.ts'

export const loader = page(async ctx => ({ film: (await filmOf(ctx, counterOf(ctx))) ?? null }))

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const once = { key: text('_key') }
  const outcome = await act(args, ctx =>
    text('_do') === 'drop'
      ? dropFilm(ctx, {}, once)
      : setFilm(
          ctx,
          { address: text('address').trim(), captions: text('captions'), transcript: text('transcript') },
          once,
        ),
  )
  if (!outcome.ok) {
    const kept = { address: text('address'), captions: text('captions'), transcript: text('transcript') }
    return refusedData(outcome.refused, { kept })
  }
  return redirect('/office/visits/explanation', 303)
}

export const meta: Route.MetaFunction = () => [{ title: '説明の映像' }]

export default function Explanation({ loaderData, actionData }: Route.ComponentProps) {
  const answer = actionData as { kept?: NonNullable<typeof loaderData.film> } | undefined
  const film = answer?.kept ?? loaderData.film
  return (
    <Stack>
      <BackLink to="/office/visits">窓口の来庁</BackLink>
      <OfficeHead title="説明の映像">
        <Note>登録すると、タブレットの説明がこの映像になります。登録がないときは、5枚の絵で説明します。</Note>
      </OfficeHead>
      {answer?.kept && (
        <NotificationBanner
          tone="error"
          live
          title="保存していません。アドレスはhttps://で始め、字幕はWEBVTTで始まる文、文字起こしも必ず書いてください。"
        />
      )}
      <PostForm className="flex max-w-176 flex-col gap-6">
        <TextInput
          name="address"
          label="映像のアドレス"
          hint="https:// で始まる mp4 か webm。タブレットから開ける所に置いてください。"
          value={film?.address ?? ''}
          maxLength={500}
        />
        <Textarea
          name="captions"
          label="字幕（WebVTT）"
          hint="聞こえない方、音を出せない窓口のために要ります。"
          value={film?.captions ?? ''}
        />
        <Textarea
          name="transcript"
          label="文字起こし"
          hint="話していることと、映っていること。読み上げソフトの方が使います。"
          value={film?.transcript ?? ''}
        />
        <Buttons>
          <Button size="medium">保存する</Button>
          {loaderData.film && (
            <Button look="text" size="medium" name="_do" value="drop">
              映像をやめて絵に戻す
            </Button>
          )}
        </Buttons>
      </PostForm>
    </Stack>
  )
}
