import type { Block, PrintedDocument } from '~/domain/documents'
import type { DecidedView, RankedView } from '~/domain/ranking-view'
import { wardName } from '~/domain/ward-name'
import { formatDay, formatDecimal, translate } from '~/i18n'
import { documentMessages } from '~/i18n/messages/documents'
import { resultMessages } from '~/i18n/messages/results'
import { officeLine, type RecordPlan } from '~/services/official-record.server'

/*
 * The berita acara of a frozen result. It is an official Indonesian document, so it has one language, whatever
 * the language of whoever makes it.
 */

const TIERS = {
  kecamatan: 'Kecamatan',
  kota: 'Kota',
  provinsi: 'Provinsi',
  regional: 'Regional',
  nasional: 'Nasional',
} as const

const FUNCTIONS = {
  chair: 'Ketua',
  deputy: 'Wakil Ketua',
  secretary: 'Sekretaris',
  member: 'Anggota',
} as const

const decimal = (text: string) => formatDecimal(text, 'id')
const BLANK = '........................................'

/** The document with its own authenticity code, to be drawn as PDF and as DOCX. */
export function officialRecord(plan: RecordPlan): PrintedDocument {
  const { snapshot, fields, letterhead, code, now, opening, closing, legalBasis } = plan
  const t = translate(documentMessages, 'id')
  return {
    language: 'id',
    ...(letterhead.lines.length > 0 || letterhead.logo ? { letterhead } : {}),
    title: 'BERITA ACARA',
    subtitle: `Nomor: ${fields.number || BLANK}`,
    footer: `Berita acara hasil nomor ${snapshot.number} · kode keaslian ${code}`,
    pageWords: t('page', { page: '{page}', pages: '{pages}' }),
    createdAt: now,
    blocks: [
      { kind: 'heading', level: 2, text: headingOf(plan) },
      ...(opening ? [paragraph(opening)] : []),
      ...(legalBasis ? [heading('Dasar'), paragraph(legalBasis)] : []),
      facts(plan),
      ...panel(plan),
      ...ranking(plan),
      ...decisions(plan),
      ...overrides(plan),
      ...(closing ? [paragraph(closing)] : []),
      paragraph(`${fields.place}, ${formatDay(fields.date, 'id')}`),
      signers(plan),
      ...proof(plan),
    ],
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading', level: 3, text })

const headingOf = ({ snapshot, subject }: RecordPlan) =>
  `Rapat pleno ${subject}, ${snapshot.competition.name} Tahun ${snapshot.competition.year}`

function facts({ snapshot, meetings, result }: RecordPlan): Block {
  const { competition, inputs, rules } = snapshot
  const tier = TIERS[competition.tier]
  const held = meetings.map(({ number, heldOn, heldAt, place }) =>
    [`Rapat ke-${number}: ${formatDay(heldOn, 'id')}`, heldAt && `pukul ${heldAt}`, place]
      .filter(Boolean)
      .join(', '),
  )
  return {
    kind: 'facts',
    items: [
      ['Tingkat', `${tier}, ${competition.hostRegion.name}`],
      ['Rapat', held.join('\n')],
      ['Peserta', `${inputs.entries.length} peserta`],
      ['Lembar ketentuan penilaian', `Nomor ${rules.number}`],
      ...(result.supersedesNumber === null
        ? []
        : [['Koreksi atas hasil nomor', `${result.supersedesNumber}: ${snapshot.reason ?? ''}`] as const]),
    ],
  }
}

function panel({ members, aside, meetings }: RecordPlan): Block[] {
  const others = meetings.flatMap(({ others: each }) => each ?? [])
  return [
    heading('Tim Penilai'),
    {
      kind: 'table',
      caption: '',
      head: ['No.', 'Nama', 'Kedudukan', 'Kehadiran'],
      rows: members.map(({ name, seat, function: role, present, remark }, index) => [
        String(index + 1),
        name || '–',
        `${FUNCTIONS[role]} (${seat})`,
        [present ? 'Hadir' : 'Tidak hadir', remark].filter(Boolean).join(': '),
      ]),
      widths: [0.4, 2.2, 2, 1.6],
    },
    ...(others.length > 0 ? [paragraph(`Hadir pula: ${others.join('; ')}`)] : []),
    paragraph(
      aside.length === 0
        ? 'Tidak ada anggota yang tidak ikut menilai karena konflik kepentingan.'
        : `Tidak ikut menilai karena konflik kepentingan: ${aside
            .map(({ seat, ward, entry }) => `${seat} untuk ${ward} (${entry})`)
            .join('; ')}.`,
    ),
  ]
}

function ranking({ view, snapshot }: RecordPlan): Block[] {
  const manyStages = view.stages.length > 1
  const head = ['Peringkat', 'Peserta', 'Inovasi', ...(manyStages ? view.stages.map(({ name }) => name) : [])]
  const innovations = new Map(snapshot.inputs.entries.map(({ uid, innovations: names }) => [uid, names]))
  const lists = view.lists.filter(({ ranked }) => ranked.length > 0)
  const numeric = [0, ...head.map((_, index) => index).slice(3), head.length]
  return [
    heading('Hasil penilaian'),
    ...lists.map(
      ({ name, ranked }): Block => ({
        kind: 'table',
        caption: name ?? (lists.length > 1 ? 'Semua peserta' : ''),
        head: [...head, 'Nilai akhir'],
        rows: ranked.map((row) => [
          `${row.rank}${row.tied ? ' (sama)' : ''}`,
          `${wardName(row.regionName, row.kecamatanName)} (${row.label})`,
          innovations.get(row.uid)?.join('; ') ?? '',
          ...(manyStages ? row.stages.map(({ text }) => decimal(text)) : []),
          decimal(row.total.text),
        ]),
        numeric,
        widths: [0.9, 2.4, 2.2, ...(manyStages ? view.stages.map(() => 1.1) : []), 1.1],
      }),
    ),
    ...view.apart.slice(0, 500).map(({ regionName, kecamatanName, label, reasons }) => {
      const outcome = reasons.find((reason) => reason.kind === 'outcome')
      const why = outcome ? OUTCOMES[outcome.outcome] : 'nilai belum lengkap'
      return paragraph(`Tanpa peringkat: ${wardName(regionName, kecamatanName)} (${label}), ${why}.`)
    }),
  ]
}

const OUTCOMES: Record<string, string> = {
  lolos: 'lolos',
  tidak_lolos: 'tidak lolos',
  gugur: 'gugur',
  mengundurkan_diri: 'mengundurkan diri',
  tidak_hadir: 'tidak hadir',
}

/** What settled equal totals, and what the meeting decided of them. */
function decisions({ view, meetings }: RecordPlan): Block[] {
  const settled = (view.lists[0]?.ranked ?? []).flatMap((row) => settledLine(row))
  const ordered = meetings.flatMap(({ orders }) =>
    orders.map(({ places, reason }) => {
      const order = places.map((labels) => labels.join(' dan ')).join(', kemudian ')
      return `Urutan nilai yang sama diputuskan rapat pleno: ${order}${reason ? `, karena ${reason}` : ''}.`
    }),
  )
  const departures = meetings.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ ward, label, outcome, reason }) =>
      reason ? [`${ward} (${label}): ${OUTCOMES[outcome]}, karena ${reason}.`] : [],
    ),
  )
  const lines = [...settled, ...ordered, ...departures]
  if (lines.length === 0) return []
  return [heading('Keputusan rapat'), ...lines.map(paragraph)]
}

function settledLine({ label, regionName, rank, decidedBy }: RankedView): string[] {
  if (!decidedBy) return []
  return [`Peringkat ${rank}, ${regionName} (${label}): ${decidedWords(decidedBy)}.`]
}

function decidedWords(decided: DecidedView): string {
  switch (decided.kind) {
    case 'criterion':
      return `nilai akhir sama, ditentukan oleh kriteria ${decided.criteria.join(', ')} pada ${decided.stage}`
    case 'lower-median':
      return `nilai akhir sama, ditentukan oleh median bawah pada ${decided.stage}`
    case 'head-to-head':
      return `nilai akhir sama, ditentukan oleh perbandingan langsung pada ${decided.stage}`
    case 'later-stage':
      return `nilai akhir sama, ditentukan oleh nilai ${decided.stage}`
    case 'plenary':
      return 'nilai akhir sama, ditentukan oleh keputusan rapat pleno'
    case 'shared':
      return 'nilai akhir sama, peringkat bersama'
    default:
      return 'nilai akhir sama, menunggu keputusan rapat pleno'
  }
}

function overrides({ overrides: lines }: RecordPlan): Block[] {
  if (lines.length === 0) return []
  const t = translate(resultMessages, 'id')
  return [
    heading('Hal yang dikesampingkan'),
    ...lines.map(({ kind, params, reason, by }) => {
      const what = t(kind, params as never)
      const office = by.office === 'deputy' ? 'Wakil Ketua' : 'Ketua'
      return paragraph(`${what} Dikesampingkan oleh ${office}, ${by.name}: ${reason}`)
    }),
  ]
}

function signers({ fields, members }: RecordPlan): Block {
  // The first block is the chair's, whoever signs there.
  const rest = members.filter(
    ({ name, present, function: role }) =>
      present && name !== '' && name !== fields.signer && role !== 'chair',
  )
  return {
    kind: 'signers',
    signers: [
      { over: officeLine(fields), name: fields.signer },
      ...rest.map(({ name, seat, function: role }) => ({ over: FUNCTIONS[role], name, under: seat })),
    ],
  }
}

function proof({ snapshot, result, code, address, qr }: RecordPlan): Block[] {
  const t = translate(documentMessages, 'id')
  return [
    heading('Keaslian'),
    {
      kind: 'facts',
      items: [
        [t('code'), code],
        ['Hasil', `Nomor ${snapshot.number}, SHA-256 ${result.sha256}`],
        ['Ujung rantai catatan', `${snapshot.chain.seq} ${snapshot.chain.hash}`],
      ],
    },
    { kind: 'qr', matrix: qr, alt: t('qr', { address }), caption: t('checkAt', { address }) },
  ]
}
