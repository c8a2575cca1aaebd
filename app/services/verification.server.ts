import type { Db } from '#db/connect'
import { findCodedDocument, findDocumentCode } from '#db/queries/document-codes'
import { findObjection } from '#db/queries/objections'
import { findResultByUid, listResults } from '#db/queries/results'
import { findReceipt } from '#db/queries/revisions'
import { NotFoundError } from '~/domain/errors'
import type { ResultStatus } from '~/domain/results/lifecycle'
import { isPublished } from '~/domain/results/published'
import type { Context } from './context'
import { normalizeCode } from './receipts.server'

/**
 * What stands behind a code, for whoever holds it. Of a result or document that is not published this is no more than the
 * paper with the code says itself: never a place, a total or a mark.
 */
export type Verified =
  | { kind: 'receipt'; of: 'dossier'; number: number; title: string; ward: string; receivedAt: string }
  | { kind: 'receipt'; of: 'objection'; number: number; ward: string; receivedAt: string; withdrawn: boolean }
  | {
      kind: 'result'
      number: number
      frozenAt: string
      published: boolean
      corrected: boolean
    }
  | {
      kind: 'document' | 'certificate'
      number: string | null
      date: string | null
      signatory: string | null
      createdAt: string
      result: number | null
      /** Another document has taken its place; the result that it rests on has been corrected. */
      replaced: boolean
      corrected: boolean
      signed: boolean
    }

export interface Verification {
  code: string
  competition: { slug: string; name: string; year: number } | null
  zone: 'WIB' | 'WITA' | 'WIT'
  found: Verified
  /** Which of its files has the compared hash; null when none was compared. */
  match: 'generated' | 'signed' | 'snapshot' | 'none' | null
}

const SHA256 = /^[0-9a-f]{64}$/

/** A hash as it was typed or pasted; null for what is none. */
export function readSha256(typed: string): string | null {
  const text = typed.replace(/\s+/g, '').toLowerCase()
  return SHA256.test(text) ? text : null
}

/**
 * Whether a code is genuine and current, and whether a file is the one that was made or signed. Only the hash of the file
 * comes here.
 * @throws NotFoundError for a code that was never given out
 */
export async function verifyCode(ctx: Context, typed: string, sha256: string | null): Promise<Verification> {
  const row = await findDocumentCode(ctx.db, normalizeCode(typed))
  const subject = row && (await findSubject(ctx, row))
  if (!row || !subject) throw new NotFoundError('code')
  const { found, hashes } = subject
  const { code, slug, name, year, zone } = row
  return {
    ...{ code, zone: zone ?? 'WIB', found },
    competition: slug === null || name === null || year === null ? null : { slug, name, year },
    match: sha256 === null ? null : matchOf(hashes, sha256),
  }
}

type CodeRow = NonNullable<Awaited<ReturnType<typeof findDocumentCode>>>

/** What a code names, and the hashes of its files, which are compared here and not handed out. */
interface Subject {
  found: Verified
  hashes: Partial<Record<'generated' | 'signed' | 'snapshot', string | null>>
}

async function findSubject(ctx: Context, row: CodeRow): Promise<Subject | null> {
  switch (row.kind) {
    case 'receipt':
      return findReceived(ctx.db, row)
    case 'result':
      return findCodedResult(ctx, row)
    default: {
      const document = await findCodedDocument(ctx.db, row.subject)
      if (!document) return null
      const { number, date, signatory, createdAt, resultNumber, replaced, generatedSha256, signedSha256 } =
        document
      const found = {
        ...{ kind: row.kind, number, date, signatory, createdAt, result: resultNumber, replaced },
        ...{ corrected: document.supersededBy !== null, signed: signedSha256 !== null },
      }
      return { found, hashes: { generated: generatedSha256, signed: signedSha256 } }
    }
  }
}

async function findReceived(db: Db, { code, subject }: CodeRow): Promise<Subject | null> {
  const dossier = await findReceipt(db, code)
  if (dossier)
    return {
      found: {
        ...{ kind: 'receipt', of: 'dossier', number: dossier.number, title: dossier.title },
        ...{ ward: dossier.region_name, receivedAt: dossier.received_at },
      },
      hashes: {},
    }
  const objection = await findObjection(db, subject)
  if (!objection) return null
  return {
    found: {
      ...{ kind: 'receipt', of: 'objection', number: objection.number, ward: objection.ward },
      ...{ receivedAt: objection.submittedAt, withdrawn: objection.state === 'withdrawn' },
    },
    hashes: {},
  }
}

async function findCodedResult(ctx: Context, { subject, zone }: CodeRow): Promise<Subject | null> {
  const result = await findResultByUid(ctx.db, subject)
  if (!result) return null
  const now = ctx.now().toISOString()
  const shown = (row: typeof result) =>
    isPublished({ ...row, status: row.status as ResultStatus }, zone ?? 'WIB', now)
  const newer = (await listResults(ctx.db, result.competitionId)).filter(
    ({ stage, number }) => stage === result.stage && number > result.number,
  )
  const { number, frozenAt, sha256 } = result
  // That a correction is being prepared is nobody's before it is published, unless the result itself is not.
  const published = shown(result)
  const corrected = published ? newer.some(shown) : result.supersededBy !== null
  return { found: { kind: 'result', number, frozenAt, published, corrected }, hashes: { snapshot: sha256 } }
}

function matchOf(hashes: Subject['hashes'], sha256: string): Verification['match'] {
  for (const name of ['signed', 'generated', 'snapshot'] as const) if (hashes[name] === sha256) return name
  return 'none'
}
