import type { LetterContent } from '#modules/letters/schema.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import { LetterWithTranslations } from '../letters/translations.tsx'

export interface ShownPreview {
  content: LetterContent
  problems: { path: string; message: string }[]
  later: number
  missing: string[]
}

/** What the applicant will get, in every language; and what would keep it from going out. */
export function LetterPreview({ preview, mail }: { preview: ShownPreview; mail: boolean }) {
  const { content, problems, missing, later } = preview
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-4">
      <Heading level={2} size={3} id="preview">
        申請者に届く文書
      </Heading>
      {problems.length > 0 && (
        <NotificationBanner tone="warning" title="このままでは通知書を発行できません">
          <ul className="list-disc pl-6">
            {problems.map(problem => (
              <li key={problem.path}>{problem.message}</li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      {missing.length > 0 && (
        <NotificationBanner tone="warning" title={`印字できない文字があります：${missing.join(' ')}`}>
          <p>決裁のあと、代わりの文字を選ぶまで発行を止めます。</p>
        </NotificationBanner>
      )}
      <Note>
        文書番号は発行のときに付きます。
        {later > 0 && '利用券の番号と期間は、承認のあとに入ります。'}
        {deliveries[content.delivery]}
      </Note>
      <LetterWithTranslations content={content} />
      {mail && (
        <Disclosure small summary="届くメール（事業の名前や事情は書きません）">
          <p className="font-bold">{content.mails.ja.subject}</p>
          <p className="whitespace-pre-line">{content.mails.ja.body}</p>
        </Disclosure>
      )}
    </section>
  )
}

const deliveries = {
  mail: 'メールでお知らせし、マイページに届きます。',
  post: '印刷して郵送します。',
  hand: '渡し方を本人と決めてから渡します（自宅への郵送はしません）。',
}
