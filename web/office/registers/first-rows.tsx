import { Note } from '../../ui/text.tsx'
import type { Preview } from './preview.server.ts'

/** The beginning of the file as it was decoded. */
export function FirstRows({ preview: { head, rows, mapping } }: { preview: Preview }) {
  const used = new Set(Object.values(mapping.columns))
  return (
    <div>
      <section
        className="overflow-x-auto border-y border-line"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
        tabIndex={0}
        aria-label="ファイルのはじめ"
      >
        <table className="border-collapse text-[0.875rem] whitespace-nowrap">
          <caption className="sr-only">ファイルのはじめの行</caption>
          <thead className="text-left">
            <tr className="border-b border-line-strong">
              {head.map(label => (
                <th
                  key={label}
                  scope="col"
                  className={`px-2 py-1.5 ${used.has(label) ? '' : 'text-ink-soft'}`}
                >
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have nothing but their place
              <tr key={at} className="border-b border-line last:border-0">
                {head.map((label, column) => (
                  <td key={label} className={`px-2 py-1.5 ${used.has(label) ? '' : 'text-ink-soft'}`}>
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Note>文字が化けていないか、列がずれていないかを見てください。金額は＊で隠しています。</Note>
    </div>
  )
}
