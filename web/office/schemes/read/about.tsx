import type { Scheme } from '#language/scheme/scheme.ts'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Feel, Part, SourceText, Wording } from '../reading.tsx'

export function AboutPart({ scheme }: { scheme: Scheme }) {
  const { contact, careful } = scheme
  return (
    <Part id="about" title="制度の説明">
      <DescriptionList
        items={[
          { term: '名前', detail: <Wording text={scheme.name} /> },
          { term: '概要', detail: <Wording text={scheme.summary} /> },
          ...(scheme.about.length > 0
            ? [{ term: '申請の前の案内', detail: <Paragraphs texts={scheme.about} /> }]
            : []),
          ...(careful
            ? [
                {
                  term: '配慮した案内',
                  detail: (
                    <>
                      <span className="block text-[0.9375rem] text-ink-soft">
                        <Feel>{careful.when}</Feel> のとき
                      </span>
                      <Paragraphs texts={careful.about} />
                    </>
                  ),
                },
              ]
            : []),
          {
            term: '根拠',
            detail: (
              <span className="flex flex-col">
                {scheme.legal.map(source => (
                  <span key={`${source.law}${source.article}`}>
                    <SourceText source={source} />
                    {source.checkedOn && (
                      <span className="text-[0.875rem] text-ink-soft">（{source.checkedOn} に確認）</span>
                    )}
                  </span>
                ))}
              </span>
            ),
          },
          {
            term: '問い合わせ先',
            detail: (
              <>
                <Wording text={contact.section} />　{contact.phone}　<Wording text={contact.hours} />
              </>
            ),
          },
        ]}
      />
    </Part>
  )
}

function Paragraphs({ texts }: { texts: Scheme['about'] }) {
  return (
    <span className="flex flex-col gap-2">
      {texts.map(text => (
        <Wording key={text.ja} text={text} />
      ))}
    </span>
  )
}
