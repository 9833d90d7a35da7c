import type { LetterBlock } from '#language/letters/compose.ts'
import type { Language } from '#language/text.ts'
import { formatDate } from '#language/values/date.ts'
import type { LetterContent } from '#modules/letters/schema.ts'
import { Ruby } from './ruby.tsx'

/** A letter as it reads on paper. Translations stand without the seal of the office: only `ja` is the act. */
export function LetterPaper({ content, language = 'ja' }: { content: LetterContent; language?: Language }) {
  const { title, blocks } = content.texts[language]
  return (
    <article
      lang={language === 'en' ? 'en' : 'ja'}
      className="rounded-8 border border-line bg-white px-5 py-8 leading-[1.9] sm:px-10 sm:py-12"
    >
      <p className="text-right">{content.number}</p>
      <p className="text-right">{formatDate(content.issuedOn, language, 'era')}</p>
      {language === 'ja' && (
        <div className="mt-6 text-right">
          {content.sender.lines.map(line => (
            <p key={line}>{line}</p>
          ))}
          <p className="text-[0.9375rem] text-ink-soft">{content.sender.note}</p>
        </div>
      )}
      <h2 className="my-8 text-center text-[1.25rem] font-bold">
        <Ruby>{title}</Ruby>
      </h2>
      <div className="flex flex-col gap-5">
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a letter's parts never move
          <Part key={index} block={block} />
        ))}
      </div>
      <p className="mt-8 border-t border-line pt-3 text-[0.9375rem]">{content.contact}</p>
    </article>
  )
}

function Part({ block }: { block: LetterBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3 className="font-bold">
          <Ruby>{block.text}</Ruby>
        </h3>
      )
    case 'rows':
      return (
        <dl className="grid gap-x-6 sm:grid-cols-[12rem_1fr]">
          {block.rows.map(row => (
            <div key={row.label} className="contents">
              <dt className="text-ink-soft max-sm:mt-2">
                <Ruby>{row.label}</Ruby>
              </dt>
              <dd>
                <Ruby>{row.value}</Ruby>
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'list':
      return (
        <ol className={block.items.length > 1 ? 'list-decimal pl-6' : 'list-disc pl-6'}>
          {block.items.map(item => (
            <li key={item}>
              <Ruby>{item}</Ruby>
            </li>
          ))}
        </ol>
      )
    case 'text':
      return (
        <p className={block.remedies ? 'text-[0.9375rem] whitespace-pre-line' : 'whitespace-pre-line'}>
          <Ruby>{block.text}</Ruby>
        </p>
      )
  }
}
