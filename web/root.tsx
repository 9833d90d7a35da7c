import type { ReactNode } from 'react'
import {
  data,
  isRouteErrorResponse,
  Links,
  type LinksFunction,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
} from 'react-router'
import type { Route } from './+types/root.ts'
import styles from './app.css?url'
import { SkipLink } from './shells/skip-link.tsx'
import { DemoRibbon } from './ui/demo-ribbon.tsx'
import icon from './ui/favicon.svg'
import { Problem } from './ui/problem.tsx'
import { pageRequest } from './ui/request.ts'
import { sayPlain } from './ui/say.tsx'
import { type RootData, useLanguage, useRequest, useScripted } from './ui/use-request.ts'
import { frame } from './ui/words/frame.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: icon, type: 'image/svg+xml' },
]

export function loader({ context }: Route.LoaderArgs) {
  const { nonce: _nonce, ...shown } = context.get(pageRequest)
  return data({ ...shown, pageKey: crypto.randomUUID() } satisfies RootData)
}

/** Pages say their own; this is the title where a page could not stand. */
export const meta: Route.MetaFunction = ({ error, loaderData }) => {
  const said = isRouteErrorResponse(error) && error.status === 404 ? frame.notFound : frame.broken
  const title = error ? sayPlain(said, loaderData?.language ?? 'ja') : null
  return [{ title: [title, loaderData?.municipality?.name ?? 'まんなか'].filter(Boolean).join(' - ') }]
}

export function Layout({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const scripted = useScripted()
  return (
    <html lang={language === 'en' ? 'en' : 'ja'} data-language={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        {/* Style sheets come from here by policy; a nonce would differ between server and browser. */}
        <Links nonce="" />
      </head>
      <body>
        {children}
        {scripted && <ScrollRestoration />}
        {scripted && <Scripts />}
      </body>
    </html>
  )
}

export default function Root() {
  return (
    <>
      <SkipLink />
      <Ribbon />
      <Outlet />
    </>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <>
      <SkipLink />
      <Ribbon />
      <main id="main" className="mx-auto max-w-160 px-4 py-16">
        <Problem error={error} />
      </main>
    </>
  )
}

function Ribbon() {
  const request = useRequest()
  return request?.demo ? <DemoRibbon demo={request.demo} viewer={request.viewer} /> : null
}
