import type { ReactNode } from 'react'
import type { Item } from '#modules/papers/schema.ts'

/** One thing on a form: what, where, and when. All boxes of a row carry its id before their names. */
export function ItemRow({
  item,
  number,
  format,
  fields,
}: {
  item: Item | { id: string }
  number: number
  format: 'pdf' | 'xlsx'
  fields: readonly string[]
}) {
  const known = 'at' in item ? item : undefined
  const at = known?.at
  const kind = at?.kind ?? (format === 'xlsx' ? 'cell' : 'place')
  const box = (part: string, label: string, value: string | number | undefined, width: string) => (
    <Box key={part} name={`${item.id}.${part}`} label={label} number={number} value={value} width={width} />
  )
  const place = at?.kind === 'place' ? at : undefined
  const cell = at?.kind === 'cell' ? (at.sheet ? `${at.sheet}!${at.cell}` : at.cell) : undefined
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2 border-t border-line py-2">
      <input type="hidden" name="row" value={item.id} />
      {box('label', '呼び名', known?.label, 'w-40')}
      {box('text', '文', known?.text, 'w-64')}
      {box('when', '条件（なくてもよい）', known?.when, 'w-56')}
      {format === 'xlsx' ? (
        <>
          <input type="hidden" name={`${item.id}.kind`} value="cell" />
          {box('cell', 'セル', cell, 'w-32')}
        </>
      ) : kind === 'field' || (!known && fields.length > 0) ? (
        <>
          <input type="hidden" name={`${item.id}.kind`} value="field" />
          <Labelled label="PDFの項目" number={number}>
            <select
              name={`${item.id}.field`}
              defaultValue={at?.kind === 'field' ? at.field : fields[0]}
              className="min-h-11 rounded-8 border border-solid-gray-600 px-2"
            >
              {fields.map(field => (
                <option key={field}>{field}</option>
              ))}
            </select>
          </Labelled>
        </>
      ) : (
        <>
          <input type="hidden" name={`${item.id}.kind`} value="place" />
          {box('page', 'ページ', place?.page, 'w-16')}
          {box('x', '左から㎜', place?.x, 'w-24')}
          {box('y', '上から㎜', place?.y, 'w-24')}
          {box('size', '文字pt', place?.size, 'w-20')}
          {box('width', '幅㎜', place?.width, 'w-20')}
          {box('pitch', '字送り㎜', place?.pitch, 'w-20')}
        </>
      )}
      <label className="flex min-h-11 items-center gap-2 text-[0.9375rem]">
        <input
          type="checkbox"
          name={`${item.id}.needed`}
          value="yes"
          defaultChecked={known?.needed ?? true}
          className="size-5 accent-accent"
        />
        欠けたら知らせる
      </label>
    </div>
  )
}

function Box({
  name,
  label,
  number,
  value,
  width,
}: {
  name: string
  label: string
  number: number
  value: string | number | undefined
  width: string
}) {
  return (
    <Labelled label={label} number={number}>
      <input
        name={name}
        defaultValue={value ?? ''}
        autoComplete="off"
        className={`min-h-11 rounded-8 border border-solid-gray-600 px-2 ${width}`}
      />
    </Labelled>
  )
}

function Labelled({ label, number, children }: { label: string; number: number; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is among the children
    <label className="flex flex-col text-[0.8125rem] text-ink-soft">
      <span>
        <span className="sr-only">{number}行目の</span>
        {label}
      </span>
      {children}
    </label>
  )
}
