import { type Language, say, type Text } from '#language/text.ts'

/** Mails about signing in: no name, nothing of anybody's case, one link, and what to do when it was not you. */
const mails = {
  'sign-in-link': {
    subject: {
      ja: '【{place}】ログインのご案内',
      'ja-easy': '【{place}】ログインの メール',
      en: '[{place}] Your sign-in link',
    },
    body: {
      ja: '{place}の手続きにログインするためのリンクです。30分以内に、1回だけ使えます。\n\n{link}\n\n開いたページで「ログインする」を押してください。\n\n心当たりがないときは、このメールを消してください。リンクを押さなければ、何も起こりません。',
      'ja-easy':
        '{place}の ページに 入るための リンクです。30分の あいだに、1回だけ 使えます。\n\n{link}\n\nページを 開いて「ログインする」を おしてください。\n\nこの メールを 知らないときは、消してください。',
      en: 'This link signs you in to the services of {place}. It works once, within 30 minutes.\n\n{link}\n\nOn the page that opens, press “Sign in”.\n\nIf you did not ask for this, delete this mail. Nothing happens unless you press the link.',
    },
  },
  invitation: {
    subject: { ja: '【{place}】利用者登録のご案内', en: '[{place}] You are invited' },
    body: {
      ja: '{place}の子ども・家庭支援システムに、あなたの利用者登録が用意されました。7日以内に次のリンクを開き、パスワードと確認コードを設定してください。\n\n{link}\n\n心当たりがないときは、所属の管理者に知らせてください。',
      en: 'An account has been prepared for you at {place}. Open this link within 7 days to set a password and a second factor.\n\n{link}\n\nIf you did not expect this, tell your administrator.',
    },
  },
  reset: {
    subject: { ja: '【{place}】パスワードの再設定', en: '[{place}] Set a new password' },
    body: {
      ja: '{place}の子ども・家庭支援システムのパスワードを設定し直すためのリンクです。1時間以内に、1回だけ使えます。\n\n{link}\n\n心当たりがないときは、このメールを消してください。パスワードは変わりません。続くときは管理者に知らせてください。',
      en: 'Use this link to set a new password at {place}. It works once, within one hour.\n\n{link}\n\nIf you did not ask for this, delete this mail; your password stays as it is.',
    },
  },
} as const satisfies Record<string, { subject: Text; body: Text }>

export type SignInMail = keyof typeof mails

/** Subject and body in the reader's language. */
export function compose(
  kind: SignInMail,
  language: Language,
  values: { place: string; link: string },
): { subject: string; body: string } {
  const mail = mails[kind]
  const fill = (text: string) => text.replaceAll('{place}', values.place).replaceAll('{link}', values.link)
  return { subject: fill(say(mail.subject, language)), body: fill(say(mail.body, language)) }
}

/** What stands in a kept mail where the link was, once it has been used. */
export const struckOut = '(使用済みのリンク)'

/** The body without its link: a mail that was kept must not open a door. */
export function strikeOut(body: string): string {
  return body.replace(/https?:\/\/\S+/g, struckOut)
}
