import type { Actor } from '~/domain/actors'
import type { Rules } from '~/domain/rules'
import type { Context } from '~/services/context'
import { startDossier } from '~/services/dossier-start.server'
import { saveChoices, uploadPaper } from '~/services/proposal-draft.server'
import { acceptDossier, submitDossier } from '~/services/submissions.server'
import { addPerson } from './context'
import {
  addDossierWorld,
  DOSSIER_RULES,
  fillDraft,
  PDF,
  png,
  receive,
  release,
  SUKAASIH,
  SUKARASA,
} from './dossiers'

export const SLUG = 'lomba-uji-2026'
export const TANGERANG = '36.71.01'
export const KARAWACI = '36.71.07'
export const NUSA_JAYA = '36.71.07.1004'

/** Each kecamatan proposes one entry per category; the first stage opens after that. */
export const PROPOSAL_RULES: Rules = {
  ...DOSSIER_RULES,
  kecamatan: { way: 'propose', most: 1, closesAt: '2026-04-10T16:59:00.000Z' },
  stages: DOSSIER_RULES.stages.map((stage) => ({ ...stage, opensAt: '2026-04-11T01:00:00.000Z' })),
}

/** Two kelurahan of Tangerang and one of Karawaci, each with its team. */
export async function addProposalWorld(ctx: Context, rules: Rules = PROPOSAL_RULES) {
  const world = await addDossierWorld(ctx, rules)
  const inWard = (account: string, role: Actor['grants'][number]['role'], region: string) =>
    addPerson(ctx, { account, grants: [{ role, region, competition: world.competition.id }] })
  return {
    ...world,
    teams: {
      [SUKARASA]: { drafter: world.drafter, responsible: world.responsible, verifier: world.verifier },
      [SUKAASIH]: {
        drafter: world.otherTeam,
        responsible: await inWard('lurah-asih', 'responsible', SUKAASIH),
        verifier: world.verifier,
      },
      [NUSA_JAYA]: {
        drafter: await inWard('rina', 'drafter', NUSA_JAYA),
        responsible: await inWard('lurah-nusa', 'responsible', NUSA_JAYA),
        verifier: world.otherVerifier,
      },
    },
  }
}

export type ProposalWorld = Awaited<ReturnType<typeof addProposalWorld>>

/** A dossier that its team has sent; `checked` ones were found complete. */
export async function handIn(
  ctx: Context,
  world: ProposalWorld,
  ward: keyof ProposalWorld['teams'],
  category = 'lingkungan',
  checked = true,
) {
  const { drafter, responsible, verifier } = world.teams[ward] ?? world.teams[SUKARASA]
  const { uid } = await startDossier(ctx, drafter, {
    ...{ slug: SLUG, ward, category },
    innovation: { kind: 'new', name: 'Bank sampah RW 03' },
  })
  await fillDraft(ctx, drafter, uid)
  await release(ctx, responsible, uid)
  await submitDossier(ctx, drafter, { uid })
  if (checked) await acceptDossier(ctx, verifier, { uid })
  const row = await ctx.db
    .selectFrom('dossier')
    .innerJoin('entry', 'entry.id', 'dossier.entry_id')
    .select(['entry.uid', 'entry.label'])
    .where('dossier.uid', '=', uid)
    .executeTakeFirstOrThrow()
  return { dossier: uid, entry: row.uid, label: row.label }
}

/** Keeps a choice: the reason of each entry that is not proposed, null for those that are. */
export function choose(
  ctx: Context,
  verifier: Actor,
  choices: Readonly<Record<string, string | null>>,
  {
    kecamatan = TANGERANG,
    category = 'lingkungan',
    slug = SLUG,
    basedOn = undefined as string | undefined,
  } = {},
) {
  return saveChoices(ctx, verifier, {
    ...{ slug, kecamatan, category, ...(basedOn === undefined ? {} : { basedOn }) },
    choiceOf: (entry) => ({ proposed: choices[entry] === null, reason: choices[entry] ?? '' }),
  })
}

/** The Camat's letter as a PDF and the minutes as a photo. */
export async function uploadPapers(
  ctx: Context,
  verifier: Actor,
  { kecamatan = TANGERANG, slug = SLUG } = {},
) {
  const papers = [
    ['letter', 'surat.pdf', PDF],
    ['minutes', 'berita acara.png', png(9, 7)],
  ] as const
  for (const [kind, name, bytes] of papers)
    await uploadPaper(ctx, verifier, { slug, kecamatan, kind, file: await receive(ctx, name, bytes) })
}
