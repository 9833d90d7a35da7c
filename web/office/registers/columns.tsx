import type { RefusedAnswer } from '../../sign-in/refusal.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Checkbox, Select, SelectBox } from '../../ui/fields/choices.tsx'
import { NumberInput } from '../../ui/fields/inputs.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import { FirstRows } from './first-rows.tsx'
import { Meanings } from './meanings.tsx'
import type { Preview } from './preview.server.ts'
import type { ShownImport } from './shown.server.ts'

interface MappingProblem {
  field: string
  code: 'missing-column' | 'missing-value' | 'column-twice' | 'unknown-column' | 'bad-value'
}

const problemNames: Record<MappingProblem['code'], string> = {
  'missing-column': '列を選んでください',
  'missing-value': '列を選ぶか、ファイル全体の値を入力してください',
  'column-twice': 'ほかの項目と同じ列です',
  'unknown-column': 'この列はファイルにありません',
  'bad-value': '値の意味を選び直してください',
}

const fromNames = {
  saved: '前に保存した読み取り方です。',
  suggested: '見出しから選んだ案です。確かめてください。',
  given: '',
} as const

/** What each column is, what its values mean, and what the cover sheet says. */
export function Columns({
  shown,
  preview,
  answer,
}: {
  shown: ShownImport
  preview: Preview
  answer: RefusedAnswer | undefined
}) {
  const { found, fields } = shown
  const { head, mapping } = preview
  const wrong = (answer?.refused?.code === 'register-mapping' ? answer.refused.details.problems : []) as
    | MappingProblem[]
    | undefined
  const first = found.state === 'uploaded'
  const options = head.map(label => ({ value: label, label }))
  const body = (
    <PostForm className="flex flex-col gap-6">
      <input type="hidden" name="mapped" value="yes" />
      <FirstRows preview={preview} />
      <Checkbox name="head" label="1行目は見出し" checked={mapping.head} />
      <div>
        <Heading level={3}>列の対応</Heading>
        <Note>{fromNames[preview.from]}使わない列は、そのままで構いません。取り込みません。</Note>
        <table className="mt-3 w-full max-w-192 border-collapse text-[0.9375rem]">
          <thead className="text-left">
            <tr className="border-b-2 border-line-strong">
              <th scope="col" className="py-2 pr-4">
                項目
              </th>
              <th scope="col" className="py-2 pr-4">
                ファイルの列
              </th>
              <th scope="col" className="py-2">
                はじめの値
              </th>
            </tr>
          </thead>
          <tbody>
            {fields.map(field => {
              const column = mapping.columns[field.id] ?? ''
              const problem = wrong?.find(each => each.field === field.id)
              return (
                <tr key={field.id} className="border-b border-line align-top">
                  <th scope="row" className="py-2 pr-4 text-left font-bold">
                    {field.label}
                    {field.required && <span className="ml-2 text-danger">必須</span>}
                  </th>
                  <td className="py-2 pr-4">
                    <SelectBox
                      name={`column.${field.id}`}
                      label={`${field.label}の列`}
                      options={options}
                      value={column}
                      empty="（取り込まない）"
                      width="wide"
                      error={problem ? problemNames[problem.code] : undefined}
                    />
                    {field.constant && (
                      <input
                        name={`constant.${field.id}`}
                        aria-label={`${field.label}（ファイル全体が同じとき）`}
                        defaultValue={mapping.constants[field.id] ?? ''}
                        list="kinds"
                        className="field-box mt-2 w-full max-w-112"
                      />
                    )}
                    {problem && (
                      <p className="mt-1 flex items-center gap-1 font-bold text-danger">
                        <Icon name="error" size={20} />
                        {problemNames[problem.code]}
                      </p>
                    )}
                  </td>
                  <td className="py-2 break-all text-ink-soft">
                    {column ? (preview.rows[0]?.[head.indexOf(column)] ?? '') : ''}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Meanings shown={shown} preview={preview} />
      <Disclosure summary="送付票の合計と照らす" open={found.controlColumn !== null} small>
        <div className="grid max-w-160 gap-4 sm:grid-cols-2">
          <Select
            name="controlColumn"
            label="合計する列"
            options={options}
            value={found.controlColumn ?? ''}
            empty="（照らさない）"
          />
          <NumberInput
            name="controlTotal"
            label="送付票の合計"
            width="medium"
            value={found.controlTotal === null ? '' : String(found.controlTotal)}
          />
        </div>
      </Disclosure>
      <StickyActions>
        <Button name="do" value="check" causes="全部の行を調べます。まだ反映しません">
          {first ? 'この読み取り方で確認する' : 'もう一度確認する'}
        </Button>
        <Button look="secondary" name="do" value="reread" formNoValidate>
          値の意味を表示し直す
        </Button>
      </StickyActions>
    </PostForm>
  )
  return first || wrong?.length || found.state === 'refused' ? (
    <section aria-labelledby="columns" className="flex flex-col gap-4">
      <Heading level={2} id="columns">
        読み取り方
      </Heading>
      {body}
    </section>
  ) : (
    <Disclosure summary="読み取り方を直して、もう一度確認する">{body}</Disclosure>
  )
}
