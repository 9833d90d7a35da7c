import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import type { Description } from '../../ui/description-list.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Note } from '../../ui/text.tsx'
import type { ShownRegister, ShownResident } from './register.server.ts'

const agreement = {
  same: <StatusBadge status="good">申請と一致</StatusBadge>,
  alike: (
    <StatusBadge status="waiting" icon="warning">
      書き方が違う
    </StatusBadge>
  ),
  different: <StatusBadge status="bad">氏名が違う</StatusBadge>,
}

/** What the resident register says, or whom the applicant may be. */
export function Register({ register }: { register: ShownRegister }) {
  const { resident, household, candidates } = register
  if (!resident) return <Unmatched candidates={candidates} />
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-bold">{resident.name}</span>
        {agreement[resident.agrees]}
      </p>
      <Rows
        items={[
          { term: '宛名番号', detail: resident.number },
          { term: 'フリガナ', detail: resident.kana },
          { term: '生年月日', detail: <DateText day={resident.birthDate} style="era" /> },
          { term: '続柄', detail: resident.relation },
          {
            term: '住所',
            detail: resident.protected ? (
              <span className="inline-flex items-center gap-1 font-bold text-warning">
                <Icon name="lock" size={16} />
                支援措置（表示しません）
              </span>
            ) : (
              resident.address
            ),
          },
          {
            term: '住民登録',
            detail: (
              <>
                <DateText day={resident.movedInOn} style="era" />
                から
                {resident.movedOutOn && (
                  <>
                    <br />
                    転出 <DateText day={resident.movedOutOn} style="era" />
                  </>
                )}
              </>
            ),
          },
          { term: '住民税', detail: resident.tax },
          ...(household.length > 0
            ? [
                {
                  term: '同じ世帯',
                  detail: household.map(member => (
                    <span key={member.name} className="block">
                      {member.name}（{member.relation}・
                      <DateText day={member.birthDate} style="era" />）
                    </span>
                  )),
                },
              ]
            : []),
        ]}
      />
      <Note>
        <DateText day={resident.extractedOn} style="era" />
        に取り出した記録です。
      </Note>
      <PostForm keep>
        <input type="hidden" name="intent" value="identify" />
        <input type="hidden" name="resident" value="" />
        <Button look="text" size="small">
          この照合を取り消す
        </Button>
      </PostForm>
    </div>
  )
}

/** Names and values in a narrow column. */
function Rows({ items }: { items: Description[] }) {
  return (
    <dl className="divide-y divide-line border-y border-line text-[0.9375rem]">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the register's lines never move
        <div key={index} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 py-1.5">
          <dt className="text-ink-soft">{item.term}</dt>
          <dd className="min-w-0">{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}

function Unmatched({ candidates }: { candidates: ShownResident[] }) {
  return (
    <div className="flex flex-col gap-3">
      <StatusBadge status="waiting" icon="warning">
        住民記録と照合できていません
      </StatusBadge>
      <Note>
        {candidates.length > 0
          ? '生年月日かフリガナが同じ人です。本人であれば照合してください。'
          : '生年月日もフリガナも同じ人がいません。書き方か、住所のある市区町村を確かめてください。'}
      </Note>
      <ul className="flex flex-col gap-4">
        {candidates.map(candidate => (
          <li key={candidate.id} className="flex flex-col gap-1 border-t border-line pt-3">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-bold">{candidate.name}</span>
              {agreement[candidate.agrees]}
            </span>
            <span className="text-[0.9375rem]">
              {candidate.kana}・<DateText day={candidate.birthDate} style="era" />
            </span>
            <span className="text-[0.9375rem]">
              {candidate.protected ? '住所は支援措置のため表示しません' : candidate.address}
            </span>
            <PostForm keep>
              <input type="hidden" name="intent" value="identify" />
              <input type="hidden" name="resident" value={candidate.id} />
              <Button
                look="secondary"
                size="small"
                label={`${candidate.name}さん（${candidate.number}）と照合する`}
              >
                この人と照合する
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </div>
  )
}
