import {
  MANIFEST,
  MANIFEST_SIGNATURE,
  PACK_KEY,
  PACK_SCHEMA,
  type PackManifest,
  SUMS,
} from '~/domain/inspection/pack'
import { sha256Hex } from '../ids.server'
import { isSignedBy } from '../signing-key.server'
import type { PackFinding } from './findings'
import type { OpenZip } from './zip-file.server'

/** The files of a pack, and which of them are not as they were when it was made. */
export interface PackFiles {
  manifest: PackManifest | null
  paths: readonly string[]
  /** Hash of every file that can be read. */
  hashes: ReadonlyMap<string, string>
  /** Files that are not as they were, or are gone. */
  wrong: ReadonlySet<string>
  read(path: string): Promise<Buffer | null>
  text(path: string): Promise<string>
}

/**
 * Compares every file with the two lists of sums, which are compared with each other: of three that should say the same, the one
 * that differs is the wrong one. The signature decides between the lists themselves.
 */
export async function readPackFiles(zip: OpenZip, find: (finding: PackFinding) => void): Promise<PackFiles> {
  const hashes = new Map<string, string>()
  const wrong = new Set<string>()
  const blame = (file: string, kind: PackFinding['kind']) => {
    if (!wrong.has(file)) find({ file, kind })
    wrong.add(file)
  }
  for (const path of zip.paths) {
    const bytes = await zip.read(path)
    if (bytes) hashes.set(path, sha256Hex(bytes))
    else blame(path, 'changed')
  }
  const text = async (path: string) => (await zip.read(path))?.toString('utf8') ?? ''
  const manifest = readManifest(await text(MANIFEST))
  const sums = readSums(await text(SUMS))
  const signature = (await zip.read(MANIFEST_SIGNATURE))?.toString('base64') ?? ''
  const isSigned = isSignedBy(await text(PACK_KEY), await text(MANIFEST), signature)
  if (!sums) blame(SUMS, 'changed')
  if (!manifest) blame(MANIFEST, 'changed')
  const listed = new Map(manifest?.files.map(({ path, sha256 }) => [path, sha256]))
  const all = new Set([...zip.paths, ...listed.keys(), ...(sums?.keys() ?? [])])
  for (const path of all) {
    if (path === SUMS || wrong.has(path)) continue
    const seen = { actual: hashes.get(path), listed: listed.get(path), summed: sums?.get(path) }
    const culprit = findCulprit(path, seen, {
      isSigned,
      hasManifest: manifest !== null,
      hasSums: sums !== null,
    })
    if (culprit) blame(...culprit)
  }
  if (!isSigned) {
    const file = [PACK_KEY, MANIFEST, MANIFEST_SIGNATURE].find((path) => wrong.has(path))
    find({ file: file ?? MANIFEST_SIGNATURE, kind: 'pack_signature' })
  }
  return { manifest, paths: zip.paths, hashes, wrong, read: (path) => zip.read(path), text }
}

interface Seen {
  actual: string | undefined
  listed: string | undefined
  summed: string | undefined
}

interface Lists {
  isSigned: boolean
  hasManifest: boolean
  hasSums: boolean
}

const META: readonly string[] = [MANIFEST, MANIFEST_SIGNATURE]

function findCulprit(
  path: string,
  { actual, listed, summed }: Seen,
  { isSigned, hasManifest, hasSums }: Lists,
): [file: string, kind: PackFinding['kind']] | null {
  if (META.includes(path)) {
    if (actual === undefined) return [path, 'missing']
    if (actual === summed || !hasSums) return null
    return isSigned ? [SUMS, 'changed'] : [path, 'changed']
  }
  if (actual === undefined) {
    if (listed !== undefined && (summed !== undefined || !hasSums)) return [path, 'missing']
    if (listed !== undefined) return isSigned ? [path, 'missing'] : [MANIFEST, 'changed']
    return hasManifest ? [SUMS, 'changed'] : [path, 'missing']
  }
  if (!hasManifest) return actual === summed ? null : [path, summed ? 'changed' : 'unlisted']
  if (!hasSums) return actual === listed ? null : [path, listed ? 'changed' : 'unlisted']
  if (actual === listed) return actual === summed ? null : [SUMS, 'changed']
  if (actual === summed) return isSigned ? [path, listed ? 'changed' : 'unlisted'] : [MANIFEST, 'changed']
  return [path, listed === undefined ? 'unlisted' : 'changed']
}

const SUM = /^([0-9a-f]{64}) {2}([^\n]+)$/

function readSums(text: string): Map<string, string> | null {
  if (!text.endsWith('\n')) return null
  const sums = new Map<string, string>()
  for (const line of text.slice(0, -1).split('\n')) {
    const [, sha256, path] = SUM.exec(line) ?? []
    if (sha256 === undefined || path === undefined || sums.has(path)) return null
    sums.set(path, sha256)
  }
  return sums
}

function readManifest(text: string): PackManifest | null {
  try {
    const manifest = JSON.parse(text) as PackManifest
    const isManifest =
      manifest.schema === PACK_SCHEMA &&
      Array.isArray(manifest.files) &&
      Array.isArray(manifest.leftOut) &&
      typeof manifest.chain.hash === 'string' &&
      typeof manifest.competition.uid === 'string'
    return isManifest ? manifest : null
  } catch {
    return null
  }
}
