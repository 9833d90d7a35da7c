import type { Scheme } from '#language/scheme/scheme.ts'
import { DateText } from '../../../ui/dates.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { Feel, Part, SourceText, Wording } from '../reading.tsx'
import { consequences, sources } from '../words.ts'

/** Who may have it: each rule with the sentence people read and the expression that decides. */
export function RulesPart({ scheme }: { scheme: Scheme }) {
  return (
    <Part id="rules" title="対象の規則">
      <ol className="divide-y divide-line border-y border-line">
        {scheme.rules.map(rule => (
          <li key={rule.id} className="break-inside-avoid py-4">
            <h3 className="flex flex-wrap items-center gap-3 font-bold">
              <Wording text={rule.name} />
              <StatusBadge status={consequences[rule.consequence].status}>
                {consequences[rule.consequence].label}
              </StatusBadge>
            </h3>
            <dl className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
              {rule.when !== undefined && (
                <>
                  <dt className="text-ink-soft">見るとき</dt>
                  <dd>
                    <Feel>{rule.when}</Feel>
                  </dd>
                </>
              )}
              <dt className="text-ink-soft">成り立つべきこと</dt>
              <dd>
                <Feel>{rule.must}</Feel>
              </dd>
              <dt className="text-ink-soft">そうでない理由</dt>
              <dd>
                <Wording text={rule.reason} />
              </dd>
              {rule.remedy && (
                <>
                  <dt className="text-ink-soft">できること</dt>
                  <dd>
                    <Wording text={rule.remedy} />
                  </dd>
                </>
              )}
              <dt className="text-ink-soft">根拠</dt>
              <dd>
                <SourceText source={rule.clause} />
                {rule.from && (
                  <>
                    {'　'}
                    <DateText day={rule.from} style="western" />
                    から
                  </>
                )}
                {rule.to && (
                  <>
                    <DateText day={rule.to} style="western" />
                    まで
                  </>
                )}
              </dd>
            </dl>
          </li>
        ))}
      </ol>
    </Part>
  )
}

/** The words rules may use: who knows them, and how they are worked out. */
export function FactsPart({ scheme }: { scheme: Scheme }) {
  return (
    <Part id="facts" title="規則で使う言葉">
      <ul className="columns-1 gap-8 text-[0.9375rem] xl:columns-2">
        {scheme.facts.map(fact => (
          <li key={fact.name} className="break-inside-avoid border-b border-line py-2">
            <span className="font-bold">{fact.name}</span>
            <span className="ml-2 text-ink-soft">{sources[fact.from]}</span>
            {fact.formula !== undefined && (
              <span className="block">
                <Feel>{fact.formula}</Feel>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}

export function DocumentsPart({ scheme }: { scheme: Scheme }) {
  return (
    <Part id="documents" title="必要な書類">
      {scheme.documents.length === 0 ? (
        <p>書類はいりません。</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {scheme.documents.map(document => (
            <li key={document.id} className="py-3">
              <span className="font-bold">
                <Wording text={document.name} />
              </span>
              <span className="block text-[0.9375rem]">
                {document.when === undefined ? (
                  'すべての申請'
                ) : (
                  <>
                    <Feel>{document.when}</Feel> のとき
                  </>
                )}
              </span>
              {document.note && (
                <span className="block text-[0.9375rem] text-ink-soft">
                  <Wording text={document.note} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
