import { Button } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/dates.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/fields/choices.tsx'
import { Textarea } from '../../ui/fields/inputs.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { reasons } from '../queue/words.ts'
import type { ShownAnswer, ShownCheck, ShownPage, ShownRemark } from './answers.server.ts'

interface Told {
  caseId: string
  now: string
  /** Whether remarks can lead anywhere from where the case stands. */
  open: boolean
}

/** What was answered, page by page; checks and remarks in the margin beside the answer they concern. */
export function Answers({ pages, ...told }: Told & { pages: ShownPage[] }) {
  return (
    <div className="flex flex-col">
      {pages.map(page => (
        <Page key={page.id} page={page} {...told} />
      ))}
    </div>
  )
}

/** A page with one question goes by its title: shorter than the question, and what staff call it. */
function Page({ page, ...told }: Told & { page: ShownPage }) {
  const [only] = page.answers
  if (page.agreed) {
    return (
      <div className="border-t border-line py-1 last:border-b">
        <Disclosure small summary={`${page.title}（${page.answers.length}件すべてに同意）`}>
          <dl className="divide-y divide-line">
            {page.answers.map(answer => (
              <Answer key={answer.question} answer={answer} {...told} />
            ))}
          </dl>
        </Disclosure>
      </div>
    )
  }
  if (page.answers.length === 1 && only) {
    return (
      <dl className="border-t border-line last:border-b">
        <Answer answer={only} name={page.title} {...told} />
      </dl>
    )
  }
  return (
    <section aria-labelledby={`page-${page.id}`} className="border-t border-line last:border-b">
      <h3 id={`page-${page.id}`} className="pt-2.5 text-[0.9375rem] font-bold">
        {page.title}
      </h3>
      <dl className="pl-3">
        {page.answers.map(answer => (
          <Answer key={answer.question} answer={answer} {...told} />
        ))}
      </dl>
    </section>
  )
}

function Answer({ answer, name, caseId, now, open }: Told & { answer: ShownAnswer; name?: string }) {
  return (
    <div
      id={`answer-${answer.question}`}
      className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[10rem_minmax(0,1fr)] lg:grid-cols-[10rem_minmax(0,1fr)_15rem]"
    >
      <dt className="text-[0.9375rem] leading-snug text-ink-soft" title={name && answer.label}>
        {name ?? answer.label}
        {name && <span className="sr-only">：{answer.label}</span>}
      </dt>
      <dd className="min-w-0 leading-snug whitespace-pre-line text-ink-strong">
        {answer.lacking ? (
          <StatusBadge status="waiting" icon="warning">
            答えがありません
          </StatusBadge>
        ) : answer.files.length > 0 ? (
          <Files answer={answer} caseId={caseId} />
        ) : (
          answer.text
        )}
      </dd>
      <dd className="flex flex-col gap-1 text-[0.9375rem] leading-snug max-lg:sm:col-start-2">
        {answer.checks.map(check => (
          <Check key={check.rule} check={check} />
        ))}
        {answer.remarks.map(remark => (
          <Remark key={remark.id} remark={remark} now={now} />
        ))}
        {/* Empty again once a remark was put. */}
        {open && <NewRemark key={answer.remarks.length} answer={answer} />}
      </dd>
    </div>
  )
}

function Files({ answer, caseId }: { answer: ShownAnswer; caseId: string }) {
  return (
    <ul className="flex flex-wrap gap-3">
      {answer.files.map(file => (
        <li key={file.hash}>
          <a
            href={`/office/cases/${caseId}/files/${file.hash}`}
            target="_blank"
            rel="noreferrer"
            className="link inline-flex min-h-11 items-center gap-2"
          >
            <Icon name="document" size={20} />
            {file.name}
          </a>
        </li>
      ))}
    </ul>
  )
}

const tones: Record<ShownCheck['tone'], { icon: IconName; ink: string; word: string }> = {
  fine: { icon: 'check', ink: 'text-success', word: '確認済み' },
  refuse: { icon: 'error', ink: 'text-danger', word: '要件に合わない' },
  return: { icon: 'warning', ink: 'text-warning', word: '補正が必要' },
  caution: { icon: 'warning', ink: 'text-warning', word: '注意' },
  unknown: { icon: 'help', ink: 'text-warning', word: '判定できない' },
}

/** What the automatic check says of one answer. */
export function Check({ check }: { check: ShownCheck }) {
  const { icon, ink, word } = tones[check.tone]
  if (check.tone === 'fine') {
    return (
      <p className="flex items-start gap-1.5 text-ink-soft" title={check.clause}>
        <Icon name={icon} size={16} className={`mt-1 shrink-0 ${ink}`} />
        <span>
          {check.name}：{word}
        </span>
      </p>
    )
  }
  return (
    <div className="flex items-start gap-1.5">
      <Icon name={icon} size={16} className={`mt-1 shrink-0 ${ink}`} />
      <div>
        <p className="font-bold">
          <span className={ink}>{word}</span>　{check.name}
        </p>
        {check.says && <p>{check.says}</p>}
        <p className="text-[0.8125rem] text-ink-soft">{check.clause}</p>
      </div>
    </div>
  )
}

function Remark({ remark, now }: { remark: ShownRemark; now: string }) {
  return (
    <div className="rounded-8 bg-warning-soft px-3 py-2">
      <p className="text-[0.8125rem] font-bold text-warning">
        コメント：{reasons[remark.reason as keyof typeof reasons]}
      </p>
      <p>{remark.body}</p>
      <p className="text-[0.8125rem] text-ink-soft">
        {remark.answeredAt ? (
          <>
            補正済み <RelativeTime at={remark.answeredAt} now={now} />
          </>
        ) : remark.sentAt ? (
          <>
            申請者に送付 <RelativeTime at={remark.sentAt} now={now} />
          </>
        ) : (
          '未送信（申請者にはまだ見えません）'
        )}
      </p>
      {!remark.sentAt && (
        <PostForm keep>
          <input type="hidden" name="intent" value="drop" />
          <input type="hidden" name="comment" value={remark.id} />
          <Button look="text" size="small" label={`コメント「${remark.body.slice(0, 20)}」を取り消す`}>
            取り消す
          </Button>
        </PostForm>
      )}
    </div>
  )
}

function NewRemark({ answer }: { answer: ShownAnswer }) {
  return (
    <details className="group/remark">
      <summary className="relative inline-flex min-h-7 list-none items-center gap-1 rounded-4 text-blue-1000 after:absolute after:-inset-y-1.5 after:inset-x-0 hover:underline hover:underline-offset-4">
        <Icon name="plus" size={16} className="group-open/remark:hidden" />
        <Icon name="minus" size={16} className="hidden group-open/remark:block" />
        コメント<span className="sr-only">を付ける（{answer.label}）</span>
      </summary>
      <PostForm className="flex flex-col gap-3 py-2" keep>
        <input type="hidden" name="intent" value="comment" />
        <input type="hidden" name="question" value={answer.question} />
        <Select
          name={`reason:${answer.question}`}
          label="何を直してほしいか"
          empty={false}
          value="unclear"
          width="full"
          options={Object.entries(reasons).map(([value, label]) => ({ value, label }))}
        />
        <Textarea
          name={`body:${answer.question}`}
          label="申請者に伝える言葉"
          required
          rows={3}
          maxLength={1000}
        />
        <div>
          <Button size="small" look="secondary">
            コメントを付ける
          </Button>
        </div>
      </PostForm>
    </details>
  )
}

/** Checks that concern no answer: duplicates, what the register says. */
export function OtherChecks({ checks }: { checks: ShownCheck[] }) {
  if (checks.length === 0) return null
  return (
    <ul className="flex flex-col gap-2 text-[0.9375rem]">
      {checks.map(check => (
        <li key={check.rule}>
          <Check check={check} />
        </li>
      ))}
    </ul>
  )
}
