import { LinkButton } from '../ui/button.tsx'
import { NotificationBanner } from '../ui/notification-banner.tsx'
import { Heading, Lead, Stack } from '../ui/text.tsx'

/** Ten codes, shown once, to be written down or printed. */
export function RecoveryCodes({
  title = '二段階認証を設定しました',
  codes,
  onward,
}: {
  title?: string
  codes: string[]
  onward: string
}) {
  return (
    <Stack>
      <NotificationBanner tone="success" live title={title} />
      <Heading level={1}>回復コードを控えてください</Heading>
      <Lead>
        スマートフォンをなくしたときに、確認コードの代わりに使えます。1つにつき1回だけ使えます。この画面を印刷するか書き写して、鍵のかかる場所に保管してください。もう一度表示することはできません。
      </Lead>
      <ol className="grid max-w-112 list-inside list-decimal grid-cols-2 gap-x-8 gap-y-2 rounded-12 border border-line p-6 font-mono text-[1.125rem]">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div data-no-print>
        <LinkButton to={onward} reload wide>
          控えました。次へ進む
        </LinkButton>
      </div>
    </Stack>
  )
}
