import { Button } from '../../ui/button.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { ShownCase } from './shown.server.ts'

/** What stands in the way: letters that could not be made, mails that did not go out, names that cannot be printed. */
export function Notices({ shown }: { shown: ShownCase }) {
  return (
    <>
      {shown.protected && (
        <NotificationBanner tone="warning" title="支援措置の対象者です">
          <p>住所・連絡先を本人以外に伝えないでください。通知書に住所は印字されません。</p>
        </NotificationBanner>
      )}
      {shown.remark && (
        <NotificationBanner tone="warning" title="記録と違うところがある、と申請者が書いています">
          <p className="whitespace-pre-wrap">{shown.remark}</p>
        </NotificationBanner>
      )}
      {shown.blocked.map(({ label, why }) => (
        <NotificationBanner key={label} tone="info" title={`「${label}」は、${why}まだ選べません`} />
      ))}
      {shown.unprintable.length > 0 && shown.held.length === 0 && (
        <NotificationBanner
          tone="warning"
          title={`通知書に印字できない文字があります：${shown.unprintable.join(' ')}`}
        >
          <p>
            通知書を発行するとき、代わりに印字する文字を選ぶまで発行を止めます。画面とメールの表示には影響しません。
          </p>
        </NotificationBanner>
      )}
      {shown.held.map(held => (
        <Held key={held.id} held={held} />
      ))}
      {shown.stuck.map(mail => (
        <NotificationBanner
          key={mail.id}
          tone="error"
          title={mail.state === 'failed' ? 'メールを送れませんでした' : 'メールが届いたか確かめられません'}
        >
          <p>
            {mail.recipient} 宛て「{mail.subject}」
          </p>
          <PostForm keep>
            <input type="hidden" name="intent" value="resend" />
            <input type="hidden" name="message" value={mail.id} />
            <Button look="secondary" size="small">
              もう一度送る
            </Button>
          </PostForm>
        </NotificationBanner>
      ))}
    </>
  )
}

function Held({ held }: { held: ShownCase['held'][number] }) {
  return (
    <NotificationBanner tone="error" title="通知書を発行できず、止めています">
      {held.problems.length > 0 && (
        <ul className="list-disc pl-6">
          {held.problems.map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <PostForm className="flex flex-col gap-3" keep>
        <input type="hidden" name="intent" value="release" />
        <input type="hidden" name="held" value={held.id} />
        {held.missing.map(character => (
          <TextInput
            key={character}
            name={`substitute:${character}`}
            label={`「${character}」の代わりに印字する文字`}
            hint="戸籍の字体に近い文字を本人に確かめて選びます。選んだ文字は記録に残ります。"
            width="short"
            required
          />
        ))}
        <Button size="medium">{held.missing.length > 0 ? 'この文字で発行する' : 'もう一度発行する'}</Button>
      </PostForm>
    </NotificationBanner>
  )
}
