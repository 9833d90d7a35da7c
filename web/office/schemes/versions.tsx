import { Button } from '../../ui/button.tsx'
import { DateText, InstantText } from '../../ui/dates.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextLink, Unseen } from '../../ui/text.tsx'
import type { SchemeShown } from './view.server.ts'
import { versionStates } from './words.ts'

/** Every version there was: who published it, why, what it changed, and the way to take an old one up again. */
export function Versions({
  id,
  history,
  draft,
  shown,
}: {
  id: string
  history: SchemeShown['history']
  draft: boolean
  shown: number | null
}) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {history.map(each => (
        <li key={each.version} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
          <div>
            <p className="flex flex-wrap items-center gap-3">
              <span className="font-bold">第{each.version}版</span>
              <StatusBadge status={versionStates[each.state].status}>
                {versionStates[each.state].label}
              </StatusBadge>
              <span>
                <DateText day={each.effectiveFrom} style="western" />
                から
              </span>
            </p>
            <p className="text-[0.9375rem] text-ink-soft">
              <InstantText at={each.publishedAt} /> {each.publishedBy ?? '初期設定'}が公開
              {each.note && `　「${each.note}」`}
            </p>
          </div>
          <div data-no-print className="flex flex-wrap items-center gap-x-5 gap-y-2">
            {each.version !== shown && (
              <TextLink to={`/office/schemes/${id}?version=${each.version}`}>
                読む<Unseen>：第{each.version}版</Unseen>
              </TextLink>
            )}
            {each.version > 1 && (
              <TextLink to={`/office/schemes/${id}/changes?from=${each.version - 1}&to=${each.version}`}>
                変わったところ<Unseen>：第{each.version}版</Unseen>
              </TextLink>
            )}
            {!draft && (
              <PostForm>
                <input type="hidden" name="version" value={each.version} />
                <Button look="secondary" size="small" label={`第${each.version}版を写して草案を作る`}>
                  写して草案を作る
                </Button>
              </PostForm>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
