import { type Language, say, type Text } from '#language/text.ts'
import { type Day, formatDate } from '#language/values/date.ts'

/**
 * The mail that carries a link. It names the city and the day, not the scheme: others may look over the shoulder, and
 * before the second factor nothing else is told either.
 */
export function invitationMail(of: {
  language: Language
  city: string
  link: string
  answerBy: Day
  contact: Text
  phone: string
}): { subject: string; body: string } {
  const { language, city, link } = of
  const by = formatDate(of.answerBy, language === 'en' ? 'en' : 'ja')
  const contact = `${say(of.contact, language)} ${of.phone}`
  if (language === 'en') {
    return {
      subject: `A notice for you from ${city}`,
      body: `You may be entitled to support from ${city}. Please open the link and enter your date of birth. You can apply there until ${by}.\n\n${link}\n\nThe link is for you alone. Please do not forward it.\n${contact}\n`,
    }
  }
  if (language === 'ja-easy') {
    return {
      subject: `${city}から あなたへの お知らせ`,
      body: `あなたが もらえるかもしれない お金や サービスが あります。下のリンクを ひらいて、生まれた日を 入れてください。${by}までです。\n\n${link}\n\nこのリンクは、あなただけのものです。ほかの人に 送らないでください。\n${contact}\n`,
    }
  }
  return {
    subject: `${city}からのご案内`,
    body: `ご案内したい支援があります。次のリンクを開き、生年月日を入れてください。${by}まで、そのまま申請できます。\n\n${link}\n\nこのリンクはご本人専用です。ほかの方に転送しないでください。\n${contact}\n`,
  }
}
