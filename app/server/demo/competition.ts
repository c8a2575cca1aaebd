import { writeFileSync } from 'node:fs'
import { formTemplates } from '#db/templates/forms'
import { findInstrumentTemplate } from '#db/templates/instruments'
import type { Instrument } from '~/domain/instrument'
import { type Rules, SUBMISSION } from '~/domain/rules'
import { simpleRules } from '~/domain/rules-presets'
import { toInstant } from '~/domain/time'
import { decideApproval } from '~/services/approvals.server'
import { createCompetition } from '~/services/competitions.server'
import type { Context } from '~/services/context'
import { sha256Hex } from '~/services/ids.server'
import { requestOpening } from '~/services/opening.server'
import { actor } from './cast'
import { makePdf } from './files'

const DAY = 86_400_000

/** 23.59 or 08.00 of the day that lies so many days from now, in the competition's zone. */
function dayFromNow(ctx: Context, days: number, time: string): string {
  const local = new Date(ctx.now().getTime() + 7 * 3_600_000 + days * DAY).toISOString().slice(0, 10)
  return toInstant({ date: local, time }, 'WIB')
}

/** The source of the instrument prints no step: this competition says whole points. */
const wholePoints = (instrument: Instrument): Instrument => ({
  ...instrument,
  criteria: instrument.criteria.map((node) => (node.type === 'number' ? { ...node, step: '1' } : node)),
})

function demoRules(ctx: Context): Rules {
  const kovablik = findInstrumentTemplate('kovablik-jatim')
  if (!kovablik) throw new Error('the instrument template is missing')
  const year = ctx.now().getUTCFullYear()
  const rules = simpleRules({
    name: 'Lomba Inovasi Kelurahan Kota Tangerang',
    year,
    hostRegion: { code: '36.71', name: 'Kota Tangerang' },
    unit: 'innovation',
    wardKind: 'kelurahan',
    forms: formTemplates,
    stageKinds: [],
    instrument: kovablik,
    closesAt: dayFromNow(ctx, 21, '23:59'),
  })
  const weights = ['70', '30']
  return {
    ...rules,
    [SUBMISSION]: { ...rules.submission, opensAt: dayFromNow(ctx, -30, '08:00'), release: 'either' },
    stages: rules.stages.map((stage, index) => ({
      ...stage,
      instrument: wholePoints(stage.instrument),
      conflictLevel: 'kecamatan',
      opensAt: dayFromNow(ctx, index === 0 ? -3 : 45, '08:00'),
      closesAt: dayFromNow(ctx, index === 0 ? 40 : 60, '23:59'),
      totalling: { ...stage.totalling, minimumSheets: 2 },
      combination: { weight: weights[index] ?? '0', maximum: '100' },
    })),
  }
}

/** The example competition as a draft. */
export async function createDemoCompetition(ctx: Context): Promise<string> {
  const { slug } = await createCompetition(ctx, await actor(ctx, 'panitia'), {
    rules: demoRules(ctx),
    slug: 'inovasi-kelurahan-tangerang',
    series: 'Lomba Inovasi Kelurahan Kota Tangerang',
  })
  return slug
}

/** Opened by two people with its juknis. */
export async function openDemoCompetition(ctx: Context, slug: string): Promise<void> {
  const organizer = await actor(ctx, 'panitia')
  const bytes = makePdf(['PETUNJUK TEKNIS', 'Lomba Inovasi Kelurahan Kota Tangerang', 'Dokumen contoh'])
  const path = ctx.files.temporary()
  writeFileSync(path, bytes)
  const { approval } = await requestOpening(ctx, organizer, slug, {
    number: `400.10/123/${ctx.now().getUTCFullYear()}`,
    date: dayFromNow(ctx, -35, '08:00').slice(0, 10),
    title: 'Petunjuk teknis lomba inovasi kelurahan',
    file: { name: 'juknis.pdf', path, size: bytes.length, sha256: sha256Hex(bytes) },
    noneReason: '',
  })
  await decideApproval(ctx, await actor(ctx, 'ketua'), approval, { approve: true, note: null })
}

/** Next year's competition, still a draft: to try the set-up. */
export async function addDraftCompetition(ctx: Context): Promise<void> {
  const aspects = findInstrumentTemplate('lomba-kelurahan-aspek')
  if (!aspects) throw new Error('the instrument template is missing')
  const year = ctx.now().getUTCFullYear() + 1
  const rules = simpleRules({
    name: 'Lomba Kelurahan Kota Tangerang',
    year,
    hostRegion: { code: '36.71', name: 'Kota Tangerang' },
    unit: 'kelurahan',
    wardKind: 'kelurahan',
    forms: formTemplates.filter(({ code }) => code === 'formulir-ringkas'),
    stageKinds: [],
    instrument: aspects,
    closesAt: dayFromNow(ctx, 150, '23:59'),
  })
  await createCompetition(ctx, await actor(ctx, 'panitia'), { rules })
}
