import { rename, rm } from 'node:fs/promises'
import { listArchiveDossiers } from '#db/queries/archive'
import { listNewestMaterials } from '#db/queries/stage-materials'
import type { Actor } from '~/domain/actors'
import { safeName, uniqueNames } from '~/domain/archive-names'
import { type EvidenceItem, isDelicate } from '~/domain/dossiers'
import { NotFoundError } from '~/domain/errors'
import type { Context } from '~/services/context'
import { viewDossier } from '~/services/dossiers.server'
import { onlyTakenOut } from '~/services/evidence-clearance.server'
import { openRanking } from '~/services/ranking.server'
import { findRendition, pictureType } from '~/services/renditions.server'
import { readDossier } from '~/services/revisions.server'
import { transact } from '~/services/transact.server'
import { type ArchiveFile, openArchive } from './archive-file.server'
import { dossierDocument } from './documents/dossier.server'

/**
 * Writes a ZIP file with a folder per entry where the job `uid` keeps it, and records that it was taken out. Evidence that is closed or delicate
 * stays out, of the PDF too; pictures are the rendition without what they tell of place and device.
 */
export async function makeArchive(
  ctx: Context,
  actor: Actor,
  { slug, uid }: { slug: string; uid: string },
  step: (done: number, total: number) => Promise<void>,
) {
  const competition = await openRanking(ctx, actor, slug, 'export.download')
  const dossiers = await listArchiveDossiers(ctx.db, competition.id)
  const path = ctx.files.temporary()
  const archive = openArchive(path, ctx.now())
  try {
    const folders = entryFolders(dossiers)
    for (const [done, dossier] of dossiers.entries()) {
      await step(done, dossiers.length)
      // What stages asked for belongs to the entry: it goes with the first of its dossiers.
      const isFirst = dossiers.findIndex(({ label }) => label === dossier.label) === done
      await addDossier(ctx, actor, archive, { ...dossier, folder: folders[done] ?? dossier.label, isFirst })
    }
    const written = await archive.close()
    await transact(
      ctx,
      actor,
      { type: 'export.downloaded', competition: competition.uid },
      async (_, record) =>
        record.refs({ export: 'archive', dossiers: dossiers.length, sha256: written.sha256 }),
    )
    await rename(path, ctx.files.archive(uid))
    return { dossiers: dossiers.length, ...written }
  } catch (error) {
    await archive.abort()
    await rm(path, { force: true })
    throw error
  }
}

/** The folder of each dossier: its entry's, with one of its own in it where the entry has several. */
function entryFolders(dossiers: readonly { label: string; ward: string }[]): string[] {
  const unique = uniqueNames()
  const byEntry = new Map<string, string>()
  const count = new Map<string, number>()
  for (const { label, ward } of dossiers) {
    count.set(label, (count.get(label) ?? 0) + 1)
    if (!byEntry.has(label)) byEntry.set(label, unique(safeName(`${label} ${ward}`, label)))
  }
  const seen = new Map<string, number>()
  return dossiers.map(({ label }) => {
    const folder = byEntry.get(label) ?? label
    const number = (seen.get(label) ?? 0) + 1
    seen.set(label, number)
    return (count.get(label) ?? 0) > 1 ? `${folder}/berkas ${number}` : folder
  })
}

async function addDossier(
  ctx: Context,
  actor: Actor,
  archive: ArchiveFile,
  { id, uid, folder, isFirst }: { id: number; uid: string; folder: string; isFirst: boolean },
): Promise<void> {
  const { competition, revisions } = await viewDossier(ctx, actor, uid)
  const reading = await readDossier(ctx, actor, uid)
  const code = revisions.find(({ uid: revision }) => revision === reading.revision?.uid)?.code ?? null
  const taken = await onlyTakenOut(ctx.db, id, reading.content.evidence)
  const printing = {
    reading: { ...reading, content: { ...reading.content, evidence: taken } },
    ...{ code, now: ctx.now().toISOString() },
    ...{ competition: competition.name, zone: competition.zone },
  }
  archive.addBytes(`${folder}/berkas.pdf`, await ctx.compute.drawPdf(dossierDocument(printing, actor.locale)))
  const files = reading.content.evidence.filter(({ kind }) => kind === 'file')
  const given: EvidenceItem[] = []
  const unique = uniqueNames()
  for (const item of taken.filter(({ kind }) => kind === 'file')) {
    const sha256 = await storedHash(ctx, item)
    if (!sha256) continue
    given.push(item)
    const number = String(given.length).padStart(2, '0')
    const name = unique(`${number} ${safeName(item.fileName ?? '', 'bukti')}`)
    archive.addFile(`${folder}/bukti/${name}`, { source: ctx.files.path(sha256), sha256 })
  }
  if (isFirst) await addMaterials(ctx, archive, { id, folder })
  const left = files.filter((item) => !given.includes(item))
  if (left.length > 0) archive.addText(`${folder}/TIDAK-DISERTAKAN.txt`, leftOut(left))
}

/** The newest of everything that stages asked the entry for; links stand in a list, since nothing of them is kept. */
async function addMaterials(
  ctx: Context,
  archive: ArchiveFile,
  { id, folder }: { id: number; folder: string },
): Promise<void> {
  const links: string[] = []
  const unique = uniqueNames()
  for (const { stage, code, fileName, sha256, url, givenAt } of await listNewestMaterials(ctx.db, id)) {
    if (sha256 !== null)
      archive.addFile(`${folder}/bahan/${unique(safeName(`${stage} ${fileName ?? code}`, code))}`, {
        ...{ source: ctx.files.path(sha256), sha256 },
      })
    else links.push(`${stage} ${code}: ${url} (${givenAt})`)
  }
  if (links.length > 0) archive.addText(`${folder}/bahan/TAUTAN.txt`, `${links.join('\r\n')}\r\n`)
}

/** What is handed out of a file: of a picture its clean rendition; null where none can be made. */
async function storedHash(ctx: Context, { sha256, mediaType, erased }: EvidenceItem): Promise<string | null> {
  if (erased) return null
  if (!sha256 || !pictureType(mediaType)) return sha256
  return findRendition(ctx, { sha256, mediaType }, 'clean').then(
    (rendition) => rendition.sha256,
    (error: unknown) => {
      if (error instanceof NotFoundError) return null
      throw error
    },
  )
}

/** Counts alone: what a file is called may say what it must not. */
function leftOut(files: readonly Parameters<typeof isDelicate>[0][]): string {
  const delicate = files.filter(isDelicate).length
  return [
    'Bukti dukung yang tidak disertakan dalam ZIP ini:',
    `- ${delicate} ditandai memuat data pribadi atau anak`,
    `- ${files.length - delicate} ditutup oleh timnya, atau gambarnya tidak dapat dibaca`,
    '',
  ].join('\r\n')
}
