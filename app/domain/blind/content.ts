import type { DossierContent, EvidenceItem } from '../dossiers'
import type { Form } from '../fields/form'
import { readRows, writeRows } from '../fields/rows'
import type { Field, FieldValue } from '../fields/types'
import { type BlindName, HIDDEN_LINK, HIDDEN_PLACE, replaceNames } from './names'

/** What an organizer decided about one piece of evidence, and the bytes that judges get for it. */
export interface BlindFile {
  /** Public id of the piece. */
  evidence: string
  shown: boolean
  /** The file without names and metadata; null for links and for what is withheld. */
  file: { sha256: string; mediaType: string; size: number; pages: number | null } | null
  /** Why it is withheld although the organizer wanted it shown. */
  problem?: string
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
}

/** `bukti-3.pdf`: says nothing but which piece of the dossier it is. */
export const blindFileName = (number: number, mediaType: string): string =>
  `bukti-${number}${ENDINGS[mediaType] ?? ''}`

/** The id of a piece in a blind rendition: counted, since public ids tell when a file was uploaded. */
export const blindPieceId = (number: number): string => `bukti-${number}`

/**
 * What judges of a blind stage get of a dossier: names replaced in title, answers and captions, links and places
 * hidden, and of the evidence what the organizer let through, under neutral names. What the team closed to the panel
 * stays out.
 */
export function blindContent(
  content: DossierContent,
  form: Form,
  names: readonly BlindName[],
  files: readonly BlindFile[],
): DossierContent {
  const values = form.fields.flatMap((field): [string, FieldValue][] => {
    const value = content.values[field.code]
    return value === undefined || value === '' ? [] : [[field.code, blindValue(field, value, names)]]
  })
  return {
    schema: 1,
    title: replaceNames(content.title, names),
    category: content.category,
    publishConsent: null,
    values: Object.fromEntries(values),
    evidence: content.evidence.flatMap((item, index) => blindPiece(item, index + 1, names, files)),
  }
}

function blindValue(field: Field, value: FieldValue, names: readonly BlindName[]): FieldValue {
  if (field.type === 'link') return HIDDEN_LINK
  if (field.type === 'location') return HIDDEN_PLACE
  const rows = field.type === 'rows' ? readRows(value) : null
  if (!rows) return replaceNames(value, names)
  return writeRows(
    rows.map(({ id, cells }) => ({
      id,
      cells: Object.fromEntries(
        Object.entries(cells).map(([code, cell]) => [code, replaceNames(cell, names)]),
      ),
    })),
  )
}

function blindPiece(
  item: EvidenceItem,
  number: number,
  names: readonly BlindName[],
  files: readonly BlindFile[],
): EvidenceItem[] {
  const decided = files.find(({ evidence }) => evidence === item.uid)
  if (item.visibility === 'closed' || !decided?.shown) return []
  const { criteria, field, visibility, personalData, showsChildren } = item
  const common = {
    uid: blindPieceId(number),
    sha256: null,
    caption: item.caption === null ? null : replaceNames(item.caption, names),
    ...{ field, visibility, personalData, showsChildren },
    ...(criteria ? { criteria } : {}),
  }
  if (item.kind === 'link') {
    const isNamed = item.url === null || replaceNames(item.url, names) !== item.url
    return isNamed
      ? []
      : [{ ...common, kind: 'link', mediaType: null, size: null, fileName: null, url: item.url }]
  }
  if (!decided.file) return []
  const { mediaType, size, pages } = decided.file
  const fileName = blindFileName(number, mediaType)
  return [
    { ...common, kind: 'file', mediaType, size, fileName, url: null, ...(pages === null ? {} : { pages }) },
  ]
}

/** All that people wrote in a dossier, piece by piece, to look for names in. */
export function textsOf(content: DossierContent, form: Form): string[] {
  const answers = form.fields.flatMap((field) => {
    const value = content.values[field.code] ?? ''
    const rows = field.type === 'rows' ? readRows(value) : null
    return rows ? rows.flatMap(({ cells }) => Object.values(cells)) : [value]
  })
  const evidence = content.evidence.flatMap(({ caption, fileName, url }) => [caption, fileName, url])
  return [content.title, ...answers, ...evidence].filter((text): text is string => Boolean(text))
}
