import { ERRORS } from '@tus/server'
import type { Request } from 'express'

export const VERSION = '1.0.0'

interface ProtocolError {
  status_code: number
  body: string
}

export const isProtocolError = (error: unknown): error is ProtocolError =>
  typeof error === 'object' && error !== null && 'status_code' in error && 'body' in error

/** Where a piece begins and how long it says it is. @throws ProtocolError */
export function readPiece(request: Request): { offset: number; length: number } {
  if (request.get('Tus-Resumable') !== VERSION)
    throw { status_code: 412, body: 'Tus-Resumable Required\n' } satisfies ProtocolError
  if (request.get('Content-Type') !== 'application/offset+octet-stream') throw ERRORS.INVALID_CONTENT_TYPE
  const said = request.get('Upload-Offset') ?? ''
  if (!/^\d{1,15}$/.test(said)) throw ERRORS.MISSING_OFFSET
  return { offset: Number(said), length: Number(request.get('Content-Length') ?? 0) }
}
