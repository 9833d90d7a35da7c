import { z } from 'zod'

/** What a mail is about; decides nothing, but lets people count and find. */
export type MessageKind = 'letter' | 'receipt' | 'correction-reminder' | 'sign-in-link' | (string & {})

export interface NewMessage {
  municipality: number
  /** Whose on-screen mailbox shows it; null when nobody signs in. */
  account?: string | null
  facility?: string | null
  /** One mail address. */
  recipient: string
  subject: string
  /** `{here}` stands for this installation's public address, which only the sender knows. */
  body: string
  kind: MessageKind
  subjectRef?: { kind: string; id: string }
  /** The same text is queued once per municipality. */
  dedupe: string
}

/** waiting: will be sent, or sent again · failed: will not · unconfirmed: may or may not have gone out. */
export type MessageState = 'waiting' | 'sent' | 'failed' | 'unconfirmed'

export interface Message {
  id: string
  municipality: number
  recipient: string
  subject: string
  body: string
  kind: string
  createdAt: Date
  sentAt: Date | null
  state: MessageState
  attempts: number
  lastError: string | null
  /** In the on-screen mailbox of a demo. */
  openedAt: Date | null
}

export const OneMessage = z.object({ messageId: z.uuid() }).strict()
