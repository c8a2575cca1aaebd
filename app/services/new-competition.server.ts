import { findFormTemplate, formTemplates } from '#db/templates/forms'
import { findInstrumentTemplate, instrumentTemplates } from '#db/templates/instruments'
import { findSetupTemplate, setupTemplates } from '#db/templates/setups'
import type { Actor } from '~/domain/actors'
import { inputError } from '~/domain/errors'
import { can } from '~/domain/policy'
import type { Rules, StageKind } from '~/domain/rules'
import { simpleRules } from '~/domain/rules-presets'
import { type Setup, withSetup } from '~/domain/rules-setups'
import { zoneOf } from '~/domain/zones'
import { instantAt } from '~/forms/fields'
import { createCompetition } from './competitions.server'
import type { Context } from './context'
import { findRegionChoice, type RegionChoice, searchRegionChoices } from './region-choices.server'
import type { WriteKey } from './transact.server'

/** The four answers as the page sends them: forms and instrument by code, the closing on the region's clock. */
export interface NewCompetitionAnswers {
  name: string
  year: number
  hostRegion: string
  unit: Rules['unit']
  wardKind: Rules['wardKind']
  forms: readonly string[]
  stages: readonly StageKind[]
  /** Code of a shipped instrument; '' to begin with an empty one. */
  instrument: string
  /** Code of a shipped set-up, which says stages and instruments; '' for none. */
  setup: string
  closesAt: string
}

/** Creates a competition *Sederhana* from four answers. */
export async function createFromAnswers(
  ctx: Context,
  actor: Actor,
  answers: NewCompetitionAnswers,
  once?: WriteKey,
) {
  const host = await findRegionChoice(ctx, answers.hostRegion)
  if (!host) throw inputError('hostRegion', 'region_cannot_host')
  const forms = answers.forms.map((code) => {
    const form = findFormTemplate(code)
    if (!form) throw inputError('forms', 'invalid')
    return form
  })
  const instrument = answers.instrument === '' ? null : findInstrumentTemplate(answers.instrument)
  if (instrument === undefined) throw inputError('instrument', 'invalid')
  const setup = answers.setup === '' ? null : findSetup(answers.setup)
  if (setup === undefined) throw inputError('setup', 'invalid')
  const closesAt = instantAt(answers.closesAt, zoneOf(host.code))
  if (closesAt <= ctx.now().toISOString()) throw inputError('closesAt', 'time_passed')
  const rules = simpleRules({
    ...answers,
    hostRegion: { code: host.code, name: host.name },
    stageKinds: answers.stages,
    ...{ forms, instrument, closesAt },
  })
  return createCompetition(ctx, actor, { rules: setup ? withSetup(rules, setup) : rules }, once)
}

/** A shipped set-up with the instruments that it names. */
export function findSetup(code: string): Setup | undefined {
  const found = findSetupTemplate(code)
  return (
    found && {
      kecamatan: found.kecamatan,
      stages: found.stages.map((stage) => ({
        ...stage,
        instrument: findInstrumentTemplate(stage.instrument ?? '')?.stages[0] ?? null,
      })),
    }
  )
}

const HOST_LEVELS = ['nasional', 'regional', 'provinsi', 'kabupaten', 'kota', 'kecamatan'] as const

/** Regions that this person may host a competition in: their own, and those whose name holds the text. */
export async function listHostRegions(ctx: Context, actor: Actor, search: string) {
  const own = await Promise.all(
    actor.grants
      .filter(({ role, region }) => region !== null && (role === 'organizer' || role === 'administrator'))
      .map(({ region }) => findRegionChoice(ctx, region ?? '')),
  )
  const found = await searchRegionChoices(ctx, { text: search, levels: HOST_LEVELS })
  const regions = new Map<string, RegionChoice>()
  for (const region of [...own, ...found])
    if (region && can(actor, 'competition.create', { hostRegion: region.code }))
      regions.set(region.code, region)
  return [...regions.values()].map(({ code, displayName }) => ({ code, name: displayName }))
}

/** What the page of the four questions offers: regions that this person may host in, forms, instruments. */
export async function listNewCompetitionChoices(ctx: Context, actor: Actor, search: string) {
  return {
    regions: await listHostRegions(ctx, actor, search),
    forms: formTemplates.map(({ code, name, description }) => ({ code, name, description })),
    setups: setupTemplates.map(({ code, name, source }) => ({ code, name, note: source.note })),
    instruments: instrumentTemplates.map(({ code, name, source }) => ({ code, name, source: source.title })),
  }
}
