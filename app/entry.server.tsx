import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { NonceProvider } from './components/nonce'
import { ServedPage } from './http/page'
import { pageDataOf } from './http/page-data.server'

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  // Loaders and actions have decided all that such an answer carries.
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const markup = renderToString(
    <NonceProvider value={context.nonce}>
      <ServedPage.Provider value={pageDataOf(context, request)}>
        <RemixServer context={remix} url={request.url} />
      </ServedPage.Provider>
    </NonceProvider>,
  )
  return new Response(`<!DOCTYPE html>${markup}`, { status, headers })
}

/** Unforeseen errors only; the page shows the request id that this line carries. */
export function handleError(error: unknown, { context }: { context: AppLoadContext }): void {
  context.ctx.log({
    action: 'error',
    id: context.requestId,
    message: error instanceof Error ? error.message : String(error),
    stack: error instanceof Error ? error.stack : undefined,
  })
}
