import { createHmac } from 'node:crypto'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/actors'
import { StateError } from '~/domain/errors'
import type { Context } from './context'
import { newToken, sha256Hex } from './ids.server'
import type { Recorder, WriteKey } from './transact.server'

/** Lives as long as the process and is written nowhere. */
const secrets = new WeakMap<Context, Uint8Array>()

function secretOf(ctx: Context): Uint8Array {
  const secret = secrets.get(ctx) ?? ctx.random(32)
  secrets.set(ctx, secret)
  return secret
}

export const linkUrl = (ctx: Pick<Context, 'origin'>, token: string) => `${ctx.origin}/undangan/${token}`

/** One-time links of one act, by what each is for. */
export interface Links {
  token(subject: string): string
  /**
   * The addresses of links that this act issued, without those that others have replaced since.
   * @throws StateError `links_gone` when the act was repeated after its links could no longer be made again or
   * none of them works any more
   */
  reveal(db: Db, issued: readonly { uid: string; subject: string }[]): Promise<Map<string, string>>
}

/**
 * Tokens are stored as hashes only, yet a form sent twice must answer twice with the same links: each token is
 * made from the form's write key with a secret of this process.
 */
export function makeLinks(ctx: Context, actor: Actor, once: WriteKey | undefined): Links {
  const made = new Map<string, string>()
  const make = (subject: string) =>
    once
      ? createHmac('sha256', secretOf(ctx))
          .update(`${actor.uid}\n${once.key}\n${subject}`)
          .digest('base64url')
      : newToken(ctx)
  const token = (subject: string) => {
    const known = made.get(subject) ?? make(subject)
    made.set(subject, known)
    return known
  }
  return {
    token,
    async reveal(db, issued) {
      const urls = new Map<string, string>()
      for (let start = 0; start < issued.length; start += 500) {
        const part = issued.slice(start, start + 500)
        const rows = await db
          .selectFrom('invitation')
          .select(['uid', 'token_sha256', 'revoked_at'])
          .where(
            'uid',
            'in',
            part.map(({ uid }) => uid),
          )
          .execute()
        const stored = new Map(rows.map((row) => [row.uid, row]))
        for (const { uid, subject } of part) {
          const link = stored.get(uid)
          if (link?.token_sha256 !== sha256Hex(token(subject))) throw new StateError('links_gone')
          if (link.revoked_at === null) urls.set(subject, linkUrl(ctx, token(subject)))
        }
      }
      if (urls.size === 0) throw new StateError('links_gone')
      return urls
    },
  }
}

const DAY = 86_400_000

/** Days for which each kind of link works. */
export const LINK_DAYS = {
  first_organizer: 7,
  ward: 90,
  colleague: 14,
  new_account: 14,
  new_password: 3,
} as const

interface NewLink {
  token: string
  purpose: 'first_organizer' | 'join' | 'new_password'
  days: number
  by: Actor
  person_id?: number
  role?: string
  region_code?: string
  competition_id?: number
  /** When an act made it together with something else; now without. */
  at?: string
}

/** Writes the link's row; only the token's hash is kept. */
export function insertLink(ctx: Context, record: Recorder, { token, days, by, at, ...link }: NewLink) {
  const now = at ? new Date(at) : ctx.now()
  return record.insert('invitation', {
    ...link,
    token_sha256: sha256Hex(token),
    created_by: by.id,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + days * DAY).toISOString(),
  })
}

/** Makes these links stop working. */
export async function revokeLinks(
  ctx: Context,
  record: Recorder,
  links: readonly { id: number }[],
): Promise<void> {
  for (const { id } of links) await record.update('invitation', id, { revoked_at: ctx.now().toISOString() })
}
