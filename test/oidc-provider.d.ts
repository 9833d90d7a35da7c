/** What the tests use of the identity provider; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface Configuration {
    pairwiseIdentifier?: (ctx: unknown, accountId: string, client: { clientId: string }) => string
    findAccount?: (ctx: unknown, id: string) => { accountId: string; claims(): Record<string, unknown> }
    [setting: string]: unknown
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    callback(): (request: IncomingMessage, response: ServerResponse) => void
  }
}
