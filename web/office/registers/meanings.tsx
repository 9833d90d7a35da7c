import { SelectBox } from '../../ui/fields/choices.tsx'
import { Box } from '../../ui/fields/inputs.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import type { Preview } from './preview.server.ts'
import type { ShownField, ShownImport } from './shown.server.ts'

const yesNo = [
  { value: 'true', label: 'はい' },
  { value: 'false', label: 'いいえ' },
]
const mostStuck = 12
const asked = new Set(['code', 'flag', 'words', 'date'])

/** What the codes of a file mean; and what to read for dates that cannot be (生年月日不詳). */
export function Meanings({ shown, preview }: { shown: ShownImport; preview: Preview }) {
  const parts = shown.fields.flatMap(field => {
    const values = valuesOf(field, shown, preview)
    return values.length > 0 ? [{ field, values }] : []
  })
  if (parts.length === 0) return null
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Heading level={3}>値の意味</Heading>
        <Note>保存され、次に同じ形のファイルを取り込むときに使います。</Note>
      </div>
      <div className="grid max-w-224 gap-x-10 gap-y-5 sm:grid-cols-2">
        {parts.map(({ field, values }) => (
          <fieldset key={field.id} className="min-w-0">
            <legend className="font-bold">{field.label}</legend>
            {values.map((value, at) => (
              <Meaning
                key={value}
                field={field}
                value={value}
                at={at}
                meant={preview.mapping.values[field.id]}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </div>
  )
}

function Meaning({
  field,
  value,
  at,
  meant,
}: {
  field: ShownField
  value: string
  at: number
  meant: Record<string, string> | undefined
}) {
  const name = `value.${field.id}.${at}`
  const label = `${field.label}の「${value || '空'}」の意味`
  const options = field.kind === 'flag' ? yesNo : field.choices
  return (
    <div className="flex items-center gap-3 py-1">
      <input type="hidden" name={`${name}.from`} value={value} />
      <span className="min-w-24 break-all">「{value || '空'}」</span>
      {options ? (
        <SelectBox
          name={`${name}.to`}
          label={label}
          options={options}
          value={meant?.[value] ?? ''}
          empty="自動"
        />
      ) : (
        <Box name={`${name}.to`} label={label} value={meant?.[value] ?? ''} width="medium" />
      )}
    </div>
  )
}

/** The values to be settled: those of codes as they occur, and those that stood in the way at the check. */
function valuesOf(field: ShownField, { problems }: ShownImport, { mapping, values }: Preview): string[] {
  const column = mapping.columns[field.id]
  if (!column || !asked.has(field.kind)) return []
  const known = Object.keys(mapping.values[field.id] ?? {})
  const stuck = problems.flatMap(({ label, code, value }) =>
    label === column && value && (code === 'unknown-code' || code === 'impossible-date')
      ? [value.trim()]
      : [],
  )
  const seen = values[column] ?? []
  const codes =
    field.kind === 'code'
      ? seen
      : field.kind === 'words'
        ? seen.filter(value => /^[0-9０-９]+$/.test(value))
        : field.kind === 'flag'
          ? seen.filter(value => value !== '')
          : []
  // A column full of them was taken for another: then there is nothing to explain.
  if (stuck.length > mostStuck && field.kind === 'date') return []
  const inFile = known.filter(value => seen.includes(value) || field.kind === 'date')
  return [...new Set([...codes, ...inFile, ...stuck])].slice(0, 40)
}
