import { readFile } from 'node:fs/promises'
import type { Db } from '#db/connect'
import { findDocumentTexts } from '#db/queries/documents'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { DEFAULT_TEXTS, type DocumentTexts, unknownPlaceholder } from '~/domain/document-texts'
import { InputError, inputError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { fingerprint, refuseStale } from './based-on.server'
import { subjectOf } from './competition-access.server'
import type { Context } from './context'
import { actOnDocuments, seeDocuments } from './document-access.server'
import type { ReceivedFile } from './evidence-files.server'
import { discardFile, examineFile, keepFile, saveFile } from './file-examination.server'
import { headOf } from './overview.server'
import { transact, type WriteKey } from './transact.server'

/** The texts of a competition's documents as they stand: its own, or those that everybody begins with. */
export async function readDocumentTexts(db: Db, competitionId: number) {
  const row = await findDocumentTexts(db, competitionId)
  return {
    version: row?.version ?? 0,
    texts: row ? (JSON.parse(row.texts) as DocumentTexts) : DEFAULT_TEXTS,
    logoSha256: row?.logoSha256 ?? null,
  }
}

/** The bytes of the logo; null without one. */
export async function readLogo(ctx: Context, sha256: string | null): Promise<Uint8Array | null> {
  return sha256 === null ? null : readFile(ctx.files.path(sha256))
}

/** The page of the texts. @throws NotFoundError */
export async function viewDocumentTexts(ctx: Context, actor: Actor, slug: string) {
  const competition = await seeDocuments(ctx.db, actor, slug)
  const { texts, logoSha256 } = await readDocumentTexts(ctx.db, competition.id)
  return {
    competition: headOf(competition),
    ...{ texts, logoSha256, basedOn: fingerprint(texts) },
    mayWrite: can(actor, 'document.make', subjectOf(competition)),
  }
}

interface TextsInput {
  texts: DocumentTexts
  /** A PNG or JPEG; the former logo stays without one. */
  logo: ReceivedFile | undefined
  basedOn?: string
}

/**
 * Keeps the texts that later documents are made with; what was made stays as it is.
 * @throws InputError at a text that names what is not known, or at the logo; ChangedError
 */
export async function setDocumentTexts(
  ctx: Context,
  actor: Actor,
  slug: string,
  { texts, logo, basedOn }: TextsInput,
  once?: WriteKey,
): Promise<{ version: number }> {
  const { uid } = await actOnDocuments(ctx.db, actor, slug)
  const problems = Object.entries(texts).flatMap(([field, text]) => {
    const name = unknownPlaceholder(text)
    return name === null ? [] : [{ field, kind: 'unknown_placeholder', params: { name } }]
  })
  if (problems.length > 0) throw new InputError(problems)
  const kept = logo && (await examineLogo(ctx, logo))
  if (kept) await keepFile(ctx, kept)
  const act = { type: 'document.texts_set', competition: uid, once } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const competition = await actOnDocuments(tx, actor, slug)
    const former = await readDocumentTexts(tx, competition.id)
    refuseStale(basedOn, { stored: former.texts, typed: texts }, { choices: [] })
    if (kept) await saveFile(ctx, tx, kept)
    const { version } = await record.insert('document_text', {
      ...{ competition_id: competition.id, version: former.version + 1 },
      ...{ texts: canonicalJson({ ...texts }), logo_sha256: kept?.sha256 ?? former.logoSha256 },
      ...{ set_by: actor.id ?? 0, set_at: ctx.now().toISOString() },
    })
    record.refs({ version })
    return { version }
  })
}

async function examineLogo(ctx: Context, file: ReceivedFile) {
  const examined = await examineFile(ctx, file.path)
  if (!examined.ok) throw inputError('logo', examined.problem, { name: file.name })
  const kept = { ...examined, ...file }
  if (examined.mediaType === 'image/png' || examined.mediaType === 'image/jpeg') return kept
  await discardFile(kept)
  throw inputError('logo', 'not_a_logo')
}
