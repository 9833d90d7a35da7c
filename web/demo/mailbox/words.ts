import type { Words } from '../../ui/say.tsx'

export const mailboxWords = {
  title: { ja: 'メールボックス', 'ja-easy': 'メール', en: 'Mailbox' },
  of: { ja: '{address} に届いたメール', 'ja-easy': '{address} の メール', en: 'Mail sent to {address}' },
  about: {
    ja: 'デモでは、メールを外に送らず、ここに表示します。',
    'ja-easy': '練習《れんしゅう》なので、メールは ここに 出《で》ます。',
    en: 'In this demo mail is not sent anywhere; it is shown here.',
  },
  empty: { ja: 'メールはまだありません', 'ja-easy': 'メールは まだ ありません', en: 'No mail yet' },
  emptyHelp: {
    ja: '申請したり、申請が決まったりすると、数秒でここに届きます。',
    'ja-easy': '申《もう》しこんだり、決《き》まったりすると、ここに 来《き》ます。',
    en: 'When you apply, or when a decision is made, a mail arrives here within seconds.',
  },
  whose: {
    ja: '見たいメールアドレスを入れるか、上の「この人になる」で登場人物になってください。',
    'ja-easy': 'メールアドレスを 書《か》くか、上《うえ》で 人《ひと》を えらんでください。',
    en: 'Enter the address whose mail you want to see, or become a persona above.',
  },
  address: { ja: 'メールアドレス', 'ja-easy': 'メールアドレス', en: 'E-mail address' },
  show: { ja: 'メールを見る', 'ja-easy': 'メールを 見《み》る', en: 'Show mail' },
  unread: { ja: '未読', 'ja-easy': 'まだ 読《よ》んでいません', en: 'Unread' },
  back: { ja: 'メールの一覧へ', 'ja-easy': 'メールの 一覧《いちらん》へ', en: 'All mail' },
} satisfies Words
