import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/fields/choices.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import type { ShownHandovers } from './shown.server.ts'
import { formatLabels, padLabels } from './words.ts'

type Shown = ShownHandovers['columns'][number]

const box = 'min-h-11 rounded-8 border border-solid-gray-600 bg-white px-2 text-[0.9375rem]'

/** The columns of the file, in order; saved as a new version. */
export function Columns({ shown }: { shown: ShownHandovers }) {
  const rows: (Shown | null)[] = [...shown.columns, null, null, null]
  return (
    <section aria-labelledby="columns" className="flex flex-col gap-4">
      <Heading level={2} id="columns">
        列の決め方{shown.version > 0 && `（第${shown.version}版）`}
      </Heading>
      <Note>
        順の数字を変えると並びが変わり、名前を消すと列がなくなります。幅はCP932のバイト数で、超えるものは渡す前に止めます。
      </Note>
      <PostForm className="flex flex-col gap-4">
        <input type="hidden" name="scheme" value={shown.scheme.id} />
        <input type="hidden" name="version" value={shown.version} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
        <section className="overflow-x-auto" tabIndex={0} aria-label="列の表">
          <table>
            <thead>
              <tr className="text-left text-[0.875rem]">
                {['順', '列の名前', 'もとになる項目', '決まった文字', '書き方', '幅', '埋める'].map(label => (
                  <th key={label} scope="col" className="px-1 pb-1 font-normal text-ink-soft">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((column, index) => (
                <Row
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their place until they are saved
                  key={index}
                  name={`c${index}`}
                  at={index + 1}
                  column={column}
                  sources={shown.sources}
                />
              ))}
            </tbody>
          </table>
        </section>
        <Checkbox name="header" label="1行目に列の名前を書く" checked={shown.header} />
        <div>
          <Button name="do" value="save" look="secondary">
            この列を保存する
          </Button>
        </div>
      </PostForm>
    </section>
  )
}

function Row(row: { name: string; at: number; column: Shown | null; sources: ShownHandovers['sources'] }) {
  const { name, at, column, sources } = row
  const groups = Map.groupBy(sources, source => source.group)
  const called = column?.name ?? `新しい列${at}`
  const fixed = column?.source.kind === 'fixed' ? column.source.text : ''
  return (
    <tr>
      <td className="p-1">
        <input
          name={`${name}.order`}
          aria-label={`${called}の順`}
          inputMode="numeric"
          defaultValue={at}
          className={`${box} w-14`}
        />
      </td>
      <td className="p-1">
        <input
          name={`${name}.name`}
          aria-label={`${called}の名前`}
          defaultValue={column?.name ?? ''}
          maxLength={60}
          className={`${box} w-48`}
        />
      </td>
      <td className="p-1">
        <select
          name={`${name}.source`}
          aria-label={`${called}のもとになる項目`}
          defaultValue={column?.from ?? 'fixed'}
          className={`${box} w-60`}
        >
          {[...groups].map(([group, options]) => (
            <optgroup key={group} label={group}>
              {options.map(option => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </td>
      <td className="p-1">
        <input
          name={`${name}.fixed`}
          aria-label={`${called}の決まった文字`}
          defaultValue={fixed}
          className={`${box} w-24`}
        />
      </td>
      <td className="p-1">
        <Choice
          name={`${name}.format`}
          label={`${called}の書き方`}
          options={formatLabels}
          value={column?.format}
        />
      </td>
      <td className="p-1">
        <input
          name={`${name}.width`}
          aria-label={`${called}の幅`}
          inputMode="numeric"
          defaultValue={column?.width ?? ''}
          className={`${box} w-16`}
        />
      </td>
      <td className="p-1">
        <Choice name={`${name}.pad`} label={`${called}の埋め方`} options={padLabels} value={column?.pad} />
      </td>
    </tr>
  )
}

function Choice(choice: {
  name: string
  label: string
  options: Readonly<Record<string, string>>
  value: string | undefined
}) {
  return (
    <select name={choice.name} aria-label={choice.label} defaultValue={choice.value} className={box}>
      {Object.entries(choice.options).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
