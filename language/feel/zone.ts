const formats = new Map<string, Intl.DateTimeFormat | undefined>()

/**
 * Offset from UTC in seconds of an IANA zone at an instant (seconds since 1970 UTC), or undefined for a name
 * that is no zone.
 */
export function zoneOffset(name: string, instant: number): number | undefined {
  const format = formatOf(name)
  if (!format) return undefined
  const at = new Date(Math.floor(instant) * 1000)
  if (Number.isNaN(at.getTime())) return 0
  const parts: Record<string, number> = {}
  for (const part of format.formatToParts(at)) parts[part.type] = Number(part.value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Math.round(Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - Math.floor(instant))
}

function formatOf(name: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(name)) formats.set(name, makeFormat(name))
  return formats.get(name)
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}
