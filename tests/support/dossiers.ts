import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Actor } from '~/domain/actors'
import type { Form } from '~/domain/fields/form'
import type { Rules } from '~/domain/rules'
import type { Context } from '~/services/context'
import { startDossier } from '~/services/dossier-start.server'
import { changeBasics, viewDossier } from '~/services/dossiers.server'
import { saveFields } from '~/services/drafts.server'
import type { EvidenceDetails } from '~/services/evidence-details.server'
import { addFiles, type ReceivedFile } from '~/services/evidence-files.server'
import { releaseDossier } from '~/services/releases.server'
import { submitDossier } from '~/services/submissions.server'
import { addOpenCompetition, RULES } from './competition'
import { addPerson } from './context'

/** A form with a field of several types and two slots of evidence. */
export const DOSSIER_FORM: Form = {
  code: 'formulir-berkas',
  name: { id: 'Formulir berkas', en: 'Dossier form' },
  description: { id: 'Untuk pengujian', en: 'For tests' },
  sections: [
    { code: 'umum', name: { id: 'Gambaran umum', en: 'Overview' } },
    { code: 'hasil', name: { id: 'Hasil', en: 'Results' } },
  ],
  fields: [
    {
      code: 'title',
      section: 'umum',
      type: 'text',
      size: 'short',
      label: { id: 'Judul inovasi', en: 'Title' },
      required: true,
      maxChars: 150,
    },
    {
      code: 'summary',
      section: 'umum',
      type: 'text',
      size: 'long',
      label: { id: 'Ringkasan', en: 'Summary' },
      help: { id: 'Masalah, cara kerja, dan hasilnya.', en: 'Problem, method and result.' },
      example: { id: 'Warga menunggu dua hari …', en: 'Residents waited two days …' },
      required: true,
      maxWords: 20,
    },
    {
      code: 'group',
      section: 'umum',
      type: 'choice',
      label: { id: 'Kelompok', en: 'Group' },
      required: true,
      options: [
        { code: 'umum', label: { id: 'Umum', en: 'General' } },
        { code: 'khusus', label: { id: 'Khusus', en: 'Special' } },
      ],
    },
    {
      code: 'beneficiaries',
      section: 'hasil',
      type: 'number',
      unit: { id: 'orang', en: 'people' },
      label: { id: 'Penerima manfaat', en: 'Beneficiaries' },
      required: true,
      min: '0',
    },
    {
      code: 'budget',
      section: 'hasil',
      type: 'money',
      label: { id: 'Anggaran', en: 'Budget' },
      required: false,
    },
    {
      code: 'start-date',
      section: 'hasil',
      type: 'date',
      label: { id: 'Mulai', en: 'Start' },
      required: false,
    },
  ],
  evidence: [
    {
      code: 'proposal',
      label: { id: 'Proposal', en: 'Proposal' },
      accept: ['application/pdf'],
      minFiles: 1,
      maxFiles: 1,
    },
    {
      code: 'photos',
      label: { id: 'Foto kegiatan', en: 'Photos' },
      accept: ['image/jpeg', 'image/png', 'image/webp'],
      minFiles: 0,
      maxFiles: 3,
    },
  ],
}

export const DOSSIER_RULES: Rules = {
  ...RULES,
  categories: [
    { code: 'lingkungan', name: 'Lingkungan', form: DOSSIER_FORM },
    { code: 'layanan', name: 'Layanan publik', form: DOSSIER_FORM },
  ],
}

export const SUKARASA = '36.71.01.1001'
export const SUKAASIH = '36.71.01.1002'

/** A competition that takes dossiers, and the people around the kelurahan Sukarasa. */
export async function addDossierWorld(ctx: Context, rules: Rules = DOSSIER_RULES) {
  const rahman = await addPerson(ctx, { account: 'rahman', grants: [{ role: 'organizer' }] })
  const { competition } = await addOpenCompetition(ctx, rahman, rules)
  const inWard = (account: string, role: Actor['grants'][number]['role'], region: string) =>
    addPerson(ctx, { account, grants: [{ role, region, competition: competition.id }] })
  return {
    competition,
    organizer: rahman,
    drafter: await inWard('sari', 'drafter', SUKARASA),
    colleague: await inWard('budi', 'drafter', SUKARASA),
    responsible: await inWard('lurah', 'responsible', SUKARASA),
    otherTeam: await inWard('tetangga', 'drafter', SUKAASIH),
    verifier: await inWard('camat', 'verifier', '36.71.01'),
    otherVerifier: await inWard('camat-lain', 'verifier', '36.71.07'),
  }
}

export type DossierWorld = Awaited<ReturnType<typeof addDossierWorld>>

export const startDraft = (ctx: Context, actor: Actor, category = 'lingkungan') =>
  startDossier(ctx, actor, {
    slug: 'lomba-uji-2026',
    ward: SUKARASA,
    category,
    innovation: { kind: 'new', name: 'Bank sampah RW 03' },
  })

export const DETAILS: EvidenceDetails = {
  caption: '',
  field: '',
  visibility: 'panel',
  personalData: false,
  showsChildren: false,
}

/** A file as the upload leaves it on disk. */
export async function receive(ctx: Context, name: string, bytes: Uint8Array): Promise<ReceivedFile> {
  const path = ctx.files.temporary()
  await writeFile(path, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, path, size: bytes.length, sha256 }
}

export async function addFile(
  ctx: Context,
  actor: Actor,
  uid: string,
  file: { name: string; bytes: Uint8Array; field?: string; visibility?: string },
): Promise<string> {
  const received = await receive(ctx, file.name, file.bytes)
  const details = { ...DETAILS, field: file.field ?? '', visibility: file.visibility ?? 'panel' }
  const input = { uid, files: [received], tooLarge: [], details, begun: ctx.now() }
  const { stored } = await addFiles(ctx, actor, input)
  return stored[0]?.uid ?? ''
}

export const ANSWERS: Record<string, string> = {
  summary: 'Warga memilah sampah di rumah dan menabungnya.',
  group: 'umum',
  beneficiaries: '1.250',
}

/** Gives an empty draft all that submitting asks for but the release. */
export async function fillDraft(ctx: Context, actor: Actor, uid: string): Promise<void> {
  const edits = Object.entries(ANSWERS).map(([field, typed]) => ({ field, typed, base: 0 }))
  await saveFields(ctx, actor, { uid, edits, locale: 'id' })
  await addFile(ctx, actor, uid, { name: 'proposal.pdf', bytes: PDF, field: 'proposal' })
  await changeBasics(ctx, actor, { uid, name: 'Bank sampah RW 03', startedOn: '', consent: 'yes' })
}

/** A draft with all that submitting asks for but the release. */
export async function completeDraft(ctx: Context, actor: Actor, category = 'lingkungan'): Promise<string> {
  const { uid } = await startDraft(ctx, actor, category)
  await fillDraft(ctx, actor, uid)
  return uid
}

export async function release(ctx: Context, responsible: Actor, uid: string): Promise<void> {
  const { draftHash } = await viewDossier(ctx, responsible, uid)
  await releaseDossier(ctx, responsible, { uid, seen: draftHash, agreed: true })
}

/** A submitted dossier of Sukarasa. */
export async function submitted(ctx: Context, world: DossierWorld, category = 'lingkungan') {
  const uid = await completeDraft(ctx, world.drafter, category)
  await release(ctx, world.responsible, uid)
  return { uid, ...(await submitDossier(ctx, world.drafter, { uid })) }
}

/** The smallest PDF that readers open without complaint. */
export const PDF = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF\n',
  ].join('\n'),
  'latin1',
)

/** A grey PNG; `claimed` changes what its header says, not the pixels. */
export function png(width: number, height: number, claimed = { width, height }): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(claimed.width, 0)
  header.writeUInt32BE(claimed.height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, 0x80)
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A grey 1 × 1 JPEG as an encoder writes it. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
)

/** A 1 × 1 lossy WebP. */
export const WEBP = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64')

/** Names of all files under the data directory's `files`, temporary ones included. */
export const filesOnDisk = ({ dataDir }: Pick<Context, 'dataDir'>): string[] =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [entry.name] : []))
    .sort()
