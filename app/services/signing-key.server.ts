import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from './context'

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const SEED_LENGTH = 32

const keyFile = (dataDir: string) => join(dataDir, 'keys', 'result-signing.pem')

export interface SigningKey {
  /** PEM (SPKI). */
  publicKey: string
  /** Ed25519 over these very bytes, in base64. */
  sign(text: string): string
}

/** The installation's key; made, for its owner alone to read, when it is first needed. */
export async function openSigningKey(ctx: Pick<Context, 'dataDir' | 'random'>): Promise<SigningKey> {
  const path = keyFile(ctx.dataDir)
  if (!existsSync(path)) await makeKey(ctx, path)
  const key = createPrivateKey(await readFile(path))
  return {
    publicKey: publicPem(key),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  }
}

/** The public half of the installation's key; null before the first is made. */
export async function findPublicKey({ dataDir }: Pick<Context, 'dataDir'>): Promise<string | null> {
  const path = keyFile(dataDir)
  return existsSync(path) ? publicPem(createPrivateKey(await readFile(path))) : null
}

const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()

async function makeKey(
  { dataDir, random }: Pick<Context, 'dataDir' | 'random'>,
  path: string,
): Promise<void> {
  const der = Buffer.concat([PKCS8_HEAD, random(SEED_LENGTH)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  const part = `${path}.${Buffer.from(random(8)).toString('hex')}.part`
  const file = await open(part, 'wx', 0o600)
  try {
    await file.writeFile(key.export({ type: 'pkcs8', format: 'pem' }))
    await file.sync()
  } finally {
    await file.close()
  }
  // A link does not replace: of two processes that make a key at once, both use the first one's.
  await link(part, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(part)
}

/** Whether a signature in base64 is that of a text by a public key in PEM; false for what is no key or signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(
      null,
      Buffer.from(text, 'utf8'),
      createPublicKey(publicKey),
      Buffer.from(signature, 'base64'),
    )
  } catch {
    return false
  }
}

/** What people compare of a public key: SHA-256 of its SPKI bytes, in hex. */
export function fingerprintOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex')
}
