import { guardTransaction } from '#db/dialect'
import {
  findAcceptedVersion,
  insertFieldVersion,
  listDraftValues,
  listFieldVersions,
  saveDraftValue,
} from '#db/queries/drafts'
import type { Actor } from '~/domain/actors'
import { isAsked } from '~/domain/corrections'
import { inputError } from '~/domain/errors'
import { MOST_ROWS } from '~/domain/fields/rows'
import type { Typed } from '~/domain/fields/types'
import { findUnit, keepUnit, type Unit } from '~/domain/fields/units'
import type { Locale } from '~/domain/locale'
import { authorize } from './authorize.server'
import type { Context } from './context'
import { editStateOf, loadDossier } from './dossier-loading.server'
import { type FormerForm, listFormerForms } from './former-forms.server'
import type { Tx } from './transact.server'

/**
 * One unit of saving as its writer sends it: a field, or a row of a field of rows (`CODE/ROW`), with the version
 * (0: none) that the text was based on.
 */
export interface FieldEdit {
  field: string
  typed: Typed
  base: number
}

/** What became of one unit. Whatever was typed is kept in every case. */
export type FieldOutcome =
  | { field: string; outcome: 'saved' | 'unchanged'; version: number }
  /** Somebody changed it meanwhile: their text stands, ours is kept beside it until the writer chooses. */
  | { field: string; outcome: 'clash'; version: number; theirs: string; mine: string; by: string; at: string }
  /** Not taken over, since the dossier, or this place of it, cannot be changed now. */
  | { field: string; outcome: 'late' | 'locked' | 'unasked'; version: number; mine: string }

export interface SavedFields {
  outcomes: FieldOutcome[]
  savedAt: string
}

const LONGEST = 100_000

/**
 * Saves fields of a draft, each against its own version: other people's fields stay as they are, and of two
 * texts for one field neither is lost. Nothing of this is an event; the submitted revision is.
 * What is in no form of the dossier, present or former, is refused.
 * @throws InputError `unknown_field`, `too_long`, `too_many_rows`; nothing is saved then.
 */
export async function saveFields(
  ctx: Context,
  actor: Actor,
  input: { uid: string; edits: readonly FieldEdit[]; locale: Locale },
): Promise<SavedFields> {
  const at = ctx.now().toISOString()
  return ctx.db.transaction().execute((transaction) =>
    guardTransaction(async () => {
      const tx = transaction as Tx
      const loaded = await loadDossier(tx, actor, input.uid)
      authorize(actor, 'dossier.write', loaded.subject)
      const stored = new Map((await listDraftValues(tx, loaded.dossier.id)).map((row) => [row.field, row]))
      const edit = editStateOf(loaded, at)
      const outcomes: FieldOutcome[] = []
      const former = once(() => listFormerForms(tx, loaded))
      let position = Math.max(0, ...[...stored.values()].map((row) => row.position))
      for (const { field: key, typed, base } of input.edits) {
        const unit = findUnit(loaded.category.form, key) ?? (await findFormerUnit(former, key))
        if (!unit) throw inputError('', 'unknown_field')
        const value = readTyped(unit, typed, input.locale)
        if ('row' in unit && !stored.has(key)) refuseTooMany(unit, stored.keys())
        position += 1
        const row = { dossierId: loaded.dossier.id, field: key, value, base, by: actor.id, at, position }
        const state = edit === 'open' && !isAsked(loaded.corrections, unit.field.code) ? 'unasked' : edit
        outcomes.push(await saveField(tx, row, stored.get(key), state))
      }
      return { outcomes, savedAt: at }
    }),
  )
}

/** A page may still show a form that has changed since: what is typed there goes to the answers of the former form. */
async function findFormerUnit(former: () => Promise<FormerForm[]>, key: string): Promise<Unit | undefined> {
  for (const { form } of await former()) {
    const unit = findUnit(form, key)
    if (unit) return unit
  }
  return undefined
}

const once = <T>(read: () => Promise<T>) => {
  let found: Promise<T> | undefined
  return () => (found ??= read())
}

function readTyped(unit: Unit, typed: Typed, locale: Locale): string {
  const parts = typeof typed === 'string' ? [[unit.key, typed] as const] : Object.entries(typed)
  for (const [part, text] of parts)
    if (text.length > LONGEST)
      throw inputError(part === unit.key ? part : `${unit.key}:${part}`, 'too_long', { max: LONGEST })
  const value = keepUnit(unit, typed, locale)
  if (value === null) throw inputError('', 'unknown_field')
  return value
}

/** A page offers a few rows at a time: only what is no page of ours sends so many. */
function refuseTooMany({ field, key }: Unit, stored: Iterable<string>): void {
  const rows = [...stored].filter((other) => other.startsWith(`${field.code}/`))
  if (rows.length >= MOST_ROWS * 2) throw inputError(key, 'too_many_rows')
}

interface Writing {
  dossierId: number
  field: string
  value: string
  base: number
  by: number | null
  at: string
  /** Among the dossier's units, in the order in which they were first written. */
  position: number
}

type Stored = Awaited<ReturnType<typeof listDraftValues>>[number] | undefined

async function saveField(
  tx: Tx,
  writing: Writing,
  stored: Stored,
  edit: ReturnType<typeof editStateOf> | 'unasked',
): Promise<FieldOutcome> {
  const { dossierId, field, value, base, by, at, position } = writing
  const version = stored?.version ?? 0
  if (value === (stored?.value ?? '')) return { field, outcome: 'unchanged', version }
  // The form sends all its fields: one that still says what it was based on was not touched.
  if (base !== version && value === (await textOf(tx, dossierId, field, base)))
    return { field, outcome: 'unchanged', version }
  const accepted = edit === 'open' && base === version
  const late = edit === 'closed'
  await insertFieldVersion(tx, {
    dossier_id: dossierId,
    field,
    value,
    version: accepted ? version + 1 : base,
    written_by: by,
    written_at: at,
    accepted: accepted ? 1 : 0,
    late: late ? 1 : 0,
  })
  if (edit === 'unasked') return { field, outcome: 'unasked', version, mine: value }
  if (edit !== 'open') return { field, outcome: late ? 'late' : 'locked', version, mine: value }
  if (!accepted) {
    const theirs = {
      theirs: stored?.value ?? '',
      by: stored?.updated_by_name ?? '',
      at: stored?.updated_at ?? at,
    }
    return { field, outcome: 'clash', version, mine: value, ...theirs }
  }
  await saveDraftValue(
    tx,
    { dossier_id: dossierId, field, position },
    { value, version: version + 1, updated_by: by, updated_at: at },
  )
  return { field, outcome: 'saved', version: version + 1 }
}

async function textOf(
  tx: Tx,
  dossierId: number,
  field: string,
  version: number,
): Promise<string | undefined> {
  if (version === 0) return ''
  return (await findAcceptedVersion(tx, dossierId, field, version))?.value ?? undefined
}

/** Everything ever written into a field, oldest first, also what was refused or came late. */
export async function readFieldHistory(ctx: Context, actor: Actor, input: { uid: string; field: string }) {
  const loaded = await loadDossier(ctx.db, actor, input.uid)
  authorize(actor, 'dossier.write', loaded.subject)
  const rows = await listFieldVersions(ctx.db, loaded.dossier.id, input.field)
  return rows.map((row) => ({
    value: row.value ?? '',
    at: row.written_at,
    by: row.written_by_name ?? '',
    accepted: row.accepted === 1,
    late: row.late === 1,
  }))
}
