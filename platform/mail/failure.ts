type SmtpError = Error & { code?: string; responseCode?: number; response?: string; cause?: unknown }

/** Failures of the way to the server: it may be back in a minute. */
const WAY = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ESOCKET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EDNS',
  'EAI_AGAIN',
  'ENOTFOUND',
])

/**
 * True when sending again later may succeed: 4xx answers (RFC 5321, 4.2.1) and a server out of reach.
 * An answer of the server counts more than the state of the connection. Refused sign-in is not temporary
 * unless the server says so: somebody has to correct the password.
 */
export function isTemporary(error: unknown): boolean {
  const { code, responseCode } = error as SmtpError
  if (responseCode) return responseCode >= 400 && responseCode < 500
  return WAY.has(code ?? '')
}

/** What happened in the server's words, without line breaks and at most 500 characters. */
export function reasonOf(error: unknown): string {
  const { response, message } = error as SmtpError
  return (response ?? message ?? String(error)).replace(/\s+/g, ' ').slice(0, 500)
}
