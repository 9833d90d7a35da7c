const compiled = new Map<string, RegExp | null>()

/**
 * A pattern of XPath and XQuery Functions §5.6, as FEEL's `matches`, `replace` and `split` take it, as a JS
 * regular expression; null for a pattern that is wrong, uses an unknown flag, or could take forever (see
 * `isSlow`). Flags: `i` letter case, `s` dot matches line ends, `m` lines, `x` spaces ignored.
 */
export function regexOf(pattern: string, flags: string, more: string): RegExp | null {
  const key = JSON.stringify([pattern, flags, more])
  let regex = compiled.get(key)
  if (regex === undefined) {
    if (compiled.size > 1000) compiled.clear()
    regex = make(pattern, flags, more)
    compiled.set(key, regex)
  }
  if (regex) regex.lastIndex = 0
  return regex
}

function make(pattern: string, flags: string, more: string): RegExp | null {
  if (!/^[smix]*$/.test(flags) || pattern.length > 1000) return null
  const source = flags.includes('x') ? pattern.replace(/\s+/g, '') : pattern
  if (isSlow(source)) return null
  try {
    return new RegExp(source, `u${more}${[...new Set(flags.replaceAll('x', ''))].join('')}`)
  } catch {
    return null
  }
}

/**
 * Whether a pattern repeats, without bound, a group that itself repeats or branches, as `(a+)+` or `(a|aa)*` do.
 * JS matches such patterns by trying an exponential number of ways.
 */
export function isSlow(pattern: string): boolean {
  const groups: { repeats: boolean; branches: boolean }[] = [{ repeats: false, branches: false }]
  let closed: { repeats: boolean; branches: boolean } | undefined
  for (const match of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\{\d+(,?)\d*\}|[()|*+]|./gsu)) {
    const token = match[0]
    const repeats = token === '*' || token === '+' || /^\{\d+,/.test(token) || /^\{\d{3,}/.test(token)
    if (repeats) {
      if (closed && (closed.repeats || closed.branches)) return true
      const group = groups.at(-1)
      if (group) group.repeats = true
    }
    closed = undefined
    if (token === '(') groups.push({ repeats: false, branches: false })
    else if (token === '|') (groups.at(-1) ?? { branches: false }).branches = true
    else if (token === ')' && groups.length > 1) {
      closed = groups.pop()
      const outer = groups.at(-1)
      if (closed && outer) outer.repeats ||= closed.repeats
    }
  }
  return false
}
