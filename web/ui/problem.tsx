import { isRouteErrorResponse } from 'react-router'
import type { Text } from '#language/text.ts'
import { LinkButton } from './button.tsx'
import { Say } from './say.tsx'
import { Heading, Lead } from './text.tsx'
import { useRequest } from './use-request.ts'
import { frame } from './words/frame.ts'

/** What a thrown refusal carries: its sentence in every language. */
interface Told {
  text?: Text
}

/**
 * Stands where a page could not. A refusal says its own sentence; anything unexpected shows the request id and no
 * detail (the detail is in the log under the same id).
 */
export function Problem({ error }: { error: unknown }) {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return <NotFound />
    const text = (error.data as Told | null)?.text
    if (text?.ja) return <Refused text={text} />
  }
  return <Broken />
}

export function NotFound() {
  return (
    <Page title={<Say text={frame.notFound} />}>
      <Lead>
        <Say text={frame.notFoundHelp} />
      </Lead>
    </Page>
  )
}

function Refused({ text }: { text: Text }) {
  return (
    <Page title={<Say text={frame.refused} />}>
      <Lead>
        <Say text={text} />
      </Lead>
    </Page>
  )
}

function Broken() {
  const id = useRequest()?.requestId
  return (
    <Page title={<Say text={frame.broken} />}>
      <Lead>
        <Say text={frame.brokenHelp} />
      </Lead>
      {id && (
        <p>
          <Say text={frame.requestNumber} />: <code className="font-mono">{id}</code>
        </p>
      )}
    </Page>
  )
}

function Page({ title, children }: { title: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-6">
      <Heading level={1}>{title}</Heading>
      {children}
      <p>
        <LinkButton to="/" reload look="secondary">
          <Say text={frame.toHome} />
        </LinkButton>
      </p>
    </div>
  )
}
