import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { PAPER_FIELDS } from '~/domain/proposals'
import type { OpenSession } from '~/http/session.server'
import { findJudgeFile, findPreviewFile } from '~/services/blind-downloads.server'
import type { Context } from '~/services/context'
import { attachment, type HandedFile } from '~/services/file-names.server'
import { findProposalPaper } from '~/services/proposal-sending.server'

/** A stored file as this person may have it, by what stands in the address. @throws NotFoundError */
type FindFile = (ctx: Context, actor: Actor, params: Readonly<Record<string, string>>) => Promise<HandedFile>

/** For files that have an id of their own. */
export const byUid =
  (find: (ctx: Context, actor: Actor, uid: string) => Promise<HandedFile>): FindFile =>
  (ctx, actor, params) =>
    find(ctx, actor, params['uid'] ?? '')

/** A paper of a kecamatan's proposal: the letter or the minutes. */
export const ofProposal: FindFile = (ctx, actor, { uid = '', paper = '' }) => {
  const kind = PAPERS.find((one) => PAPER_FIELDS[one] === paper)
  if (!kind) throw new NotFoundError('paper')
  return findProposalPaper(ctx, actor, uid, kind)
}

const PAPERS = ['letter', 'minutes'] as const

/** A piece of a blind rendition, for its judges and for whoever checks it. */
export const ofJudge =
  (small: boolean): FindFile =>
  (ctx, actor, { assignment = '', number = '', piece = '' }) =>
    findJudgeFile(ctx, actor, { assignment, number, piece, small })

export const ofPreview =
  (small: boolean): FindFile =>
  (ctx, actor, { slug = '', revision = '', piece = '' }) =>
    findPreviewFile(ctx, actor, { slug, revision, piece, small })

/**
 * Hands out one file that a team has uploaded: always as an attachment, of the type its bytes have, in a sandbox of its
 * own. Browsers show pictures in a page all the same.
 */
export function sendFile(ctx: Context, find: FindFile): RequestHandler {
  return async (request, response, next) => {
    const session: OpenSession | null = response.locals['session'] ?? null
    if (!session) return response.redirect(303, `/masuk?${new URLSearchParams({ ke: request.originalUrl })}`)
    try {
      const file = await find(ctx, session.actor, request.params)
      response.status(200).set({
        'Content-Type': file.mediaType,
        'Content-Length': String(file.size),
        'Content-Disposition': attachment(file.fileName),
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Cross-Origin-Resource-Policy': 'same-origin',
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store, no-transform',
      })
      if (request.method === 'HEAD') return response.end()
      await pipeline(createReadStream(file.path), response)
    } catch (error) {
      if (response.headersSent) return response.destroy()
      if (!(error instanceof NotFoundError)) return next(error)
      response.status(404).type('text/plain').send('404\n')
    }
  }
}
