import { canonicalJson } from '~/domain/canonical-json'
import type { Context } from '~/services/context'
import { type Cast, OTHER_WARD, WARD } from './cast'
import { addEntry, addEvidence, type Competition } from './dossiers'
import {
  addDraftSheet,
  addLateSheet,
  addPanel,
  addSheet,
  addToStage,
  type Marks,
  signIndependence,
} from './judging'
import { addMaterials } from './materials'
import { addWaiting } from './waiting'

const KARAWACI = { code: '36.71.07', name: 'Karawaci' }
const TANGERANG = { code: '36.71.01', name: 'Tangerang' }
const ward = (code: string, name: string, kecamatan: typeof KARAWACI) => ({ code, name, kecamatan })
export const NUSA_JAYA = ward(WARD, 'Nusa Jaya', KARAWACI)
export const SUKARASA = ward(OTHER_WARD, 'Sukarasa', TANGERANG)

async function addEntries(ctx: Context, open: Competition, { drafter, otherTeam, organizer }: Cast) {
  const add = (label: string, entry: Omit<Parameters<typeof addEntry>[2], 'label'>) =>
    addEntry(ctx, open, { label, ...entry })
  return {
    /** The team's: accepted and in the stage. */
    own: await add('P-001', {
      by: drafter,
      ward: NUSA_JAYA,
      title: 'Antar Surat Keliling',
      state: 'complete',
    }),
    /** The other team's: accepted and in the stage. */
    other: await add('P-002', { by: otherTeam, ward: SUKARASA, title: 'Loket Malam', state: 'complete' }),
    /** The team's own second one, still written. */
    draft: await add('P-003', { by: drafter, ward: NUSA_JAYA, title: 'Bank Sampah Melati', state: 'draft' }),
    submitted: await add('P-004', {
      ...{ by: organizer, ward: ward('36.71.07.1001', 'Karawaci', KARAWACI) },
      ...{ title: 'Posyandu Digital', state: 'submitted' },
    }),
    returned: await add('P-005', {
      ...{ by: organizer, ward: ward('36.71.01.1002', 'Sukaasih', TANGERANG) },
      ...{ title: 'Kampung Hidroponik', state: 'returned' },
    }),
  }
}

/** Everything that happens in an open competition, up to the middle of its first stage. */
export async function addContent(ctx: Context, open: Competition, cast: Cast, marks: Marks) {
  const entries = await addEntries(ctx, open, cast)
  const panel = await addPanel(ctx, open, cast, cast.organizer)
  for (const judge of [cast.judge, cast.secondJudge]) await signIndependence(ctx, open, judge)
  const stage = {
    own: await addToStage(ctx, open, entries.own, panel, cast.organizer),
    other: await addToStage(ctx, open, entries.other, panel, cast.organizer),
  }
  const sheetOf = (who: 'judge' | 'secondJudge') => ({ competition: open, panel, who, by: cast[who] })
  const [first, second] = [sheetOf('judge'), sheetOf('secondJudge')]
  await addLateSheet(ctx, { ...second, assigned: stage.own, marks: { kebaruan: 58, dampak: 59 } })
  const evidence = await addEvidence(ctx, open, entries.own, cast.drafter)
  return {
    entries,
    evidence,
    material: await addMaterials(ctx, open, stage.own, { by: cast.drafter, evidence: evidence.panel }),
    panel,
    stage,
    sheets: {
      submitted: await addSheet(ctx, { ...first, assigned: stage.other, marks }),
      second: await addSheet(ctx, { ...second, assigned: stage.other, marks: { kebaruan: 70, dampak: 85 } }),
      draft: await addDraftSheet(ctx, { ...first, assigned: stage.own, marks: { kebaruan: 60 } }),
    },
    ...(await addWaiting(
      ctx,
      open,
      cast,
      canonicalJson({
        rules: open.rulesId,
        sheets: [
          {
            assignment: stage.own.assignments.secondJudge.uid,
            revision: 0,
            changeReason: null,
            marks: { kebaruan: 77, dampak: 66 },
            reasons: {},
            person: cast.secondJudge.id ?? 0,
          },
        ],
      }),
    )),
  }
}

/** Stands where the empty world has nothing: names nothing. */
export const NOTHING = (() => {
  const nothing = { id: 0, uid: '019caca3-0000-7000-8000-000000000000' }
  const entry = {
    ...nothing,
    label: 'P-000',
    ward: '',
    innovation: nothing.uid,
    dossier: nothing,
    revision: nothing,
  }
  const assigned = { stageEntry: nothing, assignments: { judge: nothing, secondJudge: nothing } }
  const { uid } = nothing
  return {
    entries: { own: entry, other: entry, draft: entry, submitted: entry, returned: entry },
    evidence: { public: uid, panel: uid, closed: uid },
    material: uid,
    panel: { uid, seats: { chair: nothing, judge: nothing, secondJudge: nothing, unassignedJudge: nothing } },
    stage: { own: assigned, other: assigned },
    sheets: { submitted: nothing, second: nothing, draft: nothing },
    approval: nothing,
    scoreImport: nothing,
  } satisfies Awaited<ReturnType<typeof addContent>>
})()
