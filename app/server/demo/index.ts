import { findCompetitionBySlug } from '#db/queries/competitions'
import { SYSTEM } from '~/domain/actors'
import type { Context } from '~/services/context'
import { importRegions } from '~/services/regions.server'
import { addCast, addCompetitionCast, CAST, DEMO_PASSWORD, teamAccounts } from './cast'
import { addDraftCompetition, createDemoCompetition, openDemoCompetition } from './competition'
import { addDossier } from './entries'
import { addDemoPanel, addDemoSheets } from './judging'
import { LONG_DOSSIERS } from './long-dossiers'
import { SHORT_DOSSIERS } from './short-dossiers'

const DRAFTS = 2

/** Loads the example competition through the same services that people use. */
export async function loadDemo(ctx: Context): Promise<void> {
  await importRegions(ctx, SYSTEM, 'shipped')
  await addCast(ctx)
  const slug = await createDemoCompetition(ctx)
  const competition = await findCompetitionBySlug(ctx.db, slug)
  if (!competition) throw new Error('the example competition was not created')
  await addCompetitionCast(ctx, competition.id)
  await openDemoCompetition(ctx, slug)
  const dossiers = [...LONG_DOSSIERS, ...SHORT_DOSSIERS]
  for (const [index, dossier] of dossiers.entries())
    await addDossier(ctx, competition, dossier, index < dossiers.length - DRAFTS)
  const stage = 'proposal'
  await addDemoPanel(ctx, slug, stage)
  await addDemoSheets(ctx, competition, stage)
  await addDraftCompetition(ctx)
}

/** The lines printed at every start of the demo: an account of each role. */
export function demoAccounts(): string[] {
  const team = teamAccounts('Nusa Jaya')
  const rows = [
    ...CAST.map(({ account, office }) => [account, office] as const),
    [team.drafter, 'Penyusun, Kelurahan Nusa Jaya'] as const,
    [team.responsible, 'Penanggung jawab (Lurah), Kelurahan Nusa Jaya'] as const,
  ]
  return [
    '',
    `Akun contoh (kata sandi semuanya: ${DEMO_PASSWORD})`,
    ...rows.map(([account, office]) => `  ${account.padEnd(16)} ${office}`),
    '',
  ]
}
