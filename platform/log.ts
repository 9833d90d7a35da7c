import pino from 'pino'

/** Structured lines on standard output. Never answers, names or addresses: ids only. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime })
