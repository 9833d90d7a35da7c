/** A message, with the name that was probably meant when one is near enough. */
export function nameProblem(message: string, name: string, candidates: readonly string[]): string {
  const near = closest(name, candidates)
  return near ? `${message}「${near}」のことですか。` : message
}

function closest(name: string, candidates: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 3))
  let best: string | undefined
  let least = most + 1
  for (const candidate of new Set(candidates)) {
    const steps = distance(name, candidate, least)
    // A name is not near when nothing of it is left.
    if (steps < least && steps < Math.max(name.length, candidate.length)) {
      least = steps
      best = candidate
    }
  }
  return best
}

/** Levenshtein distance, not told beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row[b.length] ?? limit
}
