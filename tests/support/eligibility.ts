import type { CheckItem } from '~/domain/checklist'
import { refuseEntry } from '~/services/ineligibility.server'
import { addOpenCompetition } from './competition'
import type { TestContext } from './context'
import type { World } from './world'
import { addEntry } from './world/dossiers'
import { WORLD_RULES } from './world/rules'
import { changeRules } from './world-changes'

/** One item of each kind. */
export const CHECKLIST: CheckItem[] = [
  { code: 'status', text: 'Status Berkembang atau Cepat Berkembang', kind: 'manual' },
  { code: 'dokumen', text: 'Bukti dukung lengkap', kind: 'documents' },
  { code: 'umur', text: 'Sudah berjalan setahun', kind: 'age', months: 12, place: '@basics' },
  { code: 'menang', text: 'Bukan pemenang tiga tahun terakhir', kind: 'former_winner', years: 3 },
  { code: 'satu', text: 'Satu berkas per kategori', kind: 'one_per_ward' },
]

/** The world's open competition with a checklist. */
export const withChecklist = (ctx: TestContext, world: World): Promise<void> =>
  changeRules(ctx, world, (rules) => ({ ...rules, checklist: CHECKLIST }))

/** The inputs of a checker's page by which every item is met. */
export const ALL_MET = Object.fromEntries(CHECKLIST.map(({ code }) => [`check.${code}`, 'met']))

export const FAILED_STATUS = {
  status: { outcome: 'failed', note: 'Status Kurang Berkembang.', place: '' },
}

const UNSCORED = 'lomba-tanpa-nilai'

/** Another open competition, in which nobody has scored, with one ineligible entry. */
export async function addIneligible(ctx: TestContext, { cast, otherWard }: World): Promise<void> {
  const rules = { ...WORLD_RULES, checklist: CHECKLIST }
  const { competition, rulesId } = await addOpenCompetition(ctx, cast.organizer, rules, UNSCORED)
  const entry = await addEntry(
    ctx,
    { ...competition, rulesId },
    {
      ...{ by: cast.organizer, ward: otherWard, label: 'P-001' },
      ...{ title: 'Bank Sampah Mawar', state: 'submitted' },
    },
  )
  const check = { answers: FAILED_STATUS }
  await refuseEntry(ctx, cast.organizer, { uid: entry.dossier.uid, reason: '', check })
}

/** The dossier of that entry. */
export async function ineligibleDossier({ db }: TestContext): Promise<string> {
  const row = await db
    .selectFrom('dossier')
    .innerJoin('entry', 'entry.id', 'dossier.entry_id')
    .innerJoin('competition', 'competition.id', 'entry.competition_id')
    .select('dossier.uid')
    .where('competition.slug', '=', UNSCORED)
    .executeTakeFirstOrThrow()
  return row.uid
}
