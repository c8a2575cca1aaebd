import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import type { Context } from './context'

/** Public id: tells its time, so never a secret and never shown to blind judges. */
export function newUid(ctx: Pick<Context, 'now' | 'random'>): string {
  return v7({ msecs: ctx.now().getTime(), random: ctx.random(16) })
}

/** 256-bit secret for links and cookies, base64url. */
export function newToken(ctx: Pick<Context, 'random'>): string {
  return Buffer.from(ctx.random(32)).toString('base64url')
}

const ROW_SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Id of a row of a field of rows: unique in its dossier, no secret. */
export function newRowId(ctx: Pick<Context, 'random'>): string {
  return Array.from(ctx.random(8), (byte) => ROW_SIGNS[byte % ROW_SIGNS.length]).join('')
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
