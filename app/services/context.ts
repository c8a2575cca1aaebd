import type { Db } from '#db/connect'
import type { Actor } from '~/domain/actors'
import type { Compute } from './compute'
import type { Media } from './media'

export interface Files {
  /** Absolute path of a stored blob; throws when the hash is not one. */
  path(sha256: string): string
  /** A new path for a temporary file inside the data directory. */
  temporary(): string
  /** Directory of uploads that are still arriving; it outlives a restart. */
  readonly parts: string
  /** Where a job keeps the archive that it made; it outlives a restart. */
  archive(job: string): string
  /** Removes temporary files that a server which ended left behind: for the server alone, before it takes requests. */
  sweepTemporary(): void
  /** Moves a finished temporary file under its hash, durably. Idempotent. */
  keep(temporary: string, sha256: string): Promise<void>
}

/** The receiver refuses a message for good: sending it again would change nothing. */
export class MailRefusedError extends Error {
  override name = 'MailRefusedError'
}

export interface Mail {
  /** False without SMTP_URL: nothing is mailed then, and links are copied from their pages. */
  readonly enabled: boolean
  /** @throws MailRefusedError, or any other error when it may be tried again */
  send(message: { to: string; subject: string; text: string }): Promise<void>
}

/** Everything a service needs from outside; opened once by the server or the command line. */
export interface Context {
  readonly db: Db
  readonly files: Files
  readonly mail: Mail
  /** Long reads, off the event loop. */
  readonly compute: Compute
  /** What decodes pictures and documents that others have uploaded. */
  readonly media: Media
  readonly origin: string
  readonly dataDir: string
  readonly demo: boolean
  now(): Date
  /** Cryptographically strong bytes. */
  random(length: number): Uint8Array
  log(entry: Record<string, unknown>): void
}

export type { Actor }
