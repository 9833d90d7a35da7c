import type { Words } from '../say.tsx'

export const demo = {
  demo: { ja: 'デモ', en: 'Demo' },
  invented: {
    ja: '架空のまちのデモです。',
    'ja-easy': 'これは 練習《れんしゅう》です。',
    en: 'A demo with an invented town.',
  },
  careful: {
    ja: '本当の個人情報は入力しないでください。',
    'ja-easy': '本当《ほんとう》の名前《なまえ》や住所《じゅうしょ》を 書《か》かないでください。',
    en: 'Do not enter real personal data.',
  },
  persona: { ja: '登場人物', 'ja-easy': '人《ひと》', en: 'Persona' },
  become: { ja: 'この人になる', 'ja-easy': 'この人《ひと》になる', en: 'Become' },
  mailbox: { ja: 'メールボックス', en: 'Mailbox' },
  unread: { ja: '未読{count}件', 'ja-easy': '新《あたら》しいメール{count}', en: '{count} unread' },
  stories: { ja: 'お話の一覧', 'ja-easy': '最初《さいしょ》のページ', en: 'All stories' },
  resident: { ja: '住民', en: 'Residents' },
  facility: { ja: '施設', en: 'Facilities' },
  office: { ja: '市役所', en: 'Town hall' },
  counter: { ja: '窓口', en: 'Counter' },
} satisfies Words
