import { valueWords } from '#language/publish/changes.ts'
import { labelsOf } from '#language/rules/labels.ts'
import type { Example } from '#language/scheme/rules.ts'
import type { Scheme } from '#language/scheme/scheme.ts'
import { say } from '#language/text.ts'
import { DateText } from '../../../ui/dates.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { Part } from '../reading.tsx'
import { outcomes } from '../words.ts'

export interface WorkedExample {
  example: Example
  ok: boolean
  difference: string | null
}

export function ExamplesPart({ scheme, examples }: { scheme: Scheme; examples: WorkedExample[] }) {
  const failing = examples.filter(each => !each.ok).length
  return (
    <Part id="examples" title="実例">
      <p className="mb-4">
        {examples.length}件を計算し、
        {failing === 0 ? (
          'すべて期待どおりでした。'
        ) : (
          <strong className="text-danger">{failing}件が合いません。</strong>
        )}
      </p>
      <ul className="divide-y divide-line border-y border-line">
        {[...examples]
          .sort((a, b) => Number(a.ok) - Number(b.ok))
          .map(each => (
            <li key={each.example.name} className="break-inside-avoid py-3">
              <ExampleShown scheme={scheme} {...each} />
            </li>
          ))}
      </ul>
    </Part>
  )
}

export function ExampleShown({ scheme, example, ok, difference }: WorkedExample & { scheme: Scheme }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-3">
        <StatusBadge status={ok ? 'good' : 'bad'}>{ok ? '合う' : '合わない'}</StatusBadge>
        <span className="font-bold">{example.name}</span>
      </p>
      <p className="mt-1 text-[0.9375rem]">
        <DateText day={example.on} style="western" />
        に判定 <span aria-hidden="true">→</span> {expectation(scheme, example)}
      </p>
      {difference && <p className="font-bold text-danger">{difference}</p>}
      <p className="text-[0.875rem] text-ink-soft">
        {Object.entries(example.given)
          .map(([name, value]) => `${name}：${given(scheme, name, value)}`)
          .join('　')}
      </p>
    </>
  )
}

/** A given value, codes as the form calls them. */
function given(scheme: Scheme, name: string, value: unknown): string {
  const label = labelsOf(scheme)
  const one = (each: unknown) => {
    const called = typeof each === 'string' ? label(name, each) : undefined
    return called ? say(called, 'ja') : valueWords(each)
  }
  return Array.isArray(value) && value.length > 0 ? value.map(one).join('、') : one(value)
}

function expectation(scheme: Scheme, { expect }: Example): string {
  const rule = (id: string) => say(scheme.rules.find(each => each.id === id)?.name ?? { ja: id }, 'ja')
  const paper = (id: string) => say(scheme.documents.find(each => each.id === id)?.name ?? { ja: id }, 'ja')
  const type = (id: string) =>
    say(scheme.entitlement?.types.find(each => each.id === id)?.label ?? { ja: id }, 'ja')
  const said: string[] = []
  if (expect.outcome) said.push(outcomes[expect.outcome])
  if (expect.reasons && expect.reasons.length > 0) said.push(`理由：${expect.reasons.map(rule).join('、')}`)
  if (expect.missing && expect.missing.length > 0) said.push(`足りない：${expect.missing.join('、')}`)
  if (expect.documents) said.push(`書類：${expect.documents.map(paper).join('、') || 'なし'}`)
  const { use } = expect
  if (use) {
    const parts = [
      `${type(use.type)}${use.ordinal ? `${use.ordinal}回目` : ''}${use.nights ? `${use.nights}泊` : ''}`,
      ...(use.units === undefined ? [] : [`数え方 ${use.units}`]),
      ...(use.copayment === undefined ? [] : [`負担 ${use.copayment.toLocaleString('ja-JP')}円`]),
      ...(use.price === undefined ? [] : [`委託単価 ${use.price.toLocaleString('ja-JP')}円`]),
      ...(use.limit === undefined ? [] : [`上限 ${use.limit}`]),
      ...(use.refused === undefined ? [] : [`使えない（${use.refused}）`]),
    ]
    said.push(parts.join(' '))
  }
  return said.join('。')
}
