import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon } from './icon.tsx'
import { Phrases } from './phrases.tsx'

const sizes = {
  1: 'text-[1.75rem] sm:text-[2rem] leading-[1.45]',
  2: 'text-[1.375rem] sm:text-[1.5rem] leading-[1.5]',
  3: 'text-[1.125rem] sm:text-[1.25rem] leading-[1.5]',
  4: 'text-[1rem] leading-[1.6]',
} as const

/** `level` is its place in the outline, `size` how large it looks when that differs. */
export function Heading({
  level = 2,
  size = level,
  id,
  over,
  children,
}: {
  level?: 1 | 2 | 3 | 4
  size?: 1 | 2 | 3 | 4
  id?: string
  /** A few words above it: the scheme, the case number. */
  over?: ReactNode
  children: ReactNode
}) {
  const Tag = `h${level}` as const
  return (
    <Tag id={id} className={`font-bold ${sizes[size]}`}>
      {over && <span className="mb-1 block text-[1rem] leading-[1.6] font-normal text-ink-soft">{over}</span>}
      <Phrases>{children}</Phrases>
    </Tag>
  )
}

/** The paragraph under a heading. */
export function Lead({ children }: { children: ReactNode }) {
  return (
    <p className="max-w-176 text-[1.0625rem] leading-[1.8]">
      <Phrases>{children}</Phrases>
    </p>
  )
}

/** Small explanation beside something. */
export function Note({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p id={id} className="text-[0.9375rem] leading-[1.7] text-ink-soft">
      {children}
    </p>
  )
}

/** Running text: paragraphs with even distance. */
export function Prose({ children }: { children: ReactNode }) {
  return (
    <div className="max-w-176 space-y-4 [&_ul]:list-disc [&_ul]:pl-6 [&_ol]:list-decimal [&_ol]:pl-6">
      {children}
    </div>
  )
}

/** A link in running text. `away` opens another site or a file: it says so with a mark. */
export function TextLink({
  to,
  children,
  away,
  reload,
  current,
}: {
  to: string
  children: ReactNode
  away?: boolean
  reload?: boolean
  current?: boolean
}) {
  return (
    <Link
      to={to}
      reloadDocument={away || reload}
      className="link"
      aria-current={current ? 'page' : undefined}
    >
      {children}
      {away && <Icon name="external" size={16} label="別のサイト" className="ml-0.5 inline align-[-0.1em]" />}
    </Link>
  )
}

/** Back to where one came from, above the page's heading. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p data-no-print>
      <Link to={to} className="link inline-flex min-h-11 items-center gap-1">
        <Icon name="left" size={16} />
        <span>{children}</span>
      </Link>
    </p>
  )
}

/** Parts of a page below one another with room between them. */
export function Stack({
  children,
  gap = 'medium',
}: {
  children: ReactNode
  gap?: 'small' | 'medium' | 'large'
}) {
  const room = { small: 'gap-3', medium: 'gap-6', large: 'gap-12' }[gap]
  return <div className={`flex flex-col ${room}`}>{children}</div>
}

/** Buttons beside one another; on phones below one another, the first one on top. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center">{children}</div>
}

/** Read to people who do not see the page. */
export function Unseen({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <span id={id} className="sr-only">
      {children}
    </span>
  )
}
