import PDFDocument from 'pdfkit'
import type { Actor } from '~/domain/actors'
import type { Form } from '~/domain/fields/form'
import type { Rules } from '~/domain/rules'
import { assignAll } from '~/services/assignments.server'
import { confirmBlind, readBlindPreview } from '~/services/blind-confirmation.server'
import { readBlindList, saveBlindList } from '~/services/blind-lists.server'
import type { Context } from '~/services/context'
import { startDossier } from '~/services/dossier-start.server'
import { changeBasics } from '~/services/dossiers.server'
import { saveFields } from '~/services/drafts.server'
import { addLink } from '~/services/evidence.server'
import { addFiles } from '~/services/evidence-files.server'
import { signStatement } from '~/services/independence.server'
import { addSeat, createPanel, seatPerson } from '~/services/panels.server'
import { putEntries } from '~/services/stage-entries.server'
import { submitDossier } from '~/services/submissions.server'
import { addOpenCompetition } from './competition'
import { addPerson } from './context'
import { DETAILS, DOSSIER_FORM, DOSSIER_RULES, receive, release } from './dossiers'
import { actorOf } from './judging'
import { makePhoto } from './media'

export const SLUG = 'lomba-uji-2026'
const WARD = '36.71.07.1004'

const label = (id: string) => ({ id, en: id })
const FORM: Form = {
  ...DOSSIER_FORM,
  fields: [
    ...DOSSIER_FORM.fields.map((field) => (field.type === 'text' ? { ...field, maxWords: 200 } : field)),
    { code: 'video', section: 'umum', type: 'link', label: label('Video'), required: false },
    { code: 'place', section: 'umum', type: 'location', label: label('Lokasi'), required: false },
    {
      code: 'partners',
      section: 'hasil',
      type: 'rows',
      label: label('Mitra'),
      required: false,
      columns: [
        { code: 'partner', type: 'text', size: 'short', label: label('Mitra'), required: true },
        { code: 'role', type: 'text', size: 'short', label: label('Peran'), required: false },
      ],
    },
    {
      code: 'outcomes',
      section: 'hasil',
      type: 'rows',
      label: label('Hasil sebelum dan sesudah'),
      required: false,
      columns: [
        { code: 'indicator', type: 'text', size: 'short', label: label('Indikator'), required: true },
        { code: 'before', type: 'number', label: label('Sebelum'), required: false },
        { code: 'now', type: 'number', label: label('Sekarang'), required: true },
        { code: 'unit', type: 'text', size: 'short', label: label('Satuan'), required: true },
      ],
    },
  ],
}

const [STAGE] = DOSSIER_RULES.stages
/** One blind stage that is open, and one with names that is open at the same time. */
export const BLIND_RULES: Rules = {
  ...DOSSIER_RULES,
  categories: [{ code: 'lingkungan', name: 'Lingkungan', form: FORM }],
  stages: STAGE
    ? [
        { ...STAGE, blind: true, conflictLevel: 'none', combination: { weight: '50', maximum: '100' } },
        {
          ...{ ...STAGE, code: 'paparan', name: 'Paparan', conflictLevel: 'none' as const },
          combination: { weight: '50', maximum: '100' },
        },
      ]
    : [],
}

/** Everything by which a reader could tell whose dossier it is, in whatever case. */
export const LEAKS = [
  ...['nusa jaya', 'nusajaya', 'karawaci', 'rina', 'marlina', 'fauzi', 'prasetyo', 'sejahtera'],
  ...['cempaka', 'ponselwarga', '0812-3456', 'rina@', '-6.17806', 'youtu.be', 'berita-nusa', '36.71.07'],
]

const TEXT =
  'Warga Kelurahan Nusa Jaya memilah sampah. Rina Marlina dan Pak Fauzi (0812-3456-7890) memimpin di Jalan Cempaka, ' +
  'Kec. Karawaci. Setiap Sabtu warga Jalan Cempaka menimbang; lihat @nusajaya_official.'

/** A PDF that names its place in its text and its author in its metadata. */
export function makeNamedPdf(): Promise<Buffer> {
  const pdf = new PDFDocument({ info: { Title: 'Proposal Nusa Jaya', Author: 'Rina Marlina' } })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((finish) => pdf.on('end', () => finish(Buffer.concat(parts))))
  pdf.on('data', (part: Buffer) => parts.push(part))
  pdf.fontSize(20).text('Kelurahan Nusa Jaya').moveDown().text('Sampah dipilah di rumah')
  pdf.end()
  return done
}

interface BlindOptions {
  rules?: Rules
  /** Further answers of the team, by field. */
  answers?: Readonly<Record<string, string>>
}

/** A submitted dossier full of names, in a blind stage and one with names, before a judge who has signed. */
export async function addBlindWorld(ctx: Context, { rules = BLIND_RULES, answers = {} }: BlindOptions = {}) {
  const organizer = await addPerson(ctx, {
    account: 'rahman',
    name: 'Rahman',
    grants: [{ role: 'organizer' }],
  })
  const { competition } = await addOpenCompetition(ctx, organizer, rules, SLUG)
  const inWard = (
    account: string,
    name: string,
    role: 'drafter' | 'responsible' | 'verifier',
    region: string,
  ) => addPerson(ctx, { account, name, grants: [{ role, region, competition: competition.id }] })
  const drafter = await inWard('rina', 'Rina Marlina', 'drafter', WARD)
  const responsible = await inWard('fauzi', 'Ahmad Fauzi', 'responsible', WARD)
  const verifier = await inWard('eko', 'Eko Prasetyo', 'verifier', '36.71.07')
  const dossier = await submitNamed(ctx, { drafter, responsible }, answers)
  const panel = await createPanel(ctx, organizer, SLUG, { name: 'Tim Penilai' })
  await addPerson(ctx, { account: 'wati', name: 'Wati Lestari' })
  const seat = await addSeat(ctx, organizer, panel.uid, { label: 'Anggota 1', function: 'member' })
  await seatPerson(ctx, organizer, seat.uid, { account: 'wati' })
  for (const stage of ['proposal', 'paparan']) {
    await putEntries(ctx, organizer, SLUG, stage, 'all')
    await assignAll(ctx, organizer, SLUG, stage)
  }
  const judge = await actorOf(ctx, 'wati')
  await signStatement(ctx, judge, SLUG, true)
  return {
    ...{ competition, organizer, drafter, responsible, verifier, judge, ...dossier },
    panel: panel.uid,
    seat: seat.uid,
    assignment: await assignmentOf(ctx, 'proposal'),
    named: await assignmentOf(ctx, 'paparan'),
  }
}

export type BlindWorld = Awaited<ReturnType<typeof addBlindWorld>>

async function submitNamed(
  ctx: Context,
  { drafter, responsible }: { drafter: Actor; responsible: Actor },
  answers: Readonly<Record<string, string>>,
) {
  const { uid } = await startDossier(ctx, drafter, {
    ...{ slug: SLUG, ward: WARD, category: 'lingkungan' },
    innovation: { kind: 'new', name: 'Pilah Nusa Jaya' },
  })
  const typed: [string, string | Record<string, string>][] = [
    ['summary', TEXT],
    ['group', 'umum'],
    ['beneficiaries', '1.250'],
    ['video', 'https://youtu.be/nusajaya'],
    ['place', '-6.17806, 106.63000'],
    ['partners/aaaaaaaa', { partner: 'Koperasi Sejahtera', role: 'Modal bagi warga Nusa Jaya' }],
    ['outcomes/bbbbbbbb', { indicator: 'Sampah ke TPA', before: '900', now: '300', unit: 'kg' }],
    ...Object.entries(answers),
  ]
  const edits = typed.map(([field, text]) => ({ field, typed: text, base: 0 }))
  await saveFields(ctx, drafter, { uid, edits, locale: 'id' })
  const add = async (name: string, bytes: Buffer, field: string, caption: string) => {
    const files = [await receive(ctx, name, bytes)]
    const details = { ...DETAILS, field, caption }
    const { stored } = await addFiles(ctx, drafter, { uid, files, tooLarge: [], details, begun: ctx.now() })
    return stored[0]?.uid ?? ''
  }
  const pdf = await add(
    'proposal-nusa-jaya.pdf',
    await makeNamedPdf(),
    'proposal',
    'Proposal Kelurahan Nusa Jaya',
  )
  const photo = await add('rina-di-cempaka.jpg', await makePhoto(600, 400), 'photos', 'Rina di Jalan Cempaka')
  const url = 'https://www.contoh.go.id/berita-nusa-jaya'
  const link = await addLink(ctx, drafter, { uid, url, details: { ...DETAILS, caption: 'Berita Nusa Jaya' } })
  await changeBasics(ctx, drafter, { uid, name: 'Pilah Nusa Jaya', startedOn: '', consent: 'yes' })
  await release(ctx, responsible, uid)
  const { revision, code } = await submitDossier(ctx, drafter, { uid })
  return { uid, revision, code, evidence: { pdf, photo, link: link.uid } }
}

async function assignmentOf(ctx: Context, stage: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('assignment')
    .innerJoin('stage_entry', 'stage_entry.id', 'assignment.stage_entry_id')
    .select('assignment.uid')
    .where('stage_entry.stage', '=', stage)
    .executeTakeFirstOrThrow()
  return row.uid
}

/** Saves the proposed list with these further names and pieces to show. */
export async function listNames(
  ctx: Context,
  world: BlindWorld,
  typed: { added?: string; shown?: string[] } = {},
) {
  const place = { slug: SLUG, revision: world.revision }
  const page = await readBlindList(ctx, world.organizer, SLUG, world.revision)
  const chosen = page.names.filter((one) => one.chosen || ['Jalan Cempaka', 'Marlina'].includes(one.name))
  await saveBlindList(ctx, world.organizer, place, {
    version: page.version,
    chosen,
    added: typed.added ?? 'Rina\nFauzi',
    addedKind: 'person',
    shown: typed.shown ?? [],
  })
}

/** The same, read and confirmed. */
export async function checkBlind(ctx: Context, world: BlindWorld, shown: string[] = []): Promise<void> {
  await listNames(ctx, world, { shown })
  await confirmSeen(ctx, world.organizer, { slug: SLUG, revision: world.revision })
}

async function confirmSeen(ctx: Context, organizer: Actor, place: { slug: string; revision: string }) {
  const { seen } = await readBlindPreview(ctx, organizer, place.slug, place.revision)
  await confirmBlind(ctx, organizer, place, { seen, agreed: true })
}

/** Confirms what is proposed for a revision as it is, with no file let through. */
export async function checkProposed(
  ctx: Context,
  organizer: Actor,
  place: { slug: string; revision: string },
): Promise<void> {
  const { version, names } = await readBlindList(ctx, organizer, place.slug, place.revision)
  const chosen = names.filter((one) => one.chosen)
  await saveBlindList(ctx, organizer, place, { version, chosen, added: '', addedKind: 'place', shown: [] })
  await confirmSeen(ctx, organizer, place)
}
