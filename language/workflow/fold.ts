import type { Facts } from '../feel/evaluate.ts'
import { holds } from '../rules/expression.ts'
import type { Judging } from '../rules/scope.ts'
import type { Action, Rank, Route, State, Workflow } from '../scheme/workflow.ts'

/** One action that happened to a case. Actions not yet decided (起案 under way) have not happened. */
export interface Happened {
  action: string
  at: Date | string
}

/** The state a case came into, and when. */
export interface Transition {
  state: string
  at: Date | string
}

/**
 * The state of a case: the fold of its actions. An action that does not start from the state reached, or that the
 * workflow does not know, throws: whoever recorded it did not ask `allowed`.
 */
export function fold(workflow: Workflow, actions: readonly Happened[]): State {
  return stateOf(workflow, transitions(workflow, actions).at(-1)?.state ?? workflow.initial)
}

/**
 * Each state the case came into, in order. With `startedAt`, when the case came to the office, the initial state is
 * the first one: give it where time is counted.
 */
export function transitions(
  workflow: Workflow,
  actions: readonly Happened[],
  startedAt?: Date | string,
): Transition[] {
  let state = workflow.initial
  const start = startedAt === undefined ? [] : [{ state, at: startedAt }]
  const brought = actions.map(({ action, at }) => {
    const known = actionOf(workflow, action)
    if (!known.from.includes(state)) throw new Error(`Action ${action} does not start from state ${state}`)
    state = known.to
    return { state, at }
  })
  return [...start, ...brought]
}

export interface Actor {
  who: Action['who']
  rank?: Rank | undefined
}

/** The actions this actor may take now. One whose condition is unknown is not offered. */
export function allowed(
  workflow: Workflow,
  state: State | string,
  actor: Actor,
  facts: Facts,
  at?: Judging,
): Action[] {
  const id = typeof state === 'string' ? state : state.id
  return workflow.actions.filter(
    action => action.from.includes(id) && action.who === actor.who && holds(action.when, facts, at),
  )
}

/** The first approval route for this kind of decision whose condition holds. */
export function routeFor(
  workflow: Workflow,
  decides: NonNullable<Action['decides']>,
  facts: Facts,
  at?: Judging,
): Route | undefined {
  return workflow.routes.find(route => route.decides.includes(decides) && holds(route.when, facts, at))
}

export function stateOf(workflow: Workflow, id: string): State {
  const state = workflow.states.find(each => each.id === id)
  if (!state) throw new Error(`No such state: ${id}`)
  return state
}

export function actionOf(workflow: Workflow, id: string): Action {
  const action = workflow.actions.find(each => each.id === id)
  if (!action) throw new Error(`No such action: ${id}`)
  return action
}
