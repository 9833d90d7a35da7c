import { Button } from '../../ui/button.tsx'
import { TextInput } from '../../ui/fields/inputs.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading, Note } from '../../ui/text.tsx'
import type { ShownComparison, ShownIntake, ShownPaper } from './intake.server.ts'

/** What was written, what the register says, and the paper it was taken from: side by side. */
export function Intake({ intake, caseId }: { intake: ShownIntake; caseId: string }) {
  const { comparisons, papers } = intake
  if (comparisons.length === 0 && papers.length === 0) return null
  return (
    <section aria-labelledby="intake" className="flex flex-col gap-4">
      <Heading level={2} size={3} id="intake">
        申請・住民記録・書類の突合
      </Heading>
      <div className={papers.length > 0 ? 'grid gap-6 lg:grid-cols-2' : ''}>
        {comparisons.length > 0 && (
          <dl className="divide-y divide-line self-start border-y border-line">
            {comparisons.map(each => (
              <Comparison key={each.key} comparison={each} />
            ))}
          </dl>
        )}
        {papers.length > 0 && (
          <ul className="flex flex-col gap-5 self-start">
            {papers.map(paper => (
              <Paper key={`${paper.question}${paper.hash}`} paper={paper} caseId={caseId} />
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

/** How two ways of writing agree, in a word and a colour. */
export function Agreement({ agrees, confirmed }: Pick<ShownComparison, 'agrees' | 'confirmed'>) {
  if (agrees === 'same') return <StatusBadge status="good">一致</StatusBadge>
  if (agrees === 'different' && confirmed !== null)
    return <StatusBadge status="good">違うが本人と確認済み</StatusBadge>
  if (agrees === 'different') return <StatusBadge status="bad">違う</StatusBadge>
  return (
    <StatusBadge status="waiting" icon="warning">
      書き方だけが違う
    </StatusBadge>
  )
}

function Comparison({ comparison }: { comparison: ShownComparison }) {
  const { key, label, written, registered, agrees, places, confirmed } = comparison
  return (
    <div className="grid gap-x-4 gap-y-1 py-3 sm:grid-cols-[6rem_minmax(0,1fr)]">
      <dt className="text-[0.9375rem] text-ink-soft">{label}</dt>
      <dd className="flex min-w-0 flex-col gap-1.5">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-ink-strong">{written}</span>
          <Agreement agrees={agrees} confirmed={confirmed} />
        </p>
        {agrees !== 'same' &&
          (places.length > 0 ? (
            <Places places={places} />
          ) : (
            <p className="text-[0.9375rem]">住民記録：{registered}</p>
          ))}
        {confirmed && <Note>確かめたこと：{confirmed}</Note>}
        {key === 'holder' && agrees === 'different' && confirmed === null && <ConfirmHolder />}
      </dd>
    </div>
  )
}

/** Two rows of characters; where they differ, marked by colour, weight and a sign below. */
function Places({ places }: Pick<ShownComparison, 'places'>) {
  const tones = {
    same: 'border-transparent',
    alike: 'border-warning bg-warning-soft font-bold',
    different: 'border-danger bg-danger-soft font-bold',
  }
  const signs = { same: '', alike: '△', different: '×' }
  const cell = 'h-8 min-w-7 border-b-2 px-1 text-center align-middle'
  return (
    <div className="overflow-x-auto">
      <table className="text-[1.0625rem]">
        <tbody>
          {(['written', 'registered'] as const).map(side => (
            <tr key={side}>
              <th
                scope="row"
                className="pr-3 text-left text-[0.8125rem] font-normal whitespace-nowrap text-ink-soft"
              >
                {side === 'written' ? '申請' : '住民記録'}
              </th>
              {places.map((place, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: characters stand where they stand
                <td key={index} className={`${cell} ${tones[place.kind]}`}>
                  {place[side] === ' ' ? '␣' : place[side] || '－'}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row" className="sr-only">
              違い
            </th>
            {places.map((place, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: characters stand where they stand
              <td key={index} className="text-center text-[0.8125rem] font-bold">
                {signs[place.kind]}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function ConfirmHolder() {
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-blue-1000">本人の口座だと確かめたとき</summary>
      <PostForm className="flex flex-col gap-3 pt-2" keep>
        <input type="hidden" name="intent" value="confirm-holder" />
        <TextInput
          name="note:holder"
          label="どのように確かめたか"
          hint="旧姓の口座（戸籍の写し）、通帳の写しと本人確認書類、など"
          required
          maxLength={300}
          value=""
        />
        <div>
          <Button size="small" look="secondary">
            本人の口座として扱う
          </Button>
        </div>
      </PostForm>
    </details>
  )
}

/** A photo at a size that can be read; opens whole beside the work. */
function Paper({ paper, caseId }: { paper: ShownPaper; caseId: string }) {
  const href = `/office/cases/${caseId}/files/${paper.hash}`
  return (
    <li className="flex flex-col gap-1.5">
      <p className="text-[0.9375rem]">
        <strong>{paper.label}</strong>　
        <a href={`#answer-${paper.question}`} className="link">
          申請の内容へ
        </a>
      </p>
      <a
        href={href}
        target="_blank"
        rel="noreferrer"
        className="link block rounded-8 border border-line bg-ground p-1"
      >
        {paper.image && (
          <img
            src={href}
            alt={`${paper.label}（${paper.name}）`}
            loading="lazy"
            className="max-h-144 w-full object-contain"
          />
        )}
        <span className="inline-flex min-h-11 items-center gap-2 px-2">
          <Icon name="document" size={20} />
          {paper.name}を大きく開く
        </span>
      </a>
    </li>
  )
}
