import { canonicalJson } from './canonical-json'
import { type Completeness, measureCompleteness } from './fields/completeness'
import type { Form } from './fields/form'
import type { FieldValue } from './fields/types'
import { type Extension, type Instant, type Window, windowState } from './time'

export const DOSSIER_STATES = ['draft', 'submitted', 'returned', 'complete'] as const
export type DossierState = (typeof DOSSIER_STATES)[number]

export const EVIDENCE_VISIBILITIES = ['public', 'panel', 'closed'] as const
export type EvidenceVisibility = (typeof EVIDENCE_VISIBILITIES)[number]

/** One piece of evidence as a dossier holds it. A file has a hash, type and size; a link has an address. */
export interface EvidenceItem {
  uid: string
  kind: 'file' | 'link'
  sha256: string | null
  mediaType: string | null
  size: number | null
  /** Of a PDF, where they were counted. */
  pages?: number
  fileName: string | null
  url: string | null
  caption: string | null
  /** Code of the evidence slot or field that it supports. */
  field: string | null
  visibility: EvidenceVisibility
  /** Criteria that it is offered for, as `stage/criterion`; absent without any. */
  criteria?: string[]
  personalData: boolean
  showsChildren: boolean
  /** Its bytes were erased after the competition; what was written about it stays. */
  erased?: true
  /** Where this reader gets it, when not under its own id. */
  href?: string
}

/** Whether a file names or shows people who may be harmed by it. */
export const isDelicate = (item: Pick<EvidenceItem, 'personalData' | 'showsChildren'>): boolean =>
  item.personalData || item.showsChildren

/**
 * Whether a piece may appear in anything public: its team said so, and where it is delicate the chair decided so.
 * `cleared` is the chair's last decision, null without one.
 */
export const mayPublish = (
  item: Pick<EvidenceItem, 'visibility' | 'personalData' | 'showsChildren'>,
  cleared: boolean | null,
): boolean => item.visibility === 'public' && (cleared ?? !isDelicate(item))

/**
 * Whether a piece goes into what organizers take out, such as a ZIP: not what its team has closed, and what is delicate
 * only where the chair decided so.
 */
export const mayTakeOut = (
  item: Pick<EvidenceItem, 'visibility' | 'personalData' | 'showsChildren'>,
  cleared: boolean | null,
): boolean => item.visibility !== 'closed' && (cleared === true || !isDelicate(item))

/** Everything that a dossier says: what is released, submitted, sealed and judged. */
export interface DossierContent {
  schema: 1
  title: string
  category: string
  publishConsent: 'yes' | 'no' | null
  values: Record<string, FieldValue>
  evidence: EvidenceItem[]
}

/** A dossier as its readers get it, a draft or a revision: plain data for a page. */
export interface DossierReading {
  content: DossierContent
  form: Form
  categoryName: string
  /** Absent in a blind rendition. */
  ward: { name: string; kecamatan: string | null } | null
  /** Absent while it is a draft, and in a blind rendition. */
  revision: { uid: string; number: number; receivedAt: Instant; sha256: string } | null
  /** Of a blind rendition: how many pieces of evidence its readers do not get. */
  blind?: { withheld: number }
}

/** Why a dossier can or cannot be written in at this moment. */
export type EditState = 'open' | 'before' | 'closed' | 'submitted' | 'complete'

/**
 * The moment that an upload counts from: when it began, but not longer ago than the grace period, so that what was
 * begun in time must also arrive soon after closing.
 * @param grace minutes, as the rules say
 */
export function uploadMoment(begun: Date, now: Date, grace: number): Instant {
  const earliest = now.getTime() - grace * 60_000
  return new Date(Math.max(begun.getTime(), earliest)).toISOString()
}

export function editState(
  state: DossierState,
  window: Window,
  extensions: readonly Extension[],
  now: Instant,
): EditState {
  if (state === 'submitted' || state === 'complete') return state
  return windowState(window, extensions, now)
}

/** The bytes that a release refers to and a revision seals. */
export const canonicalContent = (content: DossierContent): string => canonicalJson(content)

/** How far a dossier is against its form; evidence counts where it is linked to a slot. */
export function measureContent(
  form: Form,
  content: Pick<DossierContent, 'values' | 'evidence'>,
): Completeness {
  const files: Record<string, number> = {}
  for (const { field } of content.evidence) if (field) files[field] = (files[field] ?? 0) + 1
  return measureCompleteness(form, content.values, files)
}

/** Code of the field that names the dossier. */
export const TITLE_FIELD = 'title'

/** The form's own title field names the dossier; without an answer the innovation does. */
export function titleOf(values: Readonly<Record<string, FieldValue>>, innovation: string): string {
  return values[TITLE_FIELD]?.trim() || innovation
}

/** `P-001`: counted in order of registration, so that it says nothing about who it is. */
export const entryLabel = (number: number): string => `P-${String(number).padStart(3, '0')}`
