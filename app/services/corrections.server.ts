import type { Db } from '#db/connect'
import { findLatestCorrections } from '#db/queries/corrections'
import { type Correction, correctablePlaces, isAsked, LONGEST_NOTE } from '~/domain/corrections'
import type { DossierState } from '~/domain/dossiers'
import { InputError, inputError, type Problem, StateError } from '~/domain/errors'
import type { Form } from '~/domain/fields/form'

/**
 * The places that a dossier sent back is open in; empty where it is open as a whole. They hold until it is submitted
 * again, and also where it is then withdrawn: taking a dossier back opens nothing more.
 */
export async function listCorrections(
  db: Db,
  dossier: { id: number; state: DossierState },
): Promise<Correction[]> {
  if (dossier.state === 'submitted' || dossier.state === 'complete') return []
  const row = await findLatestCorrections(db, dossier.id)
  if (!row) return []
  const notes = JSON.parse(row.corrections ?? '{}') as Record<string, string>
  return (JSON.parse(row.places) as string[]).map((field) => ({ field, note: notes[field] ?? null }))
}

/** @throws StateError `place_not_asked` when the dossier was sent back for other places only */
export function requireAsked(
  loaded: { corrections: readonly Correction[] },
  field: string | null | undefined,
): void {
  if (!isAsked(loaded.corrections, field || null)) throw new StateError('place_not_asked')
}

/** Notes by place as a checker typed them, empty ones left out. @throws InputError at `note.CODE` */
export function readNotes(form: Form, notes: Readonly<Record<string, string>>): Record<string, string> {
  const places = new Set(correctablePlaces(form))
  const problems: Problem[] = []
  const read: Record<string, string> = {}
  for (const [field, typed] of Object.entries(notes)) {
    const note = typed.trim()
    if (note === '') continue
    if (!places.has(field)) throw inputError('', 'unknown_field')
    if (note.length > LONGEST_NOTE)
      problems.push({ field: `note.${field}`, kind: 'too_long', params: { max: LONGEST_NOTE } })
    read[field] = note
  }
  if (problems.length > 0) throw new InputError(problems)
  return read
}
