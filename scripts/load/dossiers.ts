import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { SYSTEM } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { EvidenceItem } from '~/domain/dossiers'
import type { Context } from '~/services/context'
import { examineFile, type KeptFile, keepFile, saveFile } from '~/services/file-examination.server'
import { sha256Hex } from '~/services/ids.server'
import { transact } from '~/services/transact.server'
import { FORM_FIELD } from './rules'
import type { Load } from './seed'

const SENTENCE =
  'Warga memilah sampah setiap pekan, menimbangnya bersama kader, dan mencatat hasilnya di buku. '

/** A photo as detailed as a street is, unlike every other one. */
async function takePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 45 }
  const grain = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#888', noise } })
    .png()
    .toBuffer()
  return sharp(grain).resize(1600, 1200).jpeg({ quality: 80 }).toBuffer()
}

/** Gives every entry of the load a submitted dossier of some 450 words with so many photos, which its judges read. */
export async function addDossiers(ctx: Context, { competition }: Load, photos: number): Promise<void> {
  const at = ctx.now().toISOString()
  const { db } = ctx
  const rules = await db.selectFrom('rules').select('id').executeTakeFirstOrThrow()
  const entries = await db
    .selectFrom('entry')
    .innerJoin('stage_entry', 'stage_entry.entry_id', 'entry.id')
    .select(['entry.id', 'entry.region_code as region', 'entry.label', 'stage_entry.id as stageEntry'])
    .orderBy('entry.id')
    .execute()
  for (const entry of entries) {
    const files: (KeptFile & { name: string })[] = []
    for (let number = 1; number <= photos; number++) {
      const path = ctx.files.temporary()
      const bytes = await takePhoto()
      await writeFile(path, bytes)
      const examined = await examineFile(ctx, path)
      if (!examined.ok) throw new Error(examined.problem)
      const file = { ...examined, path, size: bytes.length, sha256: sha256Hex(bytes) }
      await keepFile(ctx, file)
      files.push({ ...file, name: `kegiatan-${number}.jpg` })
    }
    const act = { type: 'dossier.submitted', competition: competition.uid } as const
    await transact(ctx, SYSTEM, act, async (tx, record) => {
      const title = `Bank sampah ${entry.label}`
      const innovation = await record.insert('innovation', {
        ...{ region_code: entry.region, name: title, created_at: at },
      })
      const dossier = await record.insert('dossier', {
        ...{ entry_id: entry.id, innovation_id: innovation.id, category: 'umum' },
        ...{ state: 'submitted', created_at: at },
      })
      const evidence: (EvidenceItem & { id: number })[] = []
      for (const [position, file] of files.entries()) {
        await saveFile(ctx, tx, file)
        const { sha256, mediaType, size, name: fileName } = file
        const common = {
          kind: 'file' as const,
          caption: `Kegiatan ${position + 1}`,
          visibility: 'panel' as const,
        }
        const row = await record.insert('evidence', {
          ...{ ...common, dossier_id: dossier.id, blob_sha256: sha256, file_name: fileName, position },
          ...{ personal_data: 0, shows_children: 0, uploaded_at: at },
        })
        evidence.push({
          ...{
            ...common,
            id: row.id,
            uid: row.uid,
            sha256,
            mediaType,
            size,
            fileName,
            url: null,
            field: null,
          },
          ...{ personalData: false, showsChildren: false },
        })
      }
      const revision = await record.insert('dossier_revision', {
        ...{ dossier_id: dossier.id, number: 1, rules_id: rules.id, title, received_at: at },
        content: canonicalJson({
          ...{ schema: 1, title, category: 'umum', publishConsent: 'no' },
          values: { [FORM_FIELD]: SENTENCE.repeat(32).trim() },
          evidence: evidence.map(({ id: _, ...item }) => item),
        } as never),
      })
      for (const [position, { id, sha256, caption, visibility }] of evidence.entries())
        await record.insert('revision_evidence', {
          ...{ dossier_revision_id: revision.id, evidence_id: id, blob_sha256: sha256 },
          ...{ caption, visibility, position },
        })
      await record.update('stage_entry', entry.stageEntry, { revisions: canonicalJson([revision.uid]) })
    })
  }
}
