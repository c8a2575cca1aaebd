import { EVIDENCE_VISIBILITIES, type EvidenceItem, type EvidenceVisibility } from '~/domain/dossiers'
import { inputError } from '~/domain/errors'
import type { EvidenceSlot } from '~/domain/fields/form'
import { requireAsked } from './corrections.server'
import type { LoadedDossier } from './dossier-loading.server'

const CAPTION_LIMIT = 300

/** What a team says about a piece of evidence. */
export interface EvidenceDetails {
  caption: string
  /** Code of a slot or field of the form; empty for none. */
  field: string
  visibility: string
  personalData: boolean
  showsChildren: boolean
}

const isVisibility = (text: string): text is EvidenceVisibility =>
  EVIDENCE_VISIBILITIES.some((known) => known === text)

/** @throws InputError; StateError `place_not_asked`. Returns the slot that the evidence goes into, if it is one. */
export function checkDetails(loaded: LoadedDossier, details: EvidenceDetails): EvidenceSlot | undefined {
  const { form } = loaded.category
  const slot = form.evidence.find(({ code }) => code === details.field)
  const known = slot || details.field === '' || form.fields.some(({ code }) => code === details.field)
  if (!known) throw inputError('field', 'invalid')
  requireAsked(loaded, details.field)
  if (!isVisibility(details.visibility)) throw inputError('visibility', 'required')
  if (details.caption.length > CAPTION_LIMIT) throw inputError('caption', 'too_long', { max: CAPTION_LIMIT })
  return slot
}

/** What is stored about a piece, as its form says it. */
export const detailsOf = (item: EvidenceItem) => ({
  caption: item.caption ?? '',
  field: item.field ?? '',
  visibility: item.visibility,
  personalData: item.personalData,
  showsChildren: item.showsChildren,
})

export const toColumns = (details: EvidenceDetails) => ({
  caption: details.caption || null,
  field: details.field || null,
  visibility: isVisibility(details.visibility) ? details.visibility : ('panel' as const),
  personal_data: details.personalData ? 1 : 0,
  shows_children: details.showsChildren ? 1 : 0,
})
