import type { Scheme } from '../scheme/scheme.ts'
import type { Text } from '../text.ts'
import { type Step, valueAt } from './diff.ts'
import { isText, type PlaceName, placeName } from './naming.ts'
import { identityOf, isObject, type Thing } from './same.ts'

/** One wording of a scheme that staff may put differently. */
export interface Wording {
  path: Step[]
  place: PlaceName
  text: Text
}

/** Every wording of a scheme, in its order. Examples hold facts, not wordings. */
export function wordingsOf(scheme: Scheme): Wording[] {
  const found: Wording[] = []
  const visit = (value: unknown, path: Step[]) => {
    if (isText(value)) {
      found.push({ path, place: placeName(scheme, path), text: value })
      return
    }
    if (Array.isArray(value)) {
      const key = identityOf(value)
      for (const [index, item] of value.entries()) {
        visit(item, [...path, key ? { key, is: String((item as Thing)[key]) } : index])
      }
    } else if (isObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        if (path.length > 0 || key !== 'examples') visit(item, [...path, key])
      }
    }
  }
  visit(scheme, [])
  return found
}

/**
 * The scheme with another wording at a place, or undefined where no wording stands there. A consent that reads
 * differently is a new version of the consent: people agreed to the words they saw. `base`: the published scheme.
 */
export function reword(scheme: Scheme, path: readonly Step[], text: Text, base: Scheme): Scheme | undefined {
  if (!isText(valueAt(scheme, path))) return undefined
  const copy = structuredClone(scheme)
  setAt(copy, path, text)
  const owner = path.slice(0, -1)
  if (path.at(-1) === 'text' && owner.at(-1) === 'consent') {
    const agreed = valueAt(base, [...owner, 'version'])
    const same = valueAt(base, path)
    const now = valueAt(scheme, [...owner, 'version'])
    if (typeof agreed === 'string' && agreed === now && isText(same) && same.ja !== text.ja) {
      setAt(copy, [...owner, 'version'], nextVersion(agreed))
    }
  }
  return copy
}

/** 1 → 2; 2026-04 → 2026-04-r2 → 2026-04-r3. */
function nextVersion(version: string): string {
  if (/^\d+$/.test(version)) return String(Number(version) + 1)
  const match = /^(.*)-r(\d+)$/.exec(version)
  return match ? `${match[1]}-r${Number(match[2]) + 1}` : `${version}-r2`
}

function setAt(root: unknown, path: readonly Step[], value: unknown): void {
  const parent = valueAt(root, path.slice(0, -1))
  const last = path.at(-1)
  if (Array.isArray(parent)) {
    const index =
      typeof last === 'object' ? parent.findIndex(each => isObject(each) && each[last.key] === last.is) : last
    if (typeof index === 'number' && index >= 0) parent[index] = value
  } else if (isObject(parent) && typeof last === 'string') parent[last] = value
}

/** A path as one text that fits into an address, and back; undefined for what is no path. */
export function pathText(path: readonly Step[]): string {
  return JSON.stringify(path.map(step => (typeof step === 'object' ? [step.key, step.is] : step)))
}

export function pathFrom(text: string): Step[] | undefined {
  let steps: unknown
  try {
    steps = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(steps)) return undefined
  const path = steps.map((step): Step | undefined => {
    if (typeof step === 'string' || Number.isSafeInteger(step)) return step
    if (!Array.isArray(step) || step.length !== 2 || typeof step[1] !== 'string') return undefined
    const [key, is] = step
    return key === 'id' || key === 'name' || key === 'from' ? { key, is } : undefined
  })
  return path.every(step => step !== undefined) ? path : undefined
}
