import type { Scheme } from '#language/scheme/scheme.ts'
import type { Route, Workflow } from '#language/scheme/workflow.ts'
import { say } from '#language/text.ts'
import { DescriptionList } from '../../../ui/description-list.tsx'
import { Feel, Part, Wording } from '../reading.tsx'
import { decisions, modes, ranks, stateKinds } from '../words.ts'

export function ProcedurePart({ scheme }: { scheme: Scheme }) {
  const { workflow } = scheme
  const days = workflow.clock === 'business' ? '開庁日' : '日'
  return (
    <Part id="workflow" title="手続と決裁">
      <DescriptionList
        items={[
          { term: '標準処理期間', detail: `${workflow.standardDays}${days}` },
          { term: '補正を待つ日数', detail: `${workflow.correctionDays}日` },
        ]}
      />
      <h3 className="mt-6 mb-2 font-bold">決裁の道すじ</h3>
      <ul className="divide-y divide-line border-y border-line">
        {workflow.routes.map(route => (
          <li key={route.id} className="py-3">
            <RouteInWords route={route} />
          </li>
        ))}
      </ul>
      <h3 className="mt-6 mb-2 font-bold">状態と、次にできること</h3>
      <ul className="divide-y divide-line border-y border-line">
        {workflow.states.map(state => (
          <li key={state.id} className="break-inside-avoid py-3">
            <p>
              <span className="font-bold">
                <Wording text={state.label} />
              </span>
              <span className="ml-2 text-[0.875rem] text-ink-soft">{stateKinds[state.kind]}</span>
            </p>
            <p className="text-[0.9375rem] text-ink-soft">
              申請者には「
              <Wording text={state.applicant.label} />」{'　'}
              <Wording text={state.applicant.next} />
            </p>
            <Leads workflow={workflow} state={state.id} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Leads({ workflow, state }: { workflow: Workflow; state: string }) {
  const actions = workflow.actions.filter(action => action.from.includes(state))
  if (actions.length === 0) return null
  const name = (id: string) => say(workflow.states.find(each => each.id === id)?.label ?? { ja: id }, 'ja')
  return (
    <ul className="mt-1 text-[0.9375rem]">
      {actions.map(action => (
        <li key={action.id}>
          {{ applicant: '申請者', staff: '職員', system: 'システム' }[action.who]}：
          <Wording text={action.label} /> <span aria-hidden="true">→</span> {name(action.to)}
          {action.decides && <span className="text-ink-soft">（決裁：{decisions[action.decides]}）</span>}
        </li>
      ))}
    </ul>
  )
}

/** 係長 → 課長（専決）, one by one or monthly. */
export function RouteInWords({ route }: { route: Route }) {
  return (
    <>
      <p className="font-bold">
        <Wording text={route.label} />
      </p>
      <p>
        {route.decides.map(each => decisions[each]).join('・')}：
        {route.draftedBySystem && 'システムが起案 → '}
        {route.ranks.map((rank, index) => (
          <span key={rank}>
            {index > 0 && ' → '}
            {ranks[rank]}
            {index === route.ranks.length - 1 && '（専決）'}
          </span>
        ))}
        {'　'}
        {modes[route.mode]}
      </p>
      {route.when !== undefined && (
        <p className="text-[0.9375rem] text-ink-soft">
          <Feel>{route.when}</Feel> のとき
        </p>
      )}
      {route.standIns.map(each => (
        <p key={`${each.for}${each.by}`} className="text-[0.9375rem]">
          {ranks[each.for]}が不在のときは{ranks[each.by]}が代決
        </p>
      ))}
    </>
  )
}
