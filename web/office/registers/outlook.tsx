import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { ChoiceRow } from '../../ui/fields/choices.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Figure } from '../../ui/numbers.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StickyActions } from '../../ui/sticky-actions.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import { count } from './progress.tsx'
import type { ShownImport } from './shown.server.ts'
import { warningNames } from './words.ts'

const goneMeans = {
  residents: '台帳からは消さず、抽出日に住民でなくなった人として記録します。',
  taxes: 'この年度の税の記録がなくなります（不明として扱います）。',
  pupils: 'この年度の学齢簿の記録がなくなります。',
  benefits: '抽出日で受給が終わったものとして記録します。',
} as const

function howMany(warning: string, found: ShownImport['found']): string {
  const figures: Record<string, number | null> = {
    'many-gone': found.gone,
    'many-new': found.added,
    'many-changed': found.changed,
  }
  return warning in figures ? `（${count(figures[warning] ?? 0)}）` : ''
}

/** What will happen, before anything does; and the last word of a person. */
export function Outlook({ shown: { found, before, keeper } }: { shown: ShownImport }) {
  const figures: [string, number | null][] = [
    ['新しい', found.added],
    ['変わる', found.changed],
    ['いなくなる', found.gone],
    ['そのまま', found.unchanged],
  ]
  return (
    <section aria-labelledby="outlook" className="flex flex-col gap-5">
      <Heading level={2} id="outlook">
        反映すると、こうなります
      </Heading>
      <div className="grid max-w-192 grid-cols-2 gap-4 sm:grid-cols-4">
        {figures.map(([label, value]) => (
          <Figure key={label} label={label} value={(value ?? 0).toLocaleString('ja-JP')} unit="件" />
        ))}
      </div>
      <Note>
        {before ? (
          <>
            いま反映されているのは
            <DateText day={before.extractedOn} style="western" />
            の抽出（{count(before.rows)}）です。
          </>
        ) : (
          'この台帳の取込みは、はじめてです。'
        )}
        {found.extent === 'full' && (found.gone ?? 0) > 0 && `いなくなる人：${goneMeans[found.register]}`}
      </Note>
      {keeper && (
        <PostForm className="flex max-w-192 flex-col gap-4">
          <input type="hidden" name="gone" value={found.gone ?? 0} />
          {found.warnings.length > 0 && (
            <NotificationBanner tone="warning" title="反映する前に、確かめてください">
              <div className="flex flex-col gap-1">
                {found.warnings.map((warning, index) => (
                  <ChoiceRow
                    key={warning}
                    type="checkbox"
                    name="accepted"
                    first={index === 0}
                    chosen={false}
                    error={false}
                    choice={{
                      value: warning,
                      label: `確かめました：${warningNames[warning].title}${howMany(warning, found)}`,
                      hint: warningNames[warning].about,
                    }}
                  />
                ))}
              </div>
            </NotificationBanner>
          )}
          <StickyActions>
            <Button name="do" value="apply" causes="全部が入るか、何も変わらないかのどちらかです">
              台帳に反映する
            </Button>
          </StickyActions>
        </PostForm>
      )}
    </section>
  )
}
