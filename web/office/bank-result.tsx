import { Button } from '../ui/button.tsx'
import { DescriptionList } from '../ui/description-list.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { FileInput } from '../ui/fields/file-input.tsx'
import { Money } from '../ui/numbers.tsx'
import { PostForm } from '../ui/post-form.tsx'
import { Note } from '../ui/text.tsx'

/** What follows a file for the bank: its result taken in while it is `waiting`, and the figures to compare. */
export function BankResult({
  named,
  waiting,
  file,
}: {
  /** Posted along: which scheme and which file it is. */
  named: Record<string, string>
  waiting: boolean
  file: { lines: number; total: number; sha256: string | null }
}) {
  return (
    <div className="flex flex-wrap gap-x-8">
      {waiting && (
        <Disclosure summary="銀行の結果を取り込む" small>
          <PostForm files className="flex max-w-144 flex-col gap-3 py-2">
            {Object.entries(named).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <FileInput
              name="file"
              label="結果ファイル"
              accept=".txt,.csv,.dat,text/plain,text/csv"
              hint="銀行から返ってきた全銀形式かCSVのファイル（5MBまで）"
            />
            <div>
              <Button name="do" value="result" size="medium">
                結果を取り込む
              </Button>
            </div>
          </PostForm>
        </Disclosure>
      )}
      <Disclosure summary="照合の数字" small>
        <DescriptionList
          dense
          items={[
            { term: '合計件数', detail: `${file.lines}件` },
            { term: '合計金額', detail: <Money yen={file.total} /> },
            { term: 'SHA-256', detail: <code className="break-all">{file.sha256}</code> },
          ]}
        />
        <Note>銀行の受付画面の件数と金額が、これと同じであることを確かめてください。</Note>
      </Disclosure>
    </div>
  )
}
