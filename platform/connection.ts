import type { CompiledQuery, Kysely, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import type { DB } from '#db/types.ts'
import { forgetNames, isStale, nameOf } from './prepared.ts'

/** Statements nobody waits for, by their parameters, with what an error of theirs means. */
const unanswered = new WeakMap<readonly unknown[], (error: unknown) => unknown>()

/**
 * Sends a statement without waiting for its answer: it goes out in one message with the next one of the transaction,
 * or with its commit. When it fails, everything after it fails too, and whoever asks next, or commits, is given `meant`
 * of its error. PostgreSQL lets nothing through a transaction in which something has failed.
 */
export async function send(
  db: Kysely<DB>,
  query: { compile(db: Kysely<DB>): CompiledQuery },
  meant: (error: unknown) => unknown = error => error,
): Promise<void> {
  const compiled = query.compile(db)
  unanswered.set(compiled.parameters, meant)
  await db.executeQuery(compiled)
}

const nothing: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] }

/** A connection that sends often-asked statements by name, and `begin` and what is `send` without waiting. */
class Connection {
  #client: pg.PoolClient
  #stream: { cork?(): void; uncork?(): void }
  /** What the transaction has sent without waiting: each comes to its error or undefined, and rejects never. */
  #sent: Promise<unknown>[] = []

  constructor(client: pg.PoolClient) {
    this.#client = client
    this.#stream = (client as unknown as { connection: { stream: object } }).connection.stream
  }

  get processID(): number | undefined {
    return (this.#client as { processID?: number }).processID
  }

  release(error?: Error | boolean): void {
    this.#client.release(error)
  }

  async query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const meant = unanswered.get(values)
    if (text === 'begin' || meant) {
      const withIt = this.#sent.length > 0
      // Written together with the next statement.
      if (!withIt) this.#stream.cork?.()
      this.#sent.push(
        this.#ask<R>(text, values).then(
          () => undefined,
          error => meant?.(error) ?? error,
        ),
      )
      return nothing
    }
    const sent = this.#sent
    this.#sent = []
    const asked = this.#ask<R>(text, values)
    if (sent.length > 0) this.#stream.uncork?.()
    try {
      const answer = await asked
      if (text === 'commit' && answer.command === 'ROLLBACK') await throwFirst(sent)
      return answer
    } catch (error) {
      await throwFirst(sent)
      // Outside a transaction it can be asked again at once; inside, the whole of it is (platform/context.ts).
      if (isStale(error) && this.#client.getTransactionStatus() === 'I') return this.#ask<R>(text, values)
      throw error
    }
  }

  #ask<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const name = values.length > 0 ? nameOf(text) : undefined
    const query = { text, values: values as unknown[], ...(name ? { name } : {}) }
    const answer = this.#client.query(query) as unknown as Promise<PostgresQueryResult<R>>
    return name ? answer.catch(forgetting) : answer
  }
}

function forgetting(error: unknown): never {
  if (isStale(error)) forgetNames()
  throw error
}

async function throwFirst(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const failed of sent) {
    const error = await failed
    if (error !== undefined) throw error
  }
}

const connections = new WeakMap<pg.PoolClient, Connection>()

/** The same object for the same connection. */
export function connectionOf(client: pg.PoolClient): Connection {
  const known = connections.get(client) ?? new Connection(client)
  connections.set(client, known)
  return known
}
