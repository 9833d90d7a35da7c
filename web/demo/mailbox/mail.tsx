import { openMail } from '#modules/messages/mailbox/write.ts'
import { withAddress } from '#modules/messages/rules.ts'
import { refuse } from '#modules/refusals.ts'
import { type PageArgs, page, serverRequest } from '#web/server/page.ts'
import { InstantText } from '../../ui/dates.tsx'
import { Say } from '../../ui/say.tsx'
import { BackLink, Heading, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/mail.ts'
import { addressShown } from './address.server.ts'
import { mailboxWords as words } from './words.ts'

export const loader = page(async (ctx, args: PageArgs) => {
  const address = addressShown(args)
  const mail = address ? await openMail(ctx, address, args.params.id ?? '') : undefined
  if (!mail) return refuse('not-found')
  // In a demo the browser may come by another name than the one mails are written with.
  const origin = new URL(args.request.url).origin
  const { publicUrl } = args.context.get(serverRequest)
  return {
    address,
    subject: mail.subject,
    at: (mail.sentAt ?? mail.createdAt).toISOString(),
    body: withAddress(mail.body, origin).replaceAll(publicUrl, origin),
    origin,
  }
})

export const meta = () => [{ title: 'メール' }]

/** One mail. Its links lead to the pages they name. */
export default function Mail({ loaderData: { address, subject, at, body, origin } }: Route.ComponentProps) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-176 px-4 py-8 sm:px-8">
      <BackLink to={`/demo/mailbox?to=${encodeURIComponent(address)}`}>
        <Say text={words.back} />
      </BackLink>
      <Stack>
        <Heading level={1} size={2}>
          {subject}
        </Heading>
        <p className="text-[0.9375rem] text-ink-soft">
          <InstantText at={at} />　{address}
        </p>
        <div className="border-t border-line pt-6 leading-[1.9] break-words whitespace-pre-wrap">
          <Linked text={body} origin={origin} />
        </div>
      </Stack>
    </main>
  )
}

/** Addresses in the text as links; those of this installation open here. */
function Linked({ text, origin }: { text: string; origin: string }) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
    /^https?:\/\//.test(part) ? (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text never move
        key={index}
        href={part.startsWith(origin) ? part.slice(origin.length) || '/' : part}
        className="link break-all"
      >
        {part}
      </a>
    ) : (
      part
    ),
  )
}
