import type { ChangedItem, ChangedPart } from '#language/publish/changes.ts'
import { Icon } from '../../ui/icon.tsx'

const signs = { added: '追加', removed: '削除', changed: '変更' } as const
const looks = {
  added: 'bg-success-soft text-success',
  removed: 'bg-danger-soft text-danger',
  changed: 'bg-accent-soft text-accent',
} as const

/** What differs between two versions, part by part, before and after beside one another. */
export function ChangedParts({ parts, level = 3 }: { parts: ChangedPart[]; level?: 2 | 3 }) {
  const Tag = `h${level}` as const
  return (
    <div className="flex flex-col gap-8">
      {parts.map(part => (
        <section key={part.part} aria-label={part.name}>
          <Tag className="mb-2 text-[1.125rem] font-bold">{part.name}</Tag>
          <ul className="divide-y divide-line border-y border-line">
            {part.items.map(item => (
              <Item key={item.key} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Item({ item }: { item: ChangedItem }) {
  return (
    <li className="grid gap-x-6 gap-y-2 py-3 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <p className="flex items-start gap-2">
        <span
          className={`mt-0.5 shrink-0 rounded-4 px-1.5 text-[0.8125rem] font-bold [print-color-adjust:exact] ${looks[item.change]}`}
        >
          {signs[item.change]}
        </span>
        <span className="font-bold">{item.name ?? '全体'}</span>
      </p>
      <ul className="flex min-w-0 flex-col gap-2">
        {item.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one comparison never reorder
          <li key={index} className="min-w-0">
            {line.what && <p className="text-[0.9375rem] text-ink-soft">{line.what}</p>}
            <p className="whitespace-pre-line">
              {line.before !== undefined && (
                <del className="text-ink-soft [overflow-wrap:anywhere]">
                  <span className="sr-only">変更前：</span>
                  {line.before}
                </del>
              )}
              {line.before !== undefined && line.after !== undefined && (
                <span aria-hidden="true" className="mx-2 text-ink-soft">
                  →
                </span>
              )}
              {line.after !== undefined && (
                <ins className="font-bold no-underline [overflow-wrap:anywhere]">
                  <span className="sr-only">変更後：</span>
                  {line.after}
                </ins>
              )}
            </p>
            {line.careful && (
              <p className="mt-1 flex gap-1.5 text-[0.9375rem] text-warning">
                <Icon name="warning" size={16} className="mt-1" />
                {line.careful}
              </p>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}
