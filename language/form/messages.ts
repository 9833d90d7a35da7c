import type { Question } from '../scheme/form.ts'
import { say, type Text } from '../text.ts'

/** Wordings of what is wrong and what to do, shared by several kinds of questions. `label` is the question's. */

export function required(question: Question): Text {
  const { ja, easy, en } = labels(question.label)
  switch (question.kind) {
    case 'choice':
    case 'yes-no':
      return {
        ja: `「${ja}」を選んでください。`,
        'ja-easy': `「${easy}」を 選んでください。`,
        en: `Choose an answer: ${en}`,
      }
    case 'choices':
      return {
        ja: `「${ja}」を1つ以上選んでください。`,
        'ja-easy': `「${easy}」を 1つ以上 選んでください。`,
        en: `Choose at least one: ${en}`,
      }
    case 'file':
      return {
        ja: `「${ja}」のファイルか写真を選んでください。`,
        'ja-easy': `「${easy}」の 写真か ファイルを 選んでください。`,
        en: `Choose a file or a photo: ${en}`,
      }
    case 'members':
      return {
        ja: `「${ja}」に1人以上入力してください。`,
        'ja-easy': `「${easy}」に 1人以上 書いてください。`,
        en: `Add at least one person: ${en}`,
      }
    case 'consent':
      return {
        ja: `内容を読み、同意する場合は「${ja}」にチェックを入れてください。`,
        'ja-easy': `読んでください。よければ「${easy}」に チェックを 入れてください。`,
        en: `Read the text and tick the box if you agree: ${en}`,
      }
    default:
      return {
        ja: `「${ja}」を入力してください。`,
        'ja-easy': `「${easy}」を 書いてください。`,
        en: `Enter: ${en}`,
      }
  }
}

export function tooLong(most: number, now: number): Text {
  return {
    ja: `${most}文字以内で入力してください（今は${now}文字です）。`,
    'ja-easy': `${most}文字より 短く 書いてください（今 ${now}文字です）。`,
    en: `Use at most ${most} characters (now ${now}).`,
  }
}

export function notAnOption(question: Question): Text {
  const { ja, easy, en } = labels(question.label)
  return {
    ja: `「${ja}」を選択肢の中から選び直してください。`,
    'ja-easy': `「${easy}」を もう一度 選んでください。`,
    en: `Choose again from the list: ${en}`,
  }
}

/** `enter('市区町村', …)`: 「市区町村」を入力してください。 */
export function enter(part: Text): Text {
  return {
    ja: `${part.ja}を入力してください。`,
    'ja-easy': `${say(part, 'ja-easy')}を 書いてください。`,
    en: `Enter the ${say(part, 'en')}.`,
  }
}

function labels(label: Text): { ja: string; easy: string; en: string } {
  return { ja: label.ja, easy: say(label, 'ja-easy'), en: say(label, 'en') }
}
