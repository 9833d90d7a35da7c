import type { Words } from '../../ui/say.tsx'

export const letterWords = {
  title: { ja: '届いた文書', 'ja-easy': 'とどいた 手紙《てがみ》', en: 'Your letters' },
  empty: {
    ja: '文書はまだ届いていません',
    'ja-easy': '手紙《てがみ》は まだ ありません',
    en: 'No letters yet',
  },
  emptyHelp: {
    ja: '申請の結果などが決まると、ここに届きます。',
    'ja-easy': '申《もう》しこみの 結果《けっか》が 決《き》まると、ここに 来《き》ます。',
    en: 'When something is decided, the letter appears here.',
  },
  pdf: { ja: 'PDFを開く・保存する', 'ja-easy': 'PDFを 開《ひら》く', en: 'Open or save the PDF' },
  pdfTranslated: {
    ja: '参考訳の付いたPDF',
    'ja-easy': 'やさしい 日本語《にほんご》も ついた PDF',
    en: 'PDF with the translation',
  },
  translation: {
    ja: '参考訳',
    'ja-easy':
      'この文《ぶん》は 参考《さんこう》です。正《ただ》しい 文書《ぶんしょ》は、下《した》の 日本語《にほんご》です。',
    en: 'This is a reference translation. The Japanese text below is the decision.',
  },
  original: {
    ja: '正文（日本語）',
    'ja-easy': '正《ただ》しい 文書《ぶんしょ》',
    en: 'The letter in Japanese',
  },
  application: {
    ja: 'この申請の状況を見る',
    'ja-easy': '申《もう》しこみの ようすを 見《み》る',
    en: 'See your application',
  },
} satisfies Words
