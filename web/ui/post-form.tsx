import { type ReactNode, useId } from 'react'
import { Form, useNavigation } from 'react-router'
import { useRequest } from './use-request.ts'

/**
 * A form that changes something. Sends `_key` along, which is new for every rendering of the page and goes to the
 * command as its idempotency key, so pressing twice or sending again after a cut line does it once.
 */
export function PostForm({
  action,
  id,
  children,
  files,
  className,
  keep,
}: {
  action?: string
  id?: string
  children: ReactNode
  /** Has file fields. */
  files?: boolean
  className?: string
  /** Stay at the place on the page (scripted pages). */
  keep?: boolean
}) {
  const request = useRequest()
  const here = useId()
  const busy = useNavigation().state === 'submitting'
  return (
    <Form
      method="post"
      action={action}
      id={id}
      encType={files ? 'multipart/form-data' : undefined}
      preventScrollReset={keep}
      // Our own messages name the field and stay on the page; the browser's bubbles do neither.
      noValidate
      aria-busy={busy || undefined}
      className={className}
    >
      <input type="hidden" name="_key" value={`${request?.pageKey ?? ''}${here}`} />
      {children}
    </Form>
  )
}
