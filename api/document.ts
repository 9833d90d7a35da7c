import type { Api } from './router.ts'

export const documentPath = '/openapi.json'

/** What the whole API is, as OpenAPI 3.1, made from the same schemas that check requests. */
export const head = {
  openapi: '3.1.0',
  info: {
    title: 'Mannaka',
    version: 'v1',
    description:
      'Public data of the municipalities on this installation, their rules applied to your facts, and, with a key, ' +
      'the states of one’s own cases. Fields may be added within v1; none is renamed or removed. Every refusal has ' +
      'the shape Refusal.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/api/v1' }],
}

export function describeAll(app: Api): void {
  app.doc31(documentPath, head)
}
