import { beforeAfterFigures } from '~/domain/before-after'
import type { Block, PrintedDocument } from '~/domain/documents'
import type { DossierReading, EvidenceItem } from '~/domain/dossiers'
import { formatValue, isEmpty } from '~/domain/fields'
import { formatCell } from '~/domain/fields/columns'
import { type Form, isAsked } from '~/domain/fields/form'
import { readRows } from '~/domain/fields/rows'
import type { FieldValue, RowsField } from '~/domain/fields/types'
import { wardName } from '~/domain/ward-name'
import { formatDateTime, type Locale, languageTag, translate, type Zone } from '~/i18n'
import { documentMessages } from '~/i18n/messages/documents'
import { readingMessages } from '~/i18n/messages/reading'

interface Printing {
  reading: DossierReading
  competition: string
  zone: Zone
  /** Of the receipt; null for a draft. */
  code: string | null
  /** When it is printed, for drafts; a revision keeps the time at which it was received. */
  now: string
  /** Instead of the ward, where nobody may know it. */
  label?: string
  /** A blind rendition that judges do not get yet: the paper says so. */
  unconfirmed?: boolean
  /** Small pictures by the id of their evidence. */
  pictures?: ReadonlyMap<string, Uint8Array>
}

/** A dossier to print: what a revision sealed, or a draft as it stands. */
export function dossierDocument(printing: Printing, locale: Locale): PrintedDocument {
  const { reading, competition, zone, code, now } = printing
  const t = translate(documentMessages, locale)
  const { content, form, ward, revision, categoryName, blind } = reading
  const r = translate(readingMessages, locale)
  const { title } = content
  const place = ward ? wardName(ward.name, ward.kecamatan) : (printing.label ?? '')
  const facts: [string, string][] = [
    [t('category'), categoryName],
    ...(place === '' ? [] : [[t(ward ? 'ward' : 'entry'), place] as [string, string]]),
    ...(revision
      ? [
          [t('revision'), String(revision.number)] as [string, string],
          [t('receivedAt'), formatDateTime(revision.receivedAt, zone, locale)] as [string, string],
        ]
      : []),
    ...(code ? [[t('code'), code] as [string, string]] : []),
  ]
  return {
    language: languageTag(locale),
    title,
    over: competition,
    ...subtitleOf(printing, locale),
    footer:
      revision && code
        ? t('revisionFooter', { title, number: String(revision.number), code })
        : t('footer', { title, ward: place }),
    pageWords: t('page', { page: '{page}', pages: '{pages}' }),
    createdAt: revision?.receivedAt ?? now,
    blocks: [
      { kind: 'facts', items: facts },
      ...(blind ? [{ kind: 'paragraph', tone: 'muted', text: r('blindNotice') } as const] : []),
      ...figureBlocks(reading, locale),
      ...form.sections.flatMap((section) => sectionBlocks(reading, section, locale)),
      ...photoBlocks(content.evidence, printing.pictures ?? new Map(), locale),
      { kind: 'heading', level: 2, text: t('evidence') },
      ...evidenceBlocks(reading, locale),
      ...(revision
        ? [{ kind: 'paragraph', tone: 'muted', text: t('seal', { hash: revision.sha256 }) } as const]
        : []),
    ],
  }
}

function subtitleOf({ reading, unconfirmed }: Printing, locale: Locale): { subtitle?: string } {
  if (unconfirmed) return { subtitle: translate(readingMessages, locale)('unconfirmed') }
  return reading.revision || reading.blind ? {} : { subtitle: translate(documentMessages, locale)('draft') }
}

/** Figures before and after as bars, each with its words. */
function figureBlocks({ form, content }: DossierReading, locale: Locale): Block[] {
  const r = translate(readingMessages, locale)
  const figures = beforeAfterFigures(form, content, languageTag(locale))
  if (figures.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: r('figures') },
    ...figures.map(({ label, unit, before, now }): Block => {
      const bar = (name: 'before' | 'now', { value, text }: (typeof figures)[number]['now']) => ({
        ...{ label: r(name), value, text: [text, unit].filter(Boolean).join(' ') },
        strong: name === 'now',
      })
      return { kind: 'bars', title: label, bars: [bar('before', before), bar('now', now)] }
    }),
  ]
}

function photoBlocks(
  evidence: readonly EvidenceItem[],
  pictures: ReadonlyMap<string, Uint8Array>,
  locale: Locale,
): Block[] {
  const r = translate(readingMessages, locale)
  const items = evidence.flatMap(({ uid, caption, fileName }) => {
    const bytes = pictures.get(uid)
    const name = caption || fileName || ''
    return bytes ? [{ bytes, alt: name, caption: name }] : []
  })
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: r('photos') },
    { kind: 'pictures', items },
  ]
}

function sectionBlocks(
  { form, content }: DossierReading,
  { code, name }: Form['sections'][number],
  locale: Locale,
): Block[] {
  const t = translate(documentMessages, locale)
  const language = languageTag(locale)
  const answered = form.fields.filter(
    (field) =>
      field.section === code && isAsked(field, content.values) && !isEmpty(content.values[field.code]),
  )
  const heading: Block = { kind: 'heading', level: 2, text: name[language] }
  if (answered.length === 0) return [heading, { kind: 'paragraph', tone: 'muted', text: t('unanswered') }]
  return [
    heading,
    ...answered.flatMap((field): Block[] => {
      const text = formatValue(field, content.values[field.code] ?? '', language)
      if (field.type === 'rows') return rowBlocks(field, content.values[field.code] ?? '', language)
      const isLong = field.type === 'text' && field.size === 'long'
      if (!isLong) return [{ kind: 'facts', items: [[field.label[language], text]] }]
      return [
        { kind: 'heading', level: 3, text: field.label[language] },
        { kind: 'paragraph', text },
      ]
    }),
  ]
}

/** Repeating rows as a table; what cannot be read stands as it is. */
function rowBlocks(field: RowsField, value: FieldValue, language: 'id' | 'en'): Block[] {
  const heading: Block = { kind: 'heading', level: 3, text: field.label[language] }
  const rows = readRows(value)
  if (!rows) return [heading, { kind: 'paragraph', text: value }]
  const { columns } = field
  return [
    heading,
    {
      kind: 'table',
      caption: '',
      head: columns.map(({ label }) => label[language]),
      widths: columns.map(({ type }) => (type === 'text' ? 3 : 2)),
      rows: rows.map(({ cells }) =>
        columns.map((column) => formatCell(column, cells[column.code] ?? '', language)),
      ),
    },
  ]
}

function evidenceBlocks({ form, content, blind }: DossierReading, locale: Locale): Block[] {
  const t = translate(documentMessages, locale)
  const { evidence } = content
  if (evidence.length === 0) return [{ kind: 'paragraph', tone: 'muted', text: t('noEvidence') }]
  const supported = (code: string | null) =>
    [...form.evidence, ...form.fields].find((one) => one.code === code)?.label[languageTag(locale)] ?? ''
  const proof = ({ kind, sha256 }: EvidenceItem) => (kind === 'link' ? t('link') : (sha256 ?? ''))
  return [
    {
      kind: 'table',
      caption: '',
      head: [t('evidenceName'), t('evidenceKind'), ...(blind ? [] : [t('evidenceHash')])],
      widths: blind ? [3, 2] : [3, 2, 3],
      rows: evidence.map((item) => [
        [item.caption, item.fileName ?? item.url].filter(Boolean).join(' · '),
        supported(item.field),
        ...(blind ? [] : [proof(item)]),
      ]),
    },
  ]
}
