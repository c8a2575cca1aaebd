import type { IncomingMessage } from 'node:http'
import { ERRORS, Metadata, Server } from '@tus/server'
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
import { isProtocolError, readPiece, VERSION } from './piece'
import { Turns } from './turns'

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
  const turns = new Turns()
  const ids = new WeakMap<IncomingMessage, string>()
  const nodeRequest = (request: object) =>
    (request as { runtime?: { node?: { req: IncomingMessage } } }).runtime?.node?.req

  const server = new Server({
    path: UPLOADS,
    datastore: parts,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: (request) => ids.get(nodeRequest(request) as IncomingMessage) ?? '',
  })

  /** Makes evidence of what has arrived whole. The bytes may have taken minutes: who sends them is asked again. */
  async function finish(id: string, cookies: string | undefined): Promise<{ uid: string }> {
    try {
      const actor = (await sessions.open(cookies))?.actor
      if (!actor) throw new UnauthenticatedError()
      const upload = await parts.find(id)
      if (!upload) throw new NotFoundError('upload')
      return await finishUpload(ctx, actor, upload, parts.path(id))
    } catch (error) {
      if (error instanceof InputError || error instanceof StateError || error instanceof NotFoundError)
        await parts.remove(id)
      throw error
    }
  }

  /**
   * Receives one piece. The protocol's library would put each through web streams: with a hundred at once some 50 MiB
   * that only a full collection frees again.
   */
  async function receive(id: string, request: Request, response: Response): Promise<void> {
    const { offset, length } = readPiece(request)
    const upload = await parts.getUpload(id)
    const size = upload.size ?? 0
    if (upload.offset !== offset) throw ERRORS.INVALID_OFFSET
    if (offset + length > size) throw ERRORS.ERR_SIZE_EXCEEDED
    const end = await parts.append(request, id, offset, size)
    response.set({ 'Tus-Resumable': VERSION, 'Upload-Offset': String(end) })
    if (end < size) return void response.status(204).end()
    const { uid } = await finish(id, request.headers.cookie)
    response.json({ stored: uid })
  }

  /** Answers domain errors as JSON, with the words for the person. */
  const guarded =
    (handle: (request: Request, response: Response) => Promise<unknown>): RequestHandler =>
    async (request, response, next) => {
      try {
        await handle(request, response)
      } catch (error) {
        // The link broke: nobody is there to be answered.
        if (request.destroyed && !request.complete) return
        if (isProtocolError(error)) return void response.status(error.status_code).send(error.body)
        const actor = sessionOf(response)?.actor ?? null
        const refused = toErrorResponse(error, readLocale(request.headers.cookie, actor))
        if (!refused || response.headersSent) return next(error)
        const body = await refused.text()
        response.status(refused.status).set(Object.fromEntries(refused.headers)).send(body)
      }
    }

  /** @throws NotFoundError for anybody but who began it */
  async function own(request: Request, response: Response): Promise<Own> {
    const actor = actorOf(response)
    const id = request.params['id'] ?? ''
    const upload = await parts.find(id)
    if (upload?.person !== actor.uid) throw new NotFoundError('upload')
    return { id, actor }
  }

  type Own = { id: string; actor: Actor }
  const inTurn = (handle: (request: Request, response: Response, mine: Own) => Promise<unknown>) =>
    guarded(async (request, response) => {
      const mine = await own(request, response)
      await turns.take(mine.id, request, () => handle(request, response, mine))
    })

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
    look: inTurn(async (request, response, { id, actor }) => {
      const finished = await findFinished(ctx, actor, id)
      if (!finished) return server.handle(request, response)
      const size = String((await parts.find(id))?.size ?? 0)
      response.status(200).set({ 'Upload-Offset': size, 'Upload-Length': size, 'Upload-Stored': finished })
      response.set('Tus-Resumable', VERSION).end()
    }),
    goOn: inTurn(async (request, response, { id, actor }) => {
      const finished = await findFinished(ctx, actor, id)
      if (!finished) return receive(id, request, response)
      request.resume()
      response.set('Upload-Offset', String((await parts.find(id))?.size ?? 0)).json({ stored: finished })
    }),
    cancel: inTurn((request, response) => server.handle(request, response)),
  }
}
