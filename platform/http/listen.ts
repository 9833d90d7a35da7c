import type { Server } from 'node:http'
import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Listening {
  port: number
  /**
   * Takes no new connection, lets running requests finish, and cuts off what is still there after `patience`
   * milliseconds.
   */
  stop(patience?: number): Promise<void>
}

/** Serves `app`; rejects when the port is taken. Port 0: any free one. */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  where: { port: number; host: string },
): Promise<Listening> {
  const server = (await new Promise<ServerType>((resolve, reject) => {
    const opened = serve(
      {
        fetch: app.fetch,
        port: where.port,
        hostname: where.host,
        serverOptions: {
          // Longer than front servers keep an idle connection, so that they end it and not we under their request.
          keepAliveTimeout: 75_000,
          headersTimeout: 20_000,
          // 30 MB of photographs over a slow telephone line.
          requestTimeout: 600_000,
        },
      },
      () => resolve(opened),
    )
    opened.once('error', reject)
  })) as Server
  return {
    port: (server.address() as { port: number }).port,
    stop: (patience = 10_000) => stop(server, patience),
  }
}

function stop(server: Server, patience: number): Promise<void> {
  return new Promise(resolve => {
    // Connections become idle one by one while requests finish.
    const sweep = setInterval(() => server.closeIdleConnections(), 100)
    const end = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(end)
      resolve()
    })
    server.closeIdleConnections()
  })
}
