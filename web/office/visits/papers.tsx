import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/dates.tsx'
import { DayInput, TextInput } from '../../ui/fields/inputs.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Heading, Note } from '../../ui/text.tsx'

export interface PapersShown {
  noted: { paper: string; name: string; promisedOn: string | null; state: 'received' | 'missing' }[]
  suggested: { paper: string; name: string; needed: 'yes' | 'unknown' }[]
}

/** Papers received and awaited, and which more to wait for: instead of a note clipped to a folder. */
export function Papers({ papers, open, today }: { papers: PapersShown; open: boolean; today: string }) {
  const { noted, suggested } = papers
  const missing = noted.filter(paper => paper.state === 'missing')
  return (
    <section className="flex flex-col gap-4">
      <Heading level={2} size={3}>
        書類
      </Heading>
      {noted.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {noted.map(paper => (
            <li key={paper.paper} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
              <StatusBadge
                status={paper.state === 'received' ? 'good' : late(paper, today) ? 'late' : 'waiting'}
              >
                {paper.state === 'received' ? '受け取った' : 'まだ'}
              </StatusBadge>
              <span className="min-w-0 grow font-bold">{paper.name}</span>
              {paper.state === 'missing' && paper.promisedOn && (
                <span>
                  <DateText day={paper.promisedOn} style="weekday" /> の約束
                </span>
              )}
              {open && (
                <PostForm keep>
                  <input
                    type="hidden"
                    name="_do"
                    value={paper.state === 'received' ? 'missed' : 'received'}
                  />
                  <input type="hidden" name="paper" value={paper.paper} />
                  <Button
                    size="small"
                    look={paper.state === 'received' ? 'text' : 'secondary'}
                    label={`${paper.name}を${paper.state === 'received' ? 'まだに戻す' : '受け取った'}`}
                  >
                    {paper.state === 'received' ? 'まだに戻す' : '受け取った'}
                  </Button>
                </PostForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <PostForm className="flex flex-col gap-4" keep>
          <input type="hidden" name="_do" value="papers" />
          {missing.map(({ paper, name, promisedOn }) => (
            <Row key={paper} paper={paper} name={name} promisedOn={promisedOn} checked />
          ))}
          {suggested.map(({ paper, name, needed }) => (
            <Row key={paper} paper={paper} name={name} promisedOn={null} unsure={needed === 'unknown'} />
          ))}
          <div className="flex flex-wrap items-end gap-4">
            <TextInput name="other" label="そのほかの書類" width="wide" maxLength={100} />
            <DayInput name="promised.other" label="持ってくる日" />
          </div>
          <Note>
            印を付けたものを「まだの書類」として残します。持ってくる日になると、一覧の先頭に出ます。
          </Note>
          <div>
            <Button look="secondary" size="medium">
              まだの書類を保存する
            </Button>
          </div>
        </PostForm>
      )}
    </section>
  )
}

function late(paper: { promisedOn: string | null }, today: string): boolean {
  return paper.promisedOn !== null && paper.promisedOn <= today
}

function Row({
  paper,
  name,
  promisedOn,
  checked,
  unsure,
}: {
  paper: string
  name: string
  promisedOn: string | null
  checked?: boolean
  unsure?: boolean
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <label className="flex min-h-11 min-w-80 grow items-center gap-3">
        <input
          type="checkbox"
          name="paper"
          value={paper}
          defaultChecked={checked}
          className="size-6 accent-accent"
        />
        <span>
          {name}
          {unsure && <span className="text-ink-soft">（場合による）</span>}
        </span>
      </label>
      <input type="hidden" name={`name.${paper}`} value={name} />
      <label className="flex items-center gap-2 text-[0.9375rem]">
        持ってくる日
        <span className="sr-only">：{name}</span>
        <input
          type="date"
          name={`promised.${paper}`}
          defaultValue={promisedOn ?? ''}
          className="min-h-11 rounded-8 border border-solid-gray-600 px-2"
        />
      </label>
    </div>
  )
}
