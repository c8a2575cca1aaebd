import type { HeadersFunction, LinksFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { AppShell } from './components/app-shell'
import { ErrorPage, errorTitle } from './components/error-page'
import { LoginForm } from './components/login-form'
import { useNonce } from './components/nonce'
import { Notice } from './components/notice'
import { publicLoader } from './http/handler.server'
import type { LoginRequest } from './http/login.server'
import { ServedPage } from './http/page'
import { pageDataOf } from './http/page-data.server'
import { type Locale, LocaleProvider, translate } from './i18n'
import { sessionMessages } from './i18n/messages/session'
import styles from './styles/index.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** What an error's answer says to clients, such as when to try again; Remix drops it otherwise. */
export const headers: HeadersFunction = ({ errorHeaders }): HeadersInit => {
  const retry = errorHeaders?.get('Retry-After')
  return retry ? { 'Retry-After': retry } : {}
}

export const loader = publicLoader(({ context, request }) => pageDataOf(context, request))

interface DocumentProps {
  locale: Locale
  scripts: boolean
  /** Error pages have no route that names them. */
  title?: string
  children: ReactNode
}

function Document({ locale, scripts, title, children }: DocumentProps) {
  const nonce = useNonce()
  return (
    <html lang={locale === 'en' ? 'en' : 'id'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {title ? <title>{title}</title> : <Meta />}
        <Links />
      </head>
      <body>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
        {scripts && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

/** Pages send no JavaScript unless their route's handle asks for it. */
const wantsScripts = (handle: unknown) =>
  typeof handle === 'object' && handle !== null && 'scripts' in handle && handle.scripts === true

export default function App() {
  const page = useLoaderData<typeof loader>()
  const matches = useMatches()
  return (
    <Document locale={page.locale} scripts={matches.some(({ handle }) => wantsScripts(handle))}>
      <AppShell page={page}>
        {page.notice && <Notice tone="success">{page.notice}</Notice>}
        <Outlet />
      </AppShell>
    </Document>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  // A refused form has run no loader.
  const served = useContext(ServedPage)
  const page = useRouteLoaderData<typeof loader>('root') ?? served
  const body = isRouteErrorResponse(error) ? error.data : null
  // Only the server answers a form with the log-in: browsers need none of its code.
  const login = import.meta.env.SSR && isLoginRequest(body) ? body : null
  const locale = page?.locale ?? 'id'
  const status = isRouteErrorResponse(error) ? error.status : 500
  const title = login ? translate(sessionMessages, locale)('expiredTitle') : errorTitle(status, body, locale)
  return (
    <Document locale={locale} scripts={false} title={`${title} · Sinilai`}>
      <AppShell page={page}>
        {login ? (
          <LoginForm {...login} />
        ) : (
          <ErrorPage status={status} body={body} requestId={page?.requestId ?? ''} />
        )}
      </AppShell>
    </Document>
  )
}

const isLoginRequest = (body: unknown): body is LoginRequest =>
  typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'login'
