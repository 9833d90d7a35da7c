import { DateText } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Note } from '../../ui/text.tsx'
import type { RunShown } from './shown.server.ts'
import { registers } from './words.ts'

/** Which extracts a run read, and what they cannot tell. */
export function Registers({ run }: { run: RunShown }) {
  if (run.households === null) return null
  return (
    <Disclosure summary="使った台帳と、みなしたこと" small>
      <div className="flex flex-col gap-3">
        {run.imports.length > 0 ? (
          <ul className="list-disc pl-6">
            {run.imports.map(each => (
              <li key={each.id}>
                {registers[each.register] ?? each.register}：
                <DateText day={each.extractedOn} style="western" />
                抽出{each.rows !== null && `、${each.rows.toLocaleString('ja-JP')}行`}
              </li>
            ))}
          </ul>
        ) : (
          <p>この画面から取り込んだ抽出ファイルはありません（初期設定のデータです）。</p>
        )}
        <ul className="list-disc pl-6">
          <li>税の記録：{run.taxYear === null ? 'ありません（所得はすべて不明）' : `${run.taxYear}年度`}</li>
          <li>
            「受けている手当など」で分かる種類：
            {run.kinds.length > 0 ? run.kinds.join('、') : 'ありません（不明）'}
          </li>
        </ul>
        <Note>
          同じ世帯の子は、同居・監護・国内居住とみなしています（住民記録からの推定）。申請者は、世帯主と配偶者のうち所得の高い方、三世代の世帯では子どもの親とみなしています。配偶者が世帯にいないだけでは、ひとり親とは判定しません。税の記録がない世帯は「対象外」にせず「要確認」にします。
        </Note>
      </div>
    </Disclosure>
  )
}
