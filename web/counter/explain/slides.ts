import type { Text } from '#language/text.ts'

export interface Slide {
  id: 'find' | 'answer' | 'papers' | 'once' | 'decide'
  title: Text
  text: Text
}

/** What stands in until the city has a film of its own: five pictures, each with a few sentences. */
export const slides: Slide[] = [
  {
    id: 'find',
    title: {
      ja: '使える制度を、いっしょに探します',
      'ja-easy': '使《つか》える ものを いっしょに 探《さが》します',
      en: 'Together we find what you can use',
    },
    text: {
      ja: '子育てのお金や医療費を助ける制度は、いくつもあります。どれを使えるかは、ご家庭のようすで変わります。この画面の質問に答えると、まとめて調べられます。',
      'ja-easy':
        '子《こ》どもを 育《そだ》てる 人《ひと》を 助《たす》ける ものが、いろいろ あります。質問《しつもん》に 答《こた》えると、使《つか》える ものが わかります。',
      en: 'There are several kinds of help with money and medical costs for families. Which of them fit depends on your family. Answer the questions here and all of them are looked at together.',
    },
  },
  {
    id: 'answer',
    title: {
      ja: '声に出さずに答えられます',
      'ja-easy': '話《はな》さないで 答《こた》えることが できます',
      en: 'You answer without speaking aloud',
    },
    text: {
      ja: '質問は一つずつ出ます。分からないこと、答えたくないことは飛ばせます。答えたことは大きく表示しません。しばらく触れないと、画面は自分で閉じます。',
      'ja-easy':
        '質問《しつもん》は 一《ひと》つずつです。わからない ときや 答《こた》えたくない ときは、答《こた》えなくて いいです。さわらないと、画面《がめん》は 閉《と》じます。',
      en: 'Questions come one at a time. You can pass over what you do not know or would rather not say. Answers are never shown large, and the screen closes when nobody touches it.',
    },
  },
  {
    id: 'papers',
    title: {
      ja: '要る書類が分かります',
      'ja-easy': 'いる 紙《かみ》が わかります',
      en: 'You see which papers you need',
    },
    text: {
      ja: '最後に、受けられそうな制度と必要な書類を一覧にします。足りない書類は、あとで持ってきていただけます。いつ持ってこられるかを職員と決めましょう。',
      'ja-easy':
        '最後《さいご》に、いる 紙《かみ》を 見《み》せます。ない 紙《かみ》は、あとで 持《も》ってきて ください。',
      en: 'At the end you see what may fit and which papers it takes. Anything missing can be brought later: agree a day with the staff.',
    },
  },
  {
    id: 'once',
    title: {
      ja: '書くのは一度だけです',
      'ja-easy': '書《か》くのは 一回《いっかい》だけです',
      en: 'You write everything once',
    },
    text: {
      ja: 'お名前や住所、口座は一度だけ入れてください。申込みに使う何枚もの様式に、同じ内容を写します。できあがった紙を確かめて、署名してください。',
      'ja-easy':
        '名前《なまえ》、住所《じゅうしょ》、口座《こうざ》は 一回《いっかい》だけ 書《か》きます。紙《かみ》は 自動《じどう》で できます。見《み》て、名前《なまえ》を 書《か》いてください。',
      en: 'Enter your name, address and account once. The same goes onto every form you need. Check the finished papers and sign them.',
    },
  },
  {
    id: 'decide',
    title: {
      ja: '決めるのは、あとで職員が行います',
      'ja-easy': 'あとで 職員《しょくいん》が 決《き》めます',
      en: 'The decision comes later, by a person',
    },
    text: {
      ja: 'この画面に出るのは目安です。書類と記録を確かめて、担当の職員が決め、文書でお知らせします。終わると、この端末には何も残りません。',
      'ja-easy':
        'この 画面《がめん》は めやすです。職員《しょくいん》が 紙《かみ》を 見《み》て 決《き》めて、手紙《てがみ》を 送《おく》ります。終《お》わると、この 端末《たんまつ》には 何《なに》も 残《のこ》りません。',
      en: 'What you see here is an estimate. The staff check papers and records, decide, and write to you. When you finish, nothing stays on this device.',
    },
  },
]
