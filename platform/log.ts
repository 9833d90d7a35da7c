import pino from 'pino'

/** What of an error is worth a line: where it happened and the database's own names for it. */
const kept = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine'] as const

/**
 * An error without what it holds of rows and values. PostgreSQL puts whole rows into `detail`, and the value it could
 * not read into the message of its class 22 (data exception). Causes are told in the same way.
 */
export function withoutRows(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  const about = error as Error & Partial<Record<(typeof kept)[number] | 'detail', unknown>>
  const hidden = typeof about.code === 'string' && /^22[0-9A-Z]{3}$/.test(about.code)
  const words = hidden ? 'a value was not of its type' : error.message
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return {
    type: error.name,
    message: words,
    stack: [`${error.name}: ${words}`, ...frames].join('\n'),
    ...Object.fromEntries(kept.flatMap(key => (about[key] === undefined ? [] : [[key, about[key]]]))),
    ...(error.cause && depth < 3 ? { cause: withoutRows(error.cause, depth + 1) } : {}),
  }
}

/** Structured lines on standard output. Never answers, names or addresses: ids only. */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: error => withoutRows(error) },
})
