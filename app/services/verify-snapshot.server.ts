import { canonicalJson } from '~/domain/canonical-json'
import { followsFromItself } from '~/domain/results/recompute'
import { contentOf, SNAPSHOT_SCHEMA, type Snapshot } from '~/domain/results/snapshot'
import { sha256Hex } from './ids.server'
import { isSignedBy } from './signing-key.server'

/** What of a frozen result does not fit by itself. */
export type SnapshotFault = 'hash' | 'unreadable' | 'signature' | 'rules' | 'ranking'

export interface SignedSnapshot {
  text: string
  sha256: string
  signature: string
  publicKey: string
}

/**
 * Checks a frozen result by itself, with nothing but its text, hash, signature and public key: that it is canonical, has
 * this hash and this signature, holds the rules that it names, and that its ranking follows from its inputs.
 */
export function checkSnapshot({ text, sha256, signature, publicKey }: SignedSnapshot): {
  snapshot: Snapshot | null
  faults: SnapshotFault[]
} {
  const faults: SnapshotFault[] = []
  if (sha256Hex(text) !== sha256) faults.push('hash')
  if (!isSignedBy(publicKey, text, signature)) faults.push('signature')
  const snapshot = readSnapshot(text)
  if (!snapshot) return { snapshot: null, faults: [...faults, 'unreadable'] }
  if (sha256Hex(canonicalJson(snapshot.rules.content as never)) !== snapshot.rules.sha256)
    faults.push('rules')
  if (!followsFromItself(snapshot)) faults.push('ranking')
  return { snapshot, faults }
}

/** The snapshot in its text; null for what is no canonical snapshot of a known schema. */
export function readSnapshot(text: string): Snapshot | null {
  try {
    const snapshot = JSON.parse(text) as Snapshot
    return snapshot.schema === SNAPSHOT_SCHEMA && canonicalJson(snapshot as never) === text ? snapshot : null
  } catch {
    return null
  }
}

/** The hash that the request for this snapshot holds. */
export const contentHash = (snapshot: Snapshot): string =>
  sha256Hex(canonicalJson(contentOf(snapshot) as never))
