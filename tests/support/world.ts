import { createHash } from 'node:crypto'
import type { Actor } from '~/domain/actors'
import { SYSTEM } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import type { Context } from '~/services/context'
import { newToken, sha256Hex } from '~/services/ids.server'
import { transact } from '~/services/transact.server'
import { addOpenCompetition, addRegions } from './competition'
import { addCompetitionCast, addRegionalCast, type Cast, OTHER_WARD, WARD } from './world/cast'
import { addEntry, addEvidence, type Competition } from './world/dossiers'
import { addDraftSheet, addPanel, addSheet, addToStage, type Marks, signIndependence } from './world/judging'
import { DRAFT_RULES, STAGE, WORLD_RULES } from './world/rules'

export interface WorldOptions {
  /** Marks of the first judge's submitted sheet: all that may differ between twin worlds. */
  marks?: Marks
}

/** Everything that paths and forms of tests need to name. */
export type World = Awaited<ReturnType<typeof createWorld>>

const KARAWACI = { code: '36.71.07', name: 'Karawaci' }
const TANGERANG = { code: '36.71.01', name: 'Tangerang' }

async function addDraftCompetition(ctx: Context, by: Actor) {
  const slug = 'lomba-inovasi-2027'
  const at = ctx.now().toISOString()
  return transact(ctx, by, { type: 'competition.created' }, async (tx, record) => {
    const { id, uid } = await record.insert('competition', {
      slug,
      name: DRAFT_RULES.name,
      year: DRAFT_RULES.year,
      tier: DRAFT_RULES.tier,
      host_region: DRAFT_RULES.hostRegion.code,
      host_region_name: DRAFT_RULES.hostRegion.name,
      zone: DRAFT_RULES.zone,
      unit: DRAFT_RULES.unit,
      created_by: by.id,
      created_at: at,
    })
    await tx
      .insertInto('rules_draft')
      .values({
        competition_id: id,
        version: 1,
        content: canonicalJson(DRAFT_RULES as never),
        updated_by: by.id,
        updated_at: at,
      })
      .execute()
    return { id, uid, slug }
  })
}

async function addInvitation(ctx: Context, competition: Competition, by: Actor) {
  const token = newToken(ctx)
  const act = { type: 'invitation.issued', competition: competition.uid } as const
  return transact(ctx, by, act, async (_, record) => {
    const { id, uid } = await record.insert('invitation', {
      token_sha256: sha256Hex(token),
      purpose: 'join',
      role: 'drafter',
      region_code: '36.71.01.1002',
      competition_id: competition.id,
      created_by: by.id,
      created_at: ctx.now().toISOString(),
      expires_at: new Date(ctx.now().getTime() + 14 * 86_400_000).toISOString(),
    })
    return { id, uid, token }
  })
}

async function addWaiting(ctx: Context, competition: Competition, cast: Cast, sheet: string) {
  const at = ctx.now().toISOString()
  const payload = canonicalJson({ rules: WORLD_RULES as never, reason: 'Bobot disesuaikan dengan juknis.' })
  const act = { type: 'approval.requested', competition: competition.uid } as const
  const approval = await transact(ctx, cast.organizer, act, async (_, record) =>
    record.insert('approval', {
      competition_id: competition.id,
      act: 'rules.change',
      subject: competition.uid,
      payload,
      payload_sha256: sha256Hex(payload),
      requested_by: cast.organizer.id ?? 0,
      requested_at: at,
      reason: 'Bobot disesuaikan dengan juknis.',
    }),
  )
  const importAct = { type: 'scores.imported', competition: competition.uid } as const
  const scoreImport = await transact(ctx, cast.organizer, importAct, async (_, record) =>
    record.insert('score_import', {
      competition_id: competition.id,
      stage: STAGE,
      file_name: 'lembar-kertas.csv',
      row_count: 1,
      state: 'waiting',
      entered_by: cast.organizer.id ?? 0,
      entered_at: at,
      content: sheet,
    }),
  )
  return {
    approval: { id: approval.id, uid: approval.uid },
    scoreImport: { id: scoreImport.id, uid: scoreImport.uid },
  }
}

/**
 * A small installation in the middle of a competition: somebody in every relation to it, a competition being
 * set up and an open one, dossiers in each state, evidence of each visibility, sheets and what waits for a
 * second person. The same clock and randomness make the same world, byte for byte.
 */
export async function createWorld(ctx: Context, { marks = { kebaruan: 80, dampak: 75 } }: WorldOptions = {}) {
  await addRegions(ctx)
  const regional = await addRegionalCast(ctx)
  const organizer = regional['organizer'] ?? SYSTEM
  const slug = 'lomba-inovasi-2026'
  const opened = await addOpenCompetition(ctx, organizer, WORLD_RULES, slug)
  const open = { id: opened.competition.id, uid: opened.competition.uid, slug, rulesId: opened.rulesId }
  const cast = { ...regional, ...(await addCompetitionCast(ctx, open.id)) } as Cast

  const ward = { code: WARD, name: 'Nusa Jaya', kecamatan: KARAWACI }
  const otherWard = { code: OTHER_WARD, name: 'Sukarasa', kecamatan: TANGERANG }
  const [karawaci, sukaasih] = [
    { code: '36.71.07.1001', name: 'Karawaci', kecamatan: KARAWACI },
    { code: '36.71.01.1002', name: 'Sukaasih', kecamatan: TANGERANG },
  ]
  const add = (label: string, entry: Omit<Parameters<typeof addEntry>[2], 'label'>) =>
    addEntry(ctx, open, { label, ...entry })
  const entries = {
    /** The team's: accepted and in the stage. */
    own: await add('P-001', { by: cast.drafter, ward, title: 'Antar Surat Keliling', state: 'complete' }),
    /** The other team's: accepted and in the stage. */
    other: await add('P-002', {
      by: cast.otherTeam,
      ward: otherWard,
      title: 'Loket Malam',
      state: 'complete',
    }),
    /** The team's own second one, still written. */
    draft: await add('P-003', { by: cast.drafter, ward, title: 'Bank Sampah Melati', state: 'draft' }),
    submitted: await add('P-004', {
      by: organizer,
      ward: karawaci,
      title: 'Posyandu Digital',
      state: 'submitted',
    }),
    returned: await add('P-005', {
      by: organizer,
      ward: sukaasih,
      title: 'Kampung Hidroponik',
      state: 'returned',
    }),
  }
  const evidence = await addEvidence(ctx, open, entries.own, cast.drafter)

  const panel = await addPanel(ctx, open, cast, organizer)
  for (const judge of [cast.judge, cast.secondJudge]) await signIndependence(ctx, open, judge)
  const stage = {
    own: await addToStage(ctx, open, entries.own, panel, organizer),
    other: await addToStage(ctx, open, entries.other, panel, organizer),
  }
  const sheetOf = (who: 'judge' | 'secondJudge') => ({ competition: open, panel, who, by: cast[who] })
  const sheets = {
    submitted: await addSheet(ctx, { ...sheetOf('judge'), assigned: stage.other, marks }),
    second: await addSheet(ctx, {
      ...sheetOf('secondJudge'),
      assigned: stage.other,
      marks: { kebaruan: 70, dampak: 85 },
    }),
    draft: await addDraftSheet(ctx, { ...sheetOf('judge'), assigned: stage.own, marks: { kebaruan: 60 } }),
  }
  const waiting = await addWaiting(
    ctx,
    open,
    cast,
    'peserta;penilai;kebaruan;dampak\r\nP-001;Penilai 3;77;66\r\n',
  )
  return {
    cast,
    ward,
    otherWard,
    stageCode: STAGE,
    draft: await addDraftCompetition(ctx, organizer),
    open,
    entries,
    evidence,
    panel,
    stage,
    sheets,
    ...waiting,
    invitation: await addInvitation(ctx, open, organizer),
  }
}

/** Bytes that every restart repeats: the same request in the same world gets the same nonce and keys. */
export function restartableRandom() {
  let seed = 'world'
  let count = 0
  return Object.assign(
    (length: number): Uint8Array => {
      const bytes = Buffer.alloc(length)
      for (let offset = 0; offset < length; offset += 32)
        createHash('sha256').update(`${seed} ${count++}`).digest().copy(bytes, offset)
      return bytes
    },
    {
      restart(next: string) {
        seed = next
        count = 0
      },
    },
  )
}
