import { writeFileSync } from 'node:fs'
import { findRegion } from '#db/queries/regions'
import type { Actor } from '~/domain/actors'
import type { Context } from '~/services/context'
import { startDossier } from '~/services/dossier-start.server'
import { changeBasics, viewDossier, viewDraft } from '~/services/dossiers.server'
import { saveFields } from '~/services/drafts.server'
import { addFiles } from '~/services/evidence-files.server'
import { sha256Hex } from '~/services/ids.server'
import { releaseDossier } from '~/services/releases.server'
import { submitDossier } from '~/services/submissions.server'
import { addTeam } from './cast'
import { makePdf, makePicture } from './files'
import type { DemoDossier } from './types'

async function addEvidence(ctx: Context, drafter: Actor, uid: string, dossier: DemoDossier): Promise<void> {
  for (const [field, name, visibility] of dossier.evidence) {
    const bytes = name.endsWith('.pdf')
      ? makePdf([name, dossier.values['title'] ?? '', 'Dokumen contoh'])
      : makePicture(name)
    const path = ctx.files.temporary()
    writeFileSync(path, bytes)
    await addFiles(ctx, drafter, {
      uid,
      files: [{ name, path, size: bytes.length, sha256: sha256Hex(bytes) }],
      tooLarge: [],
      details: {
        caption: name.replace(/\.\w+$/, ''),
        field,
        visibility,
        personalData: false,
        showsChildren: false,
      },
      begun: ctx.now(),
    })
  }
}

/** A ward's team and its dossier: written, evidenced and, unless it stays a draft, released and submitted. */
export async function addDossier(
  ctx: Context,
  competition: { id: number; slug: string },
  dossier: DemoDossier,
  submit: boolean,
): Promise<void> {
  const ward = await findRegion(ctx.db, dossier.region)
  if (!ward) throw new Error(`no region ${dossier.region}`)
  const { drafter, responsible } = await addTeam(ctx, competition.id, ward.code, ward.name)
  const { uid } = await startDossier(ctx, drafter, {
    slug: competition.slug,
    ward: ward.code,
    category: dossier.category,
    innovation: { kind: 'new', name: dossier.innovation },
  })
  const wanted = Object.entries(dossier.values)
  const values = submit ? wanted : wanted.slice(0, Math.ceil(wanted.length / 2))
  const stored: Record<string, { version: number }> = (await viewDraft(ctx, drafter, uid)).values
  await saveFields(ctx, drafter, {
    uid,
    edits: values.map(([field, typed]) => ({ field, typed, base: stored[field]?.version ?? 0 })),
    locale: 'id',
  })
  if (!submit) return
  await addEvidence(ctx, drafter, uid, dossier)
  await changeBasics(ctx, drafter, {
    uid,
    name: dossier.innovation,
    startedOn: dossier.startedOn,
    consent: 'yes',
  })
  const { draftHash } = await viewDossier(ctx, responsible, uid)
  await releaseDossier(ctx, responsible, { uid, seen: draftHash, agreed: true })
  await submitDossier(ctx, drafter, { uid })
}
