import type { Kept } from './kept.ts'

/** How many people the boxes of `<name>` are for: `<name>.count`, or the highest index used. */
export function memberCount(kept: Kept, name: string): number {
  const said = Number(kept[`${name}.count`]?.[0] ?? 0)
  let most = Number.isInteger(said) && said > 0 ? Math.min(said, 100) : 0
  for (const key of Object.keys(kept)) {
    const index = indexIn(key, name)
    if (index !== undefined) most = Math.max(most, index + 1)
  }
  return most
}

/**
 * Carries out a press of `<name>.add` or `<name>.remove`: what the boxes hold afterwards, or null when neither was
 * pressed and the form was sent on.
 */
export function editMembers(posted: Kept): Kept | null {
  for (const key of Object.keys(posted)) {
    const add = /^(.+)\.add$/.exec(key)?.[1]
    if (add) return { ...without(posted, key), [`${add}.count`]: [String(memberCount(posted, add) + 1)] }
    const remove = /^(.+)\.remove$/.exec(key)?.[1]
    const index = Number(posted[key]?.[0])
    if (remove && `${remove}.count` in posted && Number.isInteger(index)) {
      return removeMember(without(posted, key), remove, index)
    }
  }
  return null
}

function removeMember(posted: Kept, name: string, removed: number): Kept {
  const kept: Record<string, readonly string[] | undefined> = {}
  for (const [key, values] of Object.entries(posted)) {
    const index = indexIn(key, name)
    if (index === removed) continue
    const moved = index !== undefined && index > removed
    kept[moved ? key.replace(`${name}.${index}.`, `${name}.${index - 1}.`) : key] = values
  }
  kept[`${name}.count`] = [String(Math.max(memberCount(posted, name) - 1, 0))]
  return kept
}

function without(posted: Kept, key: string): Kept {
  return Object.fromEntries(Object.entries(posted).filter(([name]) => name !== key))
}

function indexIn(key: string, name: string): number | undefined {
  if (!key.startsWith(`${name}.`)) return undefined
  const index = /^(\d{1,3})\./.exec(key.slice(name.length + 1))?.[1]
  return index === undefined ? undefined : Number(index)
}
