import type { Actor } from '~/domain/actors'
import type { Context } from '~/services/context'
import type { Sessions } from './session.server'

/** A file of a multipart form, streamed to disk; removed after the response unless a service keeps it. */
export interface UploadedFile {
  field: string
  name: string
  path: string
  size: number
  sha256: string
}

/** What the Express entry hands to every route. */
export interface RequestContext {
  ctx: Context
  sessions: Sessions
  session: { id: string; actor: Actor } | null
  /** The body of a form post, already read within its limit; '' otherwise. */
  body: string
  files: UploadedFile[]
  /** Names of files that were larger than a file may be; nothing of them is kept. */
  tooLarge: string[]
  /** When the request's body began to arrive. */
  begun: Date
  cookies: string | undefined
  remoteAddress: string
  device: string | null
  requestId: string
  nonce: string
  /** What an action without a page answered, to be shown as the error page. */
  refusal: Response | null
  /** Adds a Set-Cookie header to the response. */
  setCookie(value: string): void
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}
