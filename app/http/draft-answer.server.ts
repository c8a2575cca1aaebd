import type { Actor } from '~/domain/actors'
import { findUnit, formatUnit, typedOfUnit } from '~/domain/fields/units'
import type { Locale } from '~/domain/locale'
import { sentEntries } from '~/forms/draft-names'
import type { SaveAnswer, UnitAnswer } from '~/forms/save-answer'
import type { Context } from '~/services/context'
import { viewDraft } from '~/services/dossiers.server'
import type { FieldOutcome, SavedFields } from '~/services/drafts.server'

/** The outcomes of a save as the page's script takes them. */
export async function answerSave(
  ctx: Context,
  actor: Actor,
  { uid, locale, saved }: { uid: string; locale: Locale; saved: SavedFields },
): Promise<SaveAnswer> {
  const { form } = await viewDraft(ctx, actor, uid)
  const toAnswer = (result: FieldOutcome): UnitAnswer => {
    const { field: key, outcome, version } = result
    if (outcome !== 'clash') return { key, outcome, version }
    const unit = findUnit(form, key)
    return {
      ...{ key, outcome, version, by: result.by, at: result.at },
      theirs: unit ? sentEntries(unit, typedOfUnit(unit, result.theirs, locale)) : [],
      shown: unit ? formatUnit(unit, result.theirs, locale) : result.theirs,
    }
  }
  return { savedAt: saved.savedAt, units: saved.outcomes.map(toAnswer) }
}
