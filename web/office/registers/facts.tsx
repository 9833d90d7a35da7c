import { DateText, InstantText } from '../../ui/dates.tsx'
import { DescriptionList } from '../../ui/description-list.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { count } from './progress.tsx'
import type { ShownImport } from './shown.server.ts'
import { delimiterName, encodingNames, extentNames } from './words.ts'

/** What is known of the file. */
export function Facts({ shown: { found, label } }: { shown: ShownImport }) {
  const items = [
    { term: '台帳', detail: `${label}${found.year ? `（${found.year}）` : ''}` },
    { term: '抽出日', detail: <DateText day={found.extractedOn} /> },
    { term: '範囲', detail: extentNames[found.extent] },
    {
      term: '文字コードと区切り',
      detail: `${encodingNames[found.encoding]}、${delimiterName(found.delimiter)}`,
    },
    { term: '大きさ', detail: `${found.bytes.toLocaleString('ja-JP')}バイト` },
    ...(found.rows === null ? [] : [{ term: '件数', detail: count(found.rows) }]),
    ...(found.expectedRows === null ? [] : [{ term: '送付票の件数', detail: count(found.expectedRows) }]),
    { term: '送った日時', detail: <InstantText at={found.uploadedAt} /> },
    ...(found.appliedAt ? [{ term: '反映した日時', detail: <InstantText at={found.appliedAt} /> }] : []),
    { term: 'SHA-256', detail: <span className="break-all">{found.sha256}</span> },
  ]
  return (
    <Disclosure summary="ファイルについて" open={found.state === 'applied'}>
      <DescriptionList items={items} dense />
    </Disclosure>
  )
}
