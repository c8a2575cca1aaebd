import type { IncomingMessage } from 'node:http'
import { Metadata, Server } from '@tus/server'
import type { Request, RequestHandler, Response } from 'express'
import type { Actor } from '~/domain/actors'
import { InputError, NotFoundError, StateError, UnauthenticatedError } from '~/domain/errors'
import { toErrorResponse } from '~/http/errors.server'
import { readLocale } from '~/http/locale.server'
import type { OpenSession, Sessions } from '~/http/session.server'
import type { Context } from '~/services/context'
import { type AnnouncedFile, checkAnnounced, findFinished, finishUpload } from '~/services/uploads.server'
import { UPLOADS } from './address'
import { Parts } from './parts'

const sessionOf = (response: Response): OpenSession | null => response.locals['session'] ?? null

/** @throws UnauthenticatedError */
function actorOf(response: Response): Actor {
  const session = sessionOf(response)
  if (!session) throw new UnauthenticatedError()
  return session.actor
}

/** What the client says of the file; nothing when it is not said as the protocol wants. */
function readMetadata(header: string | undefined): Record<string, string | null> {
  try {
    return Metadata.parse(header)
  } catch {
    return {}
  }
}

function readAnnounced(request: Request): AnnouncedFile {
  const said = readMetadata(request.get('Upload-Metadata'))
  const text = (name: string) => said[name] ?? ''
  return {
    dossier: text('dossier'),
    name: text('name'),
    size: Number(request.get('Upload-Length') ?? Number.NaN),
    details: {
      caption: text('caption'),
      field: text('field'),
      visibility: text('visibility'),
      personalData: text('personalData') === 'yes',
      showsChildren: text('showsChildren') === 'yes',
    },
  }
}

/**
 * Files in pieces that can go on after the link broke (tus 1.0). Who may begin one is decided before the first byte, who
 * may go on is who began it, and the last byte makes it evidence by the same service as a form.
 */
export function openUploads(ctx: Context, sessions: Sessions) {
  const parts = new Parts(ctx.files.parts)
  const ids = new WeakMap<IncomingMessage, string>()
  const nodeRequest = (request: object) =>
    (request as { runtime?: { node?: { req: IncomingMessage } } }).runtime?.node?.req

  const server = new Server({
    path: UPLOADS,
    datastore: parts,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: (request) => ids.get(nodeRequest(request) as IncomingMessage) ?? '',
    async onUploadFinish(request, { id }) {
      const node = nodeRequest(request)
      // The bytes may have taken minutes: who sends them is asked again.
      const session = await sessions.open(node?.headers.cookie)
      const answer = await finish(id, session?.actor ?? null, node?.headers.cookie)
      if (answer.status_code >= 400) throw answer
      return answer
    },
  })

  async function finish(id: string, actor: Actor | null, cookies: string | undefined) {
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    try {
      if (!actor) throw new UnauthenticatedError()
      const upload = await parts.find(id)
      if (!upload) throw new NotFoundError('upload')
      const { uid } = await finishUpload(ctx, actor, upload, parts.path(id))
      return { status_code: 200, headers, body: JSON.stringify({ stored: uid }) }
    } catch (error) {
      if (error instanceof InputError || error instanceof StateError || error instanceof NotFoundError)
        await parts.remove(id)
      const refused = toErrorResponse(error, readLocale(cookies, actor))
      if (!refused) throw error
      return { status_code: refused.status, headers, body: await refused.text() }
    }
  }

  /** Answers domain errors as JSON, with the words for the person. */
  const guarded =
    (handle: (request: Request, response: Response) => Promise<unknown>): RequestHandler =>
    async (request, response, next) => {
      try {
        await handle(request, response)
      } catch (error) {
        const actor = sessionOf(response)?.actor ?? null
        const refused = toErrorResponse(error, readLocale(request.headers.cookie, actor))
        if (!refused || response.headersSent) return next(error)
        const body = await refused.text()
        response.status(refused.status).set(Object.fromEntries(refused.headers)).send(body)
      }
    }

  /** @throws NotFoundError for anybody but who began it */
  async function own(request: Request, response: Response): Promise<{ id: string; actor: Actor }> {
    const actor = actorOf(response)
    const id = request.params['id'] ?? ''
    const upload = await parts.find(id)
    if (upload?.person !== actor.uid) throw new NotFoundError('upload')
    return { id, actor }
  }

  return {
    parts,
    begin: guarded(async (request, response) => {
      const actor = actorOf(response)
      const file = readAnnounced(request)
      await checkAnnounced(ctx, actor, file)
      const id = Buffer.from(ctx.random(16)).toString('hex')
      await parts.announce({ ...file, id, person: actor.uid, begun: ctx.now().toISOString() })
      ids.set(request, id)
      await server.handle(request, response).finally(() => parts.forget(id))
    }),
    /** How far it is. One that has become evidence is whole, and says so. */
    look: guarded(async (request, response) => {
      const { id, actor } = await own(request, response)
      const finished = await findFinished(ctx, actor, id)
      if (!finished) return server.handle(request, response)
      const size = String((await parts.find(id))?.size ?? 0)
      response.status(200).set({ 'Upload-Offset': size, 'Upload-Length': size, 'Upload-Stored': finished })
      response.set('Tus-Resumable', '1.0.0').end()
    }),
    goOn: guarded(async (request, response) => {
      const { id, actor } = await own(request, response)
      const finished = await findFinished(ctx, actor, id)
      if (!finished) return server.handle(request, response)
      request.resume()
      response.set('Upload-Offset', String((await parts.find(id))?.size ?? 0)).json({ stored: finished })
    }),
    cancel: guarded(async (request, response) => {
      await own(request, response)
      await server.handle(request, response)
    }),
  }
}
