import type { PriceTable } from '#language/entitlement/price-table.ts'
import type { Entitlement } from '#language/scheme/entitlement.ts'
import { say } from '#language/text.ts'
import { DateText } from '../../../ui/dates.tsx'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Feel, Part, Wording } from '../reading.tsx'

export function EntitlementPart({
  entitlement,
  prices,
}: {
  entitlement: Entitlement
  prices: PriceTable | null
}) {
  const { booking, cancel } = entitlement
  const deadline = (until: Entitlement['booking']['until']) =>
    until.daysBefore === 0 ? `当日の${until.at}まで` : `${until.daysBefore}日前の${until.at}まで`
  return (
    <Part id="entitlement" title="利用券と料金">
      {prices && <Prices prices={prices} />}
      <h3 className="mt-8 mb-2 font-bold">回数の枠と、使える期間</h3>
      <ul className="divide-y divide-line border-y border-line">
        {entitlement.pools.map(pool => (
          <li key={pool.id} className="py-3">
            <p>
              <span className="font-bold">
                <Wording text={pool.label} />
              </span>
              ：<Feel>{pool.limit}</Feel> <Wording text={pool.unit.label} />
              <span className="ml-2 text-[0.875rem] text-ink-soft">{pool.step}ずつ数える</span>
            </p>
            <ul className="mt-1 text-[0.9375rem]">
              {entitlement.types
                .filter(type => type.pool === pool.id)
                .map(type => (
                  <li key={type.id} className="py-0.5">
                    <Wording text={type.label} />
                    ：1回の利用で <Feel>{type.units}</Feel>　<Feel>{type.window.from}</Feel> から{' '}
                    <Feel>{type.window.until}</Feel> まで
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
      <h3 className="mt-8 mb-2 font-bold">料金の式</h3>
      <DescriptionList
        dense
        items={[
          ...entitlement.types.map(type => ({
            term: <Wording text={type.label} />,
            detail: (
              <>
                自己負担 <Feel>{type.copayment}</Feel>　委託単価 <Feel>{type.price}</Feel>
              </>
            ),
          })),
          { term: '減免額', detail: <Feel>{entitlement.reduction}</Feel> },
          ...entitlement.additions.map(addition => ({
            term: <Wording text={addition.label} />,
            detail: <Feel>{addition.yen}</Feel>,
          })),
        ]}
      />
      <h3 className="mt-8 mb-2 font-bold">予約・キャンセル・請求</h3>
      <DescriptionList
        dense
        items={[
          {
            term: '予約の締切',
            detail: `${deadline(booking.until)}${booking.openAtOnce ? `。一度に持てる予約は${booking.openAtOnce}件` : ''}`,
          },
          {
            term: 'キャンセル',
            detail: (
              <>
                {deadline(cancel.until)}無料。過ぎると利用者は <Feel>{cancel.fee}</Feel>、施設への支払は{' '}
                <Feel>{cancel.claim}</Feel>。
                {cancel.usesUnits ? '回数を1回使ったことになる。' : '回数は減らない。'}
              </>
            ),
          },
          {
            term: '利用券の有効期間',
            detail: (
              <>
                <Feel>{entitlement.valid.from}</Feel> から <Feel>{entitlement.valid.until}</Feel> まで
              </>
            ),
          },
          { term: '施設の請求の締切', detail: `翌月${entitlement.claimDay}日` },
        ]}
      />
    </Part>
  )
}

/** What people really pay, worked out by the same program that bills it. */
function Prices({ prices }: { prices: PriceTable }) {
  const categories = prices.categories.map(labels => labels.map(label => say(label, 'ja')).join('・'))
  const named = categories.some(each => each !== '')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is too wide is scrolled by keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label="利用者の負担額">
      <table className="w-full border-collapse text-[0.9375rem]">
        <caption className="pb-2 text-left">
          <span className="font-bold">利用者の負担額</span>
          <span className="ml-2 text-ink-soft">
            1回（宿泊は1泊）、減免の後。
            <DateText day={prices.on} style="western" />
            の金額で計算
          </span>
        </caption>
        <thead>
          <tr className="border-b-2 border-line-strong text-left align-bottom">
            <th scope="col" className="px-3 py-2">
              種類
            </th>
            <th scope="col" className="px-3 py-2">
              何回目
            </th>
            {categories.map((category, index) => (
              <th key={category} scope="col" className="px-3 py-2 text-right">
                {category || (named && index > 0 ? '上記以外の方' : 'すべての方')}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 text-right">
              委託単価
            </th>
          </tr>
        </thead>
        <tbody>
          {prices.types.flatMap(type =>
            type.rows.map((row, index) => (
              <tr
                key={`${type.id}${row.from}`}
                className={index === type.rows.length - 1 ? 'border-b border-line' : ''}
              >
                {index === 0 && (
                  <th
                    scope="rowgroup"
                    rowSpan={type.rows.length}
                    className="px-3 py-2 text-left align-top font-normal"
                  >
                    <Wording text={type.label} />
                  </th>
                )}
                <td className="px-3 py-2 whitespace-nowrap">
                  {row.from === row.to ? `${row.from}回目` : `${row.from}〜${row.to}回目`}
                </td>
                {row.charged.map((yen, column) => (
                  <td key={categories[column]} className="px-3 py-2 text-right font-bold whitespace-nowrap">
                    {yen === null ? '—' : `${yen.toLocaleString('ja-JP')}円`}
                  </td>
                ))}
                {index === 0 && (
                  <td
                    rowSpan={type.rows.length}
                    className="px-3 py-2 text-right align-top whitespace-nowrap text-ink-soft"
                  >
                    {type.price === null ? '—' : `${type.price.toLocaleString('ja-JP')}円`}
                  </td>
                )}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  )
}
