import type { Db } from '#db/connect'
import { findLatestCorrections } from '#db/queries/corrections'
import { isDate } from '~/domain/calendar'
import { correctionChoice, giveCorrectionTime } from '~/domain/correction-time'
import { type Correction, correctablePlaces, isAsked, LONGEST_NOTE } from '~/domain/corrections'
import type { DossierState } from '~/domain/dossiers'
import { InputError, inputError, type Problem, StateError } from '~/domain/errors'
import type { Form } from '~/domain/fields/form'
import { correctionTimeOf } from '~/domain/rules'
import { closingTime, type Instant, type LocalTime, toInstant, toLocal, type Zone } from '~/domain/time'
import type { LoadedDossier } from './dossier-loading.server'

type Request = Awaited<ReturnType<typeof findLatestCorrections>>

/** What was asked when a dossier was last sent back, and until when. */
export const findCorrections = (db: Db, dossierId: number) => findLatestCorrections(db, dossierId)

/**
 * The places that a dossier sent back is open in; empty where it is open as a whole. They hold until it is submitted
 * again, and also where it is then withdrawn: taking a dossier back opens nothing more.
 */
export function openPlaces(request: Request, state: DossierState): Correction[] {
  if (!request || state === 'submitted' || state === 'complete') return []
  const notes = JSON.parse(request.corrections ?? '{}') as Record<string, string>
  return (JSON.parse(request.places) as string[]).map((field) => ({ field, note: notes[field] ?? null }))
}

/**
 * Until when a team may correct: the time that was chosen on the competition's clock, else the one that the rules
 * propose, and never less than everybody has.
 * @throws InputError at `untilDate` or `untilTime`
 */
export function readCorrectionTime(
  {
    current: { rules },
    competition: { zone },
    extensions,
  }: Pick<LoadedDossier, 'current' | 'competition' | 'extensions'>,
  typed: LocalTime | null,
  now: Instant,
): Instant {
  const choice = correctionChoice(correctionTimeOf(rules.submission), now, zone)
  const closing = closingTime(rules.submission, extensions)
  const given = giveCorrectionTime(readUntil(typed ?? choice.proposed, zone), choice, { now, zone, closing })
  if ('until' in given) return given.until
  if (given.refused === 'in_the_past') throw inputError('untilDate', 'in_the_past')
  const { date, time } = toLocal(given.latest, zone)
  throw inputError('untilDate', 'correction_too_long', { date: date.split('-').reverse().join('-'), time })
}

/** A date and clock time as they were typed. @throws InputError at `untilDate` or `untilTime` */
export function readUntil({ date, time }: LocalTime, zone: Zone): Instant {
  if (!isDate(date)) throw inputError('untilDate', 'not-a-date')
  try {
    return toInstant({ date, time }, zone)
  } catch {
    throw inputError('untilTime', 'not_a_time')
  }
}

/** @throws StateError `place_not_asked` when the dossier was sent back for other places only */
export function requireAsked(
  loaded: { corrections: readonly Correction[] },
  field: string | null | undefined,
): void {
  if (!isAsked(loaded.corrections, field || null)) throw new StateError('place_not_asked')
}

/** What was typed at a place, and below it what the items of the checklist ask for there. */
export function joinNotes(
  typed: Readonly<Record<string, string>>,
  asked: Readonly<Record<string, string>>,
): Record<string, string> {
  const joined: Record<string, string> = { ...typed }
  for (const [place, note] of Object.entries(asked))
    joined[place] = joined[place] === undefined ? note : `${joined[place]}\n${note}`
  return joined
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
