import { findReceipt } from '#db/queries/revisions'
import { NotFoundError } from '~/domain/errors'
import type { Context } from './context'

/** Crockford's digits: none can be taken for another when it is read out. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of 60 random bits, `7H3K-9Q2M-XW4D`: it proves authenticity, so it cannot be guessed. */
export function newReceiptCode(ctx: Pick<Context, 'random'>): string {
  const digits = [...ctx.random(12)].map((byte) => DIGITS[byte % 32])
  return [0, 4, 8].map((start) => digits.slice(start, start + 4).join('')).join('-')
}

/** The code as stored, from whatever spacing, case and look-alike letters it was typed with. */
export function normalizeCode(typed: string): string {
  const digits = typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
  return digits.match(/.{1,4}/g)?.join('-') ?? ''
}

/** What a receipt shows to whoever has its code: nothing of the content. @throws NotFoundError */
export async function readReceipt(ctx: Context, code: string) {
  const row = await findReceipt(ctx.db, normalizeCode(code))
  if (!row) throw new NotFoundError('receipt')
  return {
    code: row.code,
    address: `${ctx.origin}/tanda-terima/${row.code}`,
    competition: row.competition_name,
    slug: row.competition_slug,
    ward: row.region_name,
    wardCode: row.region_code,
    kecamatan: row.kecamatan_name,
    title: row.title,
    number: row.number,
    receivedAt: row.received_at,
    zone: row.zone,
  }
}
