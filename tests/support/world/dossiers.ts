import { writeFileSync } from 'node:fs'
import { PDF } from '#tests/support/dossiers'
import type { Actor } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { Context } from '~/services/context'
import { sha256Hex } from '~/services/ids.server'
import { normalizeCode } from '~/services/receipts.server'
import { transact } from '~/services/transact.server'

export interface Competition {
  id: number
  uid: string
  slug: string
  rulesId: number
}

export interface WorldEntry {
  id: number
  uid: string
  label: string
  ward: string
  innovation: string
  dossier: { id: number; uid: string }
  /** The submitted revision, where there is one. */
  revision: { id: number; uid: string } | null
}

/** Answers to the short form, complete. */
export const answers = (title: string): Record<string, string> => ({
  title,
  summary: `${title} memudahkan warga mengurus surat tanpa datang dua kali ke kantor kelurahan.`,
  'figure-1-name': 'Surat selesai dalam sehari',
  'figure-1-before': '12',
  'figure-1-after': '64',
  'figure-2-name': 'Warga yang terlayani setiap bulan',
  'figure-2-before': '310',
  'figure-2-after': '725',
  'figure-3-name': 'Hari tunggu rata-rata',
  'figure-3-before': '6',
  'figure-3-after': '1',
  'figures-source': 'Buku register pelayanan, Januari sampai Desember 2025',
})

interface NewEntry {
  by: Actor
  ward: { code: string; name: string; kecamatan: { code: string; name: string } }
  label: string
  title: string
  state: 'draft' | 'submitted' | 'returned' | 'complete'
}

/** An entry of one dossier with its draft; submitted once unless it is still a draft. */
export async function addEntry(
  ctx: Context,
  competition: Competition,
  { by, ward, label, title, state }: NewEntry,
): Promise<WorldEntry> {
  const at = ctx.now().toISOString()
  const created = { created_by: by.id, created_at: at }
  return transact(ctx, by, { type: 'entry.created', competition: competition.uid }, async (tx, record) => {
    const innovation = await record.insert('innovation', {
      region_code: ward.code,
      name: title,
      started_on: '2024-01',
      ...created,
    })
    const entry = await record.insert('entry', {
      competition_id: competition.id,
      region_code: ward.code,
      region_name: ward.name,
      kecamatan_code: ward.kecamatan.code,
      kecamatan_name: ward.kecamatan.name,
      category: 'layanan',
      label,
      ...created,
    })
    const dossier = await record.insert('dossier', {
      entry_id: entry.id,
      innovation_id: innovation.id,
      category: 'layanan',
      state,
      publish_consent: 'yes',
      ...created,
    })
    const states = ['registered', ...(state === 'draft' ? [] : ['submitted'])]
    if (state === 'returned' || state === 'complete') states.push(state)
    for (const [index, to_state] of states.entries())
      await record.insert('entry_state', {
        entry_id: entry.id,
        from_state: states[index - 1] ?? null,
        to_state: to_state as 'registered',
        reason: to_state === 'returned' ? 'Foto kegiatan belum dilampirkan.' : null,
        decided_by: by.id,
        at,
      })
    const values = answers(title)
    for (const [field, value] of Object.entries(values))
      await tx
        .insertInto('dossier_value')
        .values({ dossier_id: dossier.id, field, value, version: 1, updated_by: by.id, updated_at: at })
        .execute()
    const content = { schema: 1, title, category: 'layanan', publishConsent: 'yes', values, evidence: [] }
    const revision =
      state === 'draft'
        ? null
        : await record.insert('dossier_revision', {
            dossier_id: dossier.id,
            number: 1,
            rules_id: competition.rulesId,
            title,
            submitted_by: by.id,
            received_at: at,
            content: canonicalJson(content as never),
          })
    if (revision)
      await record.insert('document_code', {
        code: normalizeCode(`TT${revision.uid.slice(-10)}`),
        kind: 'receipt',
        subject: revision.uid,
        competition_id: competition.id,
        created_at: at,
      })
    return {
      ...{ id: entry.id, uid: entry.uid, label, ward: ward.code, innovation: innovation.uid },
      dossier: { id: dossier.id, uid: dossier.uid },
      revision: revision && { id: revision.id, uid: revision.uid },
    }
  })
}

/** One file of each visibility, each with bytes of its own. */
export async function addEvidence(ctx: Context, competition: Competition, entry: WorldEntry, by: Actor) {
  const at = ctx.now().toISOString()
  const uids: Record<string, string> = {}
  for (const [position, visibility] of (['public', 'panel', 'closed'] as const).entries()) {
    const bytes = Buffer.concat([PDF, Buffer.from(`% ${visibility}\n`)])
    const sha256 = sha256Hex(bytes)
    const temporary = ctx.files.temporary()
    writeFileSync(temporary, bytes)
    await ctx.files.keep(temporary, sha256)
    const act = { type: 'evidence.added', competition: competition.uid } as const
    uids[visibility] = await transact(ctx, by, act, async (tx, record) => {
      await tx
        .insertInto('blob')
        .values({ sha256, size: bytes.length, media_type: 'application/pdf', created_at: at })
        .execute()
      const row = await record.insert('evidence', {
        dossier_id: entry.dossier.id,
        kind: 'file',
        blob_sha256: sha256,
        file_name: `bukti-${position + 1}.pdf`,
        caption: `Bukti ${position + 1}`,
        field: position === 0 ? 'proposal' : null,
        position,
        visibility,
        uploaded_by: by.id,
        uploaded_at: at,
      })
      if (entry.revision)
        await record.insert('revision_evidence', {
          dossier_revision_id: entry.revision.id,
          evidence_id: row.id,
          blob_sha256: sha256,
          caption: row.caption,
          visibility,
          position,
        })
      return row.uid
    })
  }
  return uids as Record<'public' | 'panel' | 'closed', string>
}
