import { mailbox } from '#modules/messages/read.ts'
import { type PageArgs, page } from '#web/server/page.ts'
import { Button } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { EmailInput } from '../../ui/fields/inputs.tsx'
import { Say } from '../../ui/say.tsx'
import { Heading, Note, Stack } from '../../ui/text.tsx'
import type { Route } from './+types/list.ts'
import { addressShown } from './address.server.ts'
import { mailboxWords as words } from './words.ts'

export const loader = page(async (ctx, args: PageArgs) => {
  const address = addressShown(args)
  const mails = address ? await mailbox(ctx, address) : []
  return {
    address,
    now: ctx.now.toISOString(),
    mails: mails.map(mail => ({
      id: mail.id,
      subject: mail.subject,
      start: mail.body.split('\n')[0] ?? '',
      at: (mail.sentAt ?? mail.createdAt).toISOString(),
      unread: mail.openedAt === null,
    })),
  }
})

export const meta = () => [{ title: 'メールボックス' }]

/** What has been mailed to the persona, as a phone would show it. */
export default function Mailbox({ loaderData: { address, mails, now } }: Route.ComponentProps) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-176 px-4 py-8 sm:px-8">
      <Stack>
        <div>
          <Heading level={1}>
            <Say text={words.title} />
          </Heading>
          {address && (
            <p className="mt-1 break-all">
              <Say text={words.of} values={{ address }} />
            </p>
          )}
          <Note>
            <Say text={words.about} />
          </Note>
        </div>
        {!address ? (
          <AskAddress />
        ) : mails.length === 0 ? (
          <Empty icon="mail" title={<Say text={words.empty} />}>
            <Say text={words.emptyHelp} />
          </Empty>
        ) : (
          <ul className="divide-y divide-line border-y border-line">
            {mails.map(mail => (
              <li key={mail.id}>
                <a
                  href={`/demo/mailbox/${mail.id}?to=${encodeURIComponent(address)}`}
                  className="block px-2 py-4 text-ink no-underline hover:bg-accent-soft"
                >
                  <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                    <span className={mail.unread ? 'font-bold' : ''}>
                      {mail.unread && (
                        <span className="mr-2 rounded-full bg-accent px-2 py-0.5 text-[0.8125rem] text-white">
                          <Say text={words.unread} />
                        </span>
                      )}
                      {mail.subject}
                    </span>
                    <span className="text-[0.875rem] text-ink-soft">
                      <RelativeTime at={mail.at} now={now} />
                    </span>
                  </span>
                  <span className="mt-1 block truncate text-[0.9375rem] text-ink-soft">{mail.start}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </main>
  )
}

function AskAddress() {
  return (
    <form method="get" className="flex flex-col gap-4">
      <p>
        <Say text={words.whose} />
      </p>
      <EmailInput name="to" label={<Say text={words.address} />} required />
      <div>
        <Button>
          <Say text={words.show} />
        </Button>
      </div>
    </form>
  )
}
