import type { Action, Rank } from '#language/scheme/workflow.ts'
import { say } from '#language/text.ts'
import { tokyoDay } from '#language/values/date.ts'
import { type Holder, isForeign } from '#modules/cases/intake/rules.ts'
import type { QueueRow } from '#modules/cases/queue/rules.ts'
import { QueueFilter } from '#modules/cases/schema.ts'
import type { PublishedScheme } from '#modules/publishing/read.ts'
import { readPage, readSort } from '../../ui/table/search.ts'

/** What one press would do with a row, for me, today. */
export interface RowAct {
  /** A step of its proposal, or the start of one. */
  kind: 'decide' | 'endorse' | 'draft' | 'approve'
  /** Proposal or case. */
  id: string
  /** The workflow's action, for draft and approve. */
  action?: string
}

export interface ShownRow {
  id: string
  number: string
  applicant: string
  kana: string
  protected: boolean
  scheme: string
  channel: keyof typeof import('./words.ts').channels
  receivedAt: string
  /** Day in Tokyo. */
  receivedOn: string
  state: { label: string; kind: string }
  age: QueueRow['age']
  check: { outcome: string; clean: boolean } | null
  /** How the holder of the account agrees with the register; null: none asked for, or nobody matched. */
  holder: 'same' | 'alike' | 'different' | null
  awaits: Rank | null
  /** What is proposed, while it is open. */
  proposed: 'grant' | 'refuse' | 'revoke' | null
  mine: boolean
  act: RowAct | null
}

/** The filters as they stand in the page's address. */
export function filterOf(request: Request): QueueFilter {
  const params = new URL(request.url).searchParams
  const sort = readSort(params, ['age', 'received', 'applicant', 'number'], {
    column: 'age',
    descending: false,
  })
  const given = (name: string) => params.get(name) ?? undefined
  return QueueFilter.parse({
    scheme: given('scheme'),
    queue: given('queue'),
    q: given('q'),
    channel: given('channel'),
    outcome: given('outcome'),
    state: given('state'),
    from: given('from'),
    to: given('to'),
    sort: sort.column,
    desc: sort.descending,
    page: readPage(params),
    size: given('size'),
  })
}

/** The action by which a case is granted from where it stands, and how that is decided. */
function grantFrom(published: PublishedScheme | undefined, state: string) {
  const workflow = published?.scheme.workflow
  const action = workflow?.actions.find(
    (each: Action) => each.decides === 'grant' && each.bulk && each.from.includes(state),
  )
  const route = action && workflow?.routes.find(each => each.decides.includes('grant'))
  return action && route ? { action: action.id, mode: route.mode } : undefined
}

/** Only what the check found nothing against can be started together; the rest is read one by one. */
function actOf(
  row: QueueRow,
  published: PublishedScheme | undefined,
  holder: Holder | undefined,
): RowAct | null {
  // An account that reads as somebody else's is looked at by itself.
  if (isForeign(holder)) return null
  const { proposal } = row
  if (row.state.kind === 'open' && proposal?.position.kind === 'open') {
    // A refusal is read before it is decided, one by one.
    if (!proposal.mine || proposal.decides !== 'grant') return null
    return { kind: proposal.mine, id: proposal.id }
  }
  if (row.state.kind !== 'open' || !row.check?.clean) return null
  const grant = grantFrom(published, row.state.id)
  if (!grant) return null
  return { kind: grant.mode === 'batch' ? 'approve' : 'draft', id: row.caseId, action: grant.action }
}

export function shownRow(row: QueueRow, schemes: Map<string, PublishedScheme>, holder?: Holder): ShownRow {
  const published = schemes.get(row.scheme)
  const position = row.proposal?.position
  const open = position?.kind === 'open' && row.state.kind === 'open' ? position : null
  return {
    id: row.caseId,
    number: row.number,
    applicant: row.applicant,
    kana: row.applicantKana,
    protected: row.protected,
    scheme: published ? say(published.scheme.name, 'ja') : row.scheme,
    channel: row.channel as ShownRow['channel'],
    receivedAt: row.receivedAt.toISOString(),
    receivedOn: tokyoDay(row.receivedAt),
    state: { label: say(row.state.label, 'ja'), kind: row.state.kind },
    age: row.age,
    check: row.check,
    holder: holder?.confirmed ? 'same' : (holder?.agrees ?? null),
    awaits: open?.awaits ?? null,
    proposed: open ? (row.proposal?.decides as ShownRow['proposed']) : null,
    mine: open !== null && row.proposal?.mine !== null,
    act: actOf(row, published, holder),
  }
}
