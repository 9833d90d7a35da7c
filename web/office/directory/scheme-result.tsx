import type { SchemeShown } from '#modules/eligibility/household/read.ts'
import { Heading, Note } from '../../ui/text.tsx'
import { Mark } from './mark.tsx'

const clauses = { holds: '○', fails: '×', unknown: '?' } as const

/** One scheme for one household: the outcome, only what decided with its source, and why it differs from before. */
export function SchemeResult({
  scheme,
  trial,
  change,
}: {
  scheme: SchemeShown
  trial: boolean
  change: string | null
}) {
  return (
    <article className="border-l-4 border-line pl-5">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <Heading level={3} size={4}>
          {scheme.name}
        </Heading>
        <p className="text-[1.125rem]">
          <Mark outcome={scheme.outcome} />
        </p>
        <Note>{scheme.draft ? '草案' : `第${scheme.version}版`}</Note>
      </div>
      {scheme.change && scheme.change !== 'same' && (
        <p>
          {trial ? '公開中の規則' : '前回'}：<Mark outcome={scheme.before} />
          {' → '}
          <strong>{change}</strong>
          {scheme.why.length > 0 && `（${scheme.why.join('、')}）`}
        </p>
      )}
      {scheme.amounts.length > 0 && (
        <p>
          {scheme.amounts
            .map(
              each =>
                `${each.label}：${each.value === null ? '支給なし' : `${each.value.toLocaleString('ja-JP')}${each.unit}`}`,
            )
            .join('、')}
          （目安）
          {scheme.recipients.length > 0 &&
            `、対象の子ども：${scheme.recipients.map(place => `子ども${place}`).join('・')}`}
        </p>
      )}
      {scheme.presumed.length > 0 && (
        <Note>
          申し出がなければ分からないため、この制度の決めたとおりにみなしています（{scheme.presumed.join('、')}
          ）。
        </Note>
      )}
      <ul className="mt-2 flex flex-col gap-3">
        {(scheme.clauses ?? []).map(clause => (
          <li key={clause.rule}>
            <p>
              <span aria-hidden="true" className="font-bold">
                {clauses[clause.outcome]}{' '}
              </span>
              {clause.reason ?? clause.name}
              <span className="text-[0.875rem] text-ink-soft">
                {' '}
                （{clause.source.law}
                {clause.source.article && ` ${clause.source.article}`}）
              </span>
            </p>
            {clause.missing.length > 0 && <p>分からないこと：{clause.missing.join('、')}</p>}
            {clause.byHand && <p>規則では答えが出ません（{clause.byHand}）。人が確かめてください。</p>}
            {clause.outcome !== 'unknown' && (
              <ul className="list-disc pl-10 text-[0.9375rem] text-ink-soft">
                {clause.grounds.map(ground => (
                  <li key={ground.text}>
                    {ground.text}
                    {ground.outcome === 'unknown' && '（分からない）'}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </article>
  )
}
