import type { Scheme } from '../scheme/scheme.ts'
import { type Problem, warning } from './problem.ts'
import { twice } from './references.ts'

/** States that can be reached and left, decisions that have a route, refusals that give reasons and 教示. */
export function checkWorkflow(scheme: Scheme): Problem[] {
  const { states, actions, routes, initial } = scheme.workflow
  const known = new Set(states.map(state => state.id))
  const letters = new Set(scheme.letters.map(letter => letter.id))
  const noState = (path: string, id: string): Problem[] =>
    known.has(id) ? [] : [{ path: `workflow.${path}`, message: `状態「${id}」がありません。` }]

  const references = [
    ...noState('initial', initial),
    ...actions.flatMap((action, index) => [
      ...action.from.flatMap((id, number) => noState(`actions.${index}.from.${number}`, id)),
      ...noState(`actions.${index}.to`, action.to),
      ...(action.letter === undefined || letters.has(action.letter)
        ? []
        : [{ path: `workflow.actions.${index}.letter`, message: `手紙「${action.letter}」がありません。` }]),
    ]),
  ]
  return [
    ...twice('workflow.states', states),
    ...twice('workflow.actions', actions),
    ...twice('workflow.routes', routes),
    ...references,
    ...checkReach(scheme),
    ...actions.flatMap((action, index) => checkDecision(scheme, action.decides, `workflow.actions.${index}`)),
    ...checkRefusals(scheme),
  ]
}

function checkReach({ workflow: { states, actions, initial } }: Scheme): Problem[] {
  const reached = new Set([initial])
  for (let size = 0; size !== reached.size; ) {
    size = reached.size
    for (const action of actions) if (action.from.some(id => reached.has(id))) reached.add(action.to)
  }
  return states.flatMap((state, index): Problem[] => {
    const path = `workflow.states.${index}`
    if (!reached.has(state.id))
      return [{ path, message: `状態「${state.label.ja}」に進む操作がありません。` }]
    const endless = state.kind === 'open' || state.kind === 'waiting'
    const left = actions.some(action => action.from.includes(state.id) && action.to !== state.id)
    return endless && !left
      ? [{ path, message: `状態「${state.label.ja}」から先に進む操作がありません。` }]
      : []
  })
}

function checkDecision(
  { workflow: { routes } }: Scheme,
  decides: 'grant' | 'refuse' | 'revoke' | undefined,
  path: string,
): Problem[] {
  if (decides === undefined) return []
  const fitting = routes.filter(route => route.decides.includes(decides))
  if (fitting.length === 0) {
    return [{ path: `${path}.decides`, message: 'この決定の決裁の道すじ（routes）がありません。' }]
  }
  return fitting.every(route => route.when !== undefined)
    ? [warning(`${path}.decides`, 'どの決裁の道すじにも条件があり、当てはまらないことがあります。')]
    : []
}

/** 理由の提示 (行政手続法8条, 14条) and 教示 (行政不服審査法82条) belong into every refusal and revocation. */
function checkRefusals({ workflow: { actions }, letters }: Scheme): Problem[] {
  return actions.flatMap((action, index): Problem[] => {
    if (action.decides !== 'refuse' && action.decides !== 'revoke') return []
    const path = `workflow.actions.${index}`
    const at = letters.findIndex(letter => letter.id === action.letter)
    const letter = letters[at]
    const problems: Problem[] = []
    if (!action.needs.includes('reasons')) {
      problems.push({ path: `${path}.needs`, message: 'この決定には理由（reasons）が必要です。' })
    }
    if (!letter)
      return [...problems, { path: `${path}.letter`, message: 'この決定を知らせる手紙がありません。' }]
    if (!letter.blocks.some(block => 'reasons' in block && block.when === undefined)) {
      problems.push({ path: `letters.${at}.blocks`, message: '理由（reasons）の欄がありません。' })
    }
    if (!letter.blocks.some(block => 'remedies' in block && block.when === undefined)) {
      problems.push({ path: `letters.${at}.blocks`, message: '教示（remedies）の欄がありません。' })
    }
    return problems
  })
}
