/**
 * An expected "no": rolls the transaction back and reaches the front door as a value (`Outcome`).
 * Codes come from one closed list (modules/refusals.ts). Anything else that is thrown is a bug.
 */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, status: number, details: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.status = status
    this.details = details
  }
}

/** What a command came to. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refused: Refused }
