import { readFile } from 'node:fs/promises'
import type { Actor } from '~/domain/actors'
import type { CriterionNode, Level } from '~/domain/criteria'
import type { CsvFault } from '~/domain/csv-faults'
import { inputError, NotFoundError } from '~/domain/errors'
import type { Instrument } from '~/domain/instrument'
import { addCriterion, replaceCriterion } from '~/domain/instrument-edit'
import { findStage } from '~/domain/rules'
import { changeInstrument, newCode } from '~/domain/rules-edit'
import type { Context } from './context'
import { readInstrumentCsv } from './instrument-csv.server'
import { changeDraft } from './rules-draft.server'
import type { WriteKey } from './transact.server'

/** Where a change goes: the draft of that version, one of its stages. */
export interface InstrumentPlace {
  slug: string
  stage: string
  version: number
}

/** Replaces a stage's criteria by those of a CSV file, whole or not at all. */
export async function importInstrument(
  ctx: Context,
  actor: Actor,
  { slug, stage, version }: InstrumentPlace,
  bytes: Uint8Array,
  once?: WriteKey,
): Promise<{ ok: true; criteria: number } | { ok: false; faults: readonly CsvFault[] }> {
  const reading = readInstrumentCsv(bytes)
  if (!reading.ok) return reading
  const { criteria } = reading
  await changeDraft(
    ctx,
    actor,
    slug,
    version,
    (rules) => {
      if (!findStage(rules, stage)) throw new NotFoundError('stage')
      return changeInstrument(rules, stage, (instrument) => ({ ...instrument, criteria }))
    },
    once,
  )
  return { ok: true, criteria: criteria.length }
}

/** The same for a file that a form has uploaded. */
export async function importInstrumentFile(
  ctx: Context,
  actor: Actor,
  place: InstrumentPlace,
  file: { path: string; size: number } | undefined,
  once?: WriteKey,
) {
  if (!file || file.size === 0) throw inputError('file', 'required')
  return importInstrument(ctx, actor, place, await readFile(file.path), once)
}

/** Adds a criterion or group at the end of a group, with a code made of its name. */
export async function createCriterion(
  ctx: Context,
  actor: Actor,
  { slug, stage, version }: InstrumentPlace,
  { name, type, parent }: Pick<CriterionNode, 'name' | 'type' | 'parent'>,
  once?: WriteKey,
): Promise<void> {
  const isGroup = type === 'group'
  await changeDraft(
    ctx,
    actor,
    slug,
    version,
    (rules) =>
      changeInstrument(rules, stage, (instrument) =>
        addCriterion(instrument, {
          code: newCode(name, instrument.criteria),
          ...{ parent, name, type, weight: null },
          ...(type === 'number' || type === 'banded' ? { min: '0', max: '100', step: '1' } : {}),
          ...(type === 'levels' || type === 'banded' ? { levels: [] } : {}),
          filledBy: 'judge',
          required: !isGroup,
          reason: isGroup ? 'none' : 'optional',
        }),
      ),
    once,
  )
}

/**
 * Adds a checklist at the end of a group: a group of its own with a yes-or-no criterion for each item, so that every item
 * is kept and proved for itself.
 * @throws InputError where no item is named
 */
export async function createChecklist(
  ctx: Context,
  actor: Actor,
  { slug, stage, version }: InstrumentPlace,
  { name, parent, items }: { name: string; parent: string | null; items: readonly Level[] },
  once?: WriteKey,
): Promise<void> {
  if (items.length === 0) throw inputError('items', 'required')
  const given = { filledBy: 'judge' } as const
  await changeDraft(
    ctx,
    actor,
    slug,
    version,
    (rules) =>
      changeInstrument(rules, stage, (instrument) => {
        const code = newCode(name, instrument.criteria)
        const group = {
          code,
          parent,
          name,
          type: 'group',
          weight: null,
          required: false,
          reason: 'none',
        } as const
        return items.reduce<Instrument>(
          (current, { value, label, description }) =>
            addCriterion(current, {
              ...{ code: newCode(label, current.criteria), parent: code, name: label, type: 'yes-no' },
              ...(description ? { help: description } : {}),
              ...{ ...given, weight: value, required: true, reason: 'optional' },
            }),
          addCriterion(instrument, { ...group, ...given }),
        )
      }),
    once,
  )
}

/** Puts a criterion as its page describes it in the place of the one with that code. @throws InputError `code_taken` */
export async function saveCriterion(
  ctx: Context,
  actor: Actor,
  { slug, stage, version }: InstrumentPlace,
  code: string,
  describe: (parent: string | null) => CriterionNode,
  once?: WriteKey,
): Promise<void> {
  await changeDraft(
    ctx,
    actor,
    slug,
    version,
    (rules) =>
      changeInstrument(rules, stage, (instrument) => {
        const former = instrument.criteria.find((node) => node.code === code)
        if (!former) throw new NotFoundError('criterion')
        const node = describe(former.parent)
        if (node.code !== code && instrument.criteria.some((other) => other.code === node.code))
          throw inputError('code', 'code_taken')
        return replaceCriterion(instrument, code, node)
      }),
    once,
  )
}
