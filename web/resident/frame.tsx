import type { ReactNode } from 'react'
import type { Scheme } from '#language/scheme/scheme.ts'
import { ResidentShell } from '../shells/resident-shell.tsx'
import { Say } from '../ui/say.tsx'
import { useRequest } from '../ui/use-request.ts'
import { resident } from './words/resident.ts'

export type Contact = Scheme['contact']

/** A resident's page: the city's pages to go to, and who answers questions about the scheme. */
export function ResidentPage({
  children,
  back,
  contact,
  plain,
}: {
  children: ReactNode
  back?: { to: string; label?: ReactNode } | undefined
  contact?: Contact | undefined
  /** While somebody fills in a form: nothing that leads away. */
  plain?: boolean | undefined
}) {
  const request = useRequest()
  const city = request?.municipality?.slug
  const signedIn = request?.viewer?.surface === 'resident'
  const nav =
    !city || plain
      ? []
      : [
          { to: `/${city}`, label: <Say text={resident.home} /> },
          ...(signedIn ? [{ to: `/${city}/bookings`, label: <Say text={resident.bookings} /> }] : []),
          { to: `/${city}/facilities`, label: <Say text={resident.facilities} /> },
        ]
  return (
    <ResidentShell
      nav={nav}
      {...(back ? { back } : {})}
      {...(contact
        ? {
            contact: {
              section: <Say text={contact.section} />,
              phone: contact.phone,
              hours: <Say text={contact.hours} />,
            },
          }
        : {})}
    >
      {children}
    </ResidentShell>
  )
}
