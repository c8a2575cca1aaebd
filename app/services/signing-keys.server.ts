import { listSigningKeys } from '#db/queries/results'
import type { Context } from './context'
import { findPublicKey, fingerprintOf } from './signing-key.server'

export interface PublicKey {
  pem: string
  fingerprint: string
}

/** The key that results are signed with, and those used before; public. */
export async function viewSigningKeys(
  ctx: Context,
): Promise<{ current: PublicKey | null; older: PublicKey[] }> {
  const current = await findPublicKey(ctx)
  const older = (await listSigningKeys(ctx.db)).filter((pem) => pem !== current)
  const view = (pem: string) => ({ pem, fingerprint: fingerprintOf(pem) })
  return { current: current === null ? null : view(current), older: older.map(view) }
}
