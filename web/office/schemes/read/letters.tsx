import type { Block, LetterTemplate } from '#language/scheme/letter.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { Feel, Part, Wording } from '../reading.tsx'

export function LettersPart({ scheme }: { scheme: Scheme }) {
  return (
    <Part id="letters" title="通知書と案内メール">
      <div className="flex flex-col gap-8">
        {scheme.letters.map(letter => (
          <Letter key={letter.id} letter={letter} />
        ))}
        <div>
          <h3 className="mb-2 font-bold">教示</h3>
          <p>
            <Wording text={scheme.remedies.text} />
          </p>
        </div>
      </div>
    </Part>
  )
}

function Letter({ letter }: { letter: LetterTemplate }) {
  return (
    <article className="break-inside-avoid">
      <h3 className="mb-2 font-bold">
        <Wording text={letter.title} />
        <span className="ml-2 text-[0.875rem] font-normal text-ink-soft">{letter.symbol}第〇号</span>
      </h3>
      <div className="max-w-176 rounded-8 border border-line px-6 py-5 text-[0.9375rem]">
        {letter.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one letter never reorder here
          <div key={index} className="mb-3 last:mb-0">
            {block.when !== undefined && (
              <p className="text-[0.8125rem] text-ink-soft">
                <Feel>{block.when}</Feel> のとき
              </p>
            )}
            <BlockShown block={block} />
          </div>
        ))}
      </div>
      <p className="mt-2 max-w-176 text-[0.9375rem]">
        <span className="text-ink-soft">案内メール：</span>
        <span className="font-bold">
          <Wording text={letter.mail.subject} />
        </span>
        <span className="block">
          <Wording text={letter.mail.body} />
        </span>
      </p>
    </article>
  )
}

function BlockShown({ block }: { block: Block }) {
  if ('text' in block)
    return (
      <p>
        <Wording text={block.text} />
      </p>
    )
  if ('heading' in block)
    return (
      <p className="font-bold">
        <Wording text={block.heading} />
      </p>
    )
  if ('rows' in block)
    return (
      <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-4">
        {block.rows.map(row => (
          <div key={row.label.ja + row.value.ja} className="contents">
            <dt className="text-ink-soft">
              <Wording text={row.label} />
            </dt>
            <dd>
              <Wording text={row.value} />
              {row.when !== undefined && (
                <span className="ml-2 text-[0.8125rem] text-ink-soft">
                  <Feel>{row.when}</Feel> のとき
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    )
  if ('list' in block)
    return (
      <ul className="list-disc pl-6">
        {block.list.map(item => (
          <li key={item.text.ja}>
            <Wording text={item.text} />
          </li>
        ))}
      </ul>
    )
  return (
    <p className="text-ink-soft">
      {'reasons' in block ? '（ここに規則から組み立てた理由が入ります）' : '（ここに教示が入ります）'}
    </p>
  )
}
