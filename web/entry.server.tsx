import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { log } from '#platform/log.ts'
import { pageRequest } from './ui/request.ts'

export const streamTimeout = 10_000

/**
 * Renders the whole page before the first byte: a page that fails half-way becomes a proper error page, and no
 * inline script is needed to move late parts into place.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  const { nonce, requestId } = loadContext.get(pageRequest)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let failure: unknown
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
      final(done) {
        headers.set('Content-Type', 'text/html; charset=utf-8')
        if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
        resolve(new Response(Buffer.concat(chunks), { status: failure ? 500 : status, headers }))
        done()
      },
    })
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />,
      {
        nonce,
        // Never split a page into late pieces.
        progressiveChunkSize: Number.POSITIVE_INFINITY,
        onAllReady() {
          clearTimeout(timer)
          pipe(sink)
        },
        onShellError: reject,
        onError(error) {
          failure = error
          if (!request.signal.aborted) log.error({ requestId, err: error }, 'page failed')
        },
      },
    )
    const timer = setTimeout(abort, streamTimeout)
  })
}

/** Faults of loaders and actions, beside the number the reader is shown. Refusals and wrong addresses are none. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  const { requestId } = (context as RouterContextProvider).get(pageRequest)
  log.error({ requestId, err: error }, 'page failed')
}
