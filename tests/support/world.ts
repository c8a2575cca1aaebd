import { createHash } from 'node:crypto'
import type { Actor } from '~/domain/actors'
import { SYSTEM } from '~/domain/actors'
import { canonicalJson } from '~/domain/canonical-json'
import { addAgendaItem } from '~/services/agenda.server'
import { writeAnnouncement } from '~/services/announcements.server'
import { viewDraft } from '~/services/assignment-draft-view.server'
import { makeAssignmentDraft } from '~/services/assignment-drafts.server'
import type { Context } from '~/services/context'
import { newToken, sha256Hex } from '~/services/ids.server'
import { answerQuestion, askQuestion } from '~/services/questions.server'
import { transact } from '~/services/transact.server'
import { addOpenCompetition, addRegions } from './competition'
import { addCompetitionCast, addRegionalCast, type Cast } from './world/cast'
import { addContent, NOTHING, NUSA_JAYA, SUKARASA } from './world/content'
import type { Competition } from './world/dossiers'
import type { Marks } from './world/judging'
import { DRAFT_RULES, STAGE, WORLD_RULES } from './world/rules'

export interface WorldOptions {
  /** Marks of the first judge's submitted sheet: all that may differ between twin worlds. */
  marks?: Marks
  /** Only people and competitions: no entry, panel, sheet, nor anything that waits. */
  empty?: boolean
}

/** Everything that paths and forms of tests need to name. */
export type World = Awaited<ReturnType<typeof createWorld>>

const ANNOUNCEMENT = { title: 'Sosialisasi juknis', body: 'Selasa di aula kota.', publishesAt: null }

const MARKS: Marks = { kebaruan: 80, dampak: 75 }

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

/**
 * A small installation in the middle of a competition: somebody in every relation to it, a competition being
 * set up and an open one, dossiers in each state, evidence of each visibility, sheets and what waits for a
 * second person. The same clock and randomness make the same world, byte for byte.
 */
export async function createWorld(ctx: Context, { marks = MARKS, empty = false }: WorldOptions = {}) {
  await addRegions(ctx)
  const regional = await addRegionalCast(ctx)
  const organizer = regional['organizer'] ?? SYSTEM
  const slug = 'lomba-inovasi-2026'
  const opened = await addOpenCompetition(ctx, organizer, WORLD_RULES, slug)
  const open = { id: opened.competition.id, uid: opened.competition.uid, slug, rulesId: opened.rulesId }
  const cast = { ...regional, ...(await addCompetitionCast(ctx, open.id)) } as Cast
  return {
    cast,
    ...{ ward: NUSA_JAYA, otherWard: SUKARASA, stageCode: STAGE, open },
    draft: await addDraftCompetition(ctx, organizer),
    ...(empty ? NOTHING : await addContent(ctx, open, cast, marks)),
    invitation: await addInvitation(ctx, open, organizer),
    announcement: empty ? null : await writeAnnouncement(ctx, organizer, slug, ANNOUNCEMENT),
    questions: empty ? null : await addQuestions(ctx, cast, slug),
    assignmentDraft: empty ? null : await addAssignmentDraft(ctx, organizer, slug),
    agenda: empty ? null : await addAgenda(ctx, organizer, slug),
    lateSheet: empty ? NOTHING.approval : await findLate(ctx),
  }
}

async function findLate({ db }: Context) {
  return db.selectFrom('late_sheet').select(['id', 'uid']).executeTakeFirstOrThrow()
}

export const MEETING = {
  ...({ kind: 'socialisation', title: 'Sosialisasi juknis', place: 'Aula kota' } as const),
  ...{ startsAt: '2026-03-03T08:00', endsAt: '2026-03-03T12:00', mapUrl: null, route: [] },
  ...{ audience: 'public' as const, entries: [], note: 'Bawa juknis.', published: true, reason: '' },
}

/** A meeting that is out, and one that is still being planned. */
/** One judge for each entry: what the second has not begun is taken back. */
async function addAssignmentDraft(ctx: Context, by: Actor, slug: string) {
  const place = { slug, stage: STAGE }
  const order = { perEntry: 1, keep: 'started', absent: null } as const
  await makeAssignmentDraft(ctx, by, { ...place, order, seed: 8 }, async () => {})
  const { draft } = await viewDraft(ctx, by, place)
  return { version: draft?.version ?? '', entry: draft?.rows[0]?.uid ?? '', withdrawn: draft?.withdrawn ?? 0 }
}

async function addAgenda(ctx: Context, by: Actor, slug: string) {
  const published = await addAgendaItem(ctx, by, slug, MEETING)
  const planned = { ...MEETING, kind: 'visit' as const, title: 'Kunjungan lapangan', published: false }
  const draft = await addAgendaItem(ctx, by, slug, planned)
  return { published: published.number, draft: draft.number }
}

/** One question that waits, and one that was answered and corrected. */
async function addQuestions(ctx: Context, cast: Cast, slug: string) {
  const ask = (text: string) => askQuestion(ctx, cast.drafter, slug, { text })
  const waiting = await ask('Bolehkah kelurahan kami mengirim dua berkas?')
  const { number } = await ask('Kami dari Nusa Jaya: berapa halaman paling banyak untuk proposal?')
  const question = 'Berapa halaman paling banyak untuk proposal?'
  const answer = { question, answer: 'Paling banyak 20 halaman.', reason: '' }
  await answerQuestion(ctx, cast.organizer, slug, number, answer)
  const reason = 'Disesuaikan dengan juknis'
  await answerQuestion(ctx, cast.organizer, slug, number, {
    ...answer,
    answer: 'Paling banyak 25 halaman.',
    reason,
  })
  return { waiting: waiting.number, answered: number }
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
