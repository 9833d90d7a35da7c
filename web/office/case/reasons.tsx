import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/fields/choices.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { Note } from '../../ui/text.tsx'

export interface WrittenReason {
  rule: string
  /** Where it comes from, e.g. 実施要綱 第3条. */
  source: string
  use: boolean
  ja: string
  easy: string
  en: string
}

/** The reasons as the letter will give them: composed from the check, put into words by people, in three languages. */
export function ReasonFields({ reasons }: { reasons: WrittenReason[] }) {
  return (
    <ol className="flex flex-col gap-6">
      {reasons.map((reason, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: reasons keep their places
        <li key={index} className="flex flex-col gap-3 rounded-12 bg-ground px-4 py-4">
          <input type="hidden" name={`rule.${index}`} value={reason.rule} />
          <input type="hidden" name={`source.${index}`} value={reason.source} />
          <Checkbox
            name={`use.${index}`}
            label={reason.rule ? `理由${index + 1}（自動確認から：${reason.source}）` : `理由${index + 1}`}
            checked={reason.use}
          />
          <Textarea
            name={`ja.${index}`}
            label="日本語（通知書の正文）"
            value={reason.ja}
            rows={2}
            maxLength={500}
          />
          <Textarea
            name={`easy.${index}`}
            label="やさしい日本語（参考訳）"
            required={false}
            value={reason.easy}
            rows={2}
            maxLength={500}
          />
          <Textarea
            name={`en.${index}`}
            label="英語（参考訳）"
            required={false}
            value={reason.en}
            rows={2}
            maxLength={500}
          />
        </li>
      ))}
      <li className="list-none">
        <Button name="intent" value="add" look="secondary" size="small" icon="plus" formNoValidate>
          理由を加える
        </Button>
        <Note>参考訳を空けると、日本語がそのまま載ります。</Note>
      </li>
    </ol>
  )
}
