import { createHash } from 'node:crypto'

/** The same text for the same data, whatever the order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
  return `{${entries.join(',')}}`
}

/** SHA-256 of the definition in hexadecimal: equal definitions, equal digests. */
export function digestOf(definition: unknown): string {
  return createHash('sha256').update(canonical(definition)).digest('hex')
}

/**
 * The subject of events about a scheme: a UUID (version 8, RFC 9562) made of municipality and scheme id, since events
 * name their subjects by UUID.
 */
export function schemeSubject(municipality: number, schemeId: string): { kind: 'scheme'; id: string } {
  const hash = createHash('sha256').update(`${municipality}/${schemeId}`).digest('hex')
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  return { kind: 'scheme', id }
}
