import { type Language, languages } from '#language/text.ts'
import type { LetterContent } from '#modules/letters/schema.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { LetterPaper } from '../../ui/letter-paper.tsx'

const names: Record<Exclude<Language, 'ja'>, string> = { 'ja-easy': 'やさしい日本語', en: '英語' }

/** The letter as it counts, in Japanese; below it what goes along to help reading. */
export function LetterWithTranslations({ content }: { content: LetterContent }) {
  return (
    <>
      <LetterPaper content={content} />
      {languages
        .filter(language => language !== 'ja')
        .map(language => (
          <Disclosure key={language} small summary={`参考訳：${names[language]}`}>
            <LetterPaper content={content} language={language} />
          </Disclosure>
        ))}
    </>
  )
}
