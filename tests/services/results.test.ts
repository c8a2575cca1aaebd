import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import {
  addResultWorld,
  addWaitingImport,
  announceBy,
  closeMeetingOf,
  decreeBy,
  freezeBy,
  prepareStage,
  readSnapshot,
  verifyData,
} from '#tests/support/results'
import { ChangedError, ForbiddenError, InputError, NotFoundError, StateError } from '~/domain/errors'
import type { RankedView } from '~/domain/ranking-view'
import { obstacleKey } from '~/domain/results/gate'
import { followsFromItself } from '~/domain/results/recompute'
import { viewResult } from '~/domain/results/result-view'
import { findList } from '~/domain/results/snapshot'
import { decideApproval, viewApprovals } from '~/services/approvals.server'
import { overrideObstacle } from '~/services/gate-overrides.server'
import { sha256Hex } from '~/services/ids.server'
import { openObjectionWindow } from '~/services/objection-window.server'
import { findPublishedResult } from '~/services/published-results.server'
import { requestFreezing } from '~/services/result-requests.server'
import { isSignedBy, openSigningKey } from '~/services/signing-key.server'
import { transact } from '~/services/transact.server'

type Options = Parameters<typeof addResultWorld>[1]

async function world(options: Options = {}) {
  const ctx = await useTestContext()
  return { ctx, world: await addResultWorld(ctx, options) }
}

async function closed(options: Options = {}) {
  const made = await world(options)
  await closeMeetingOf(made.ctx, made.world)
  return made
}

async function frozen(options: Options = {}) {
  const made = await closed(options)
  const number = await freezeBy(made.ctx, made.world.sari, made.world.chair, made.world)
  return { ...made, number, place: { slug: made.world.slug, number } }
}

const WINDOW = { stages: ['proposal'], final: true, days: 3 }
const row = (ctx: Awaited<ReturnType<typeof frozen>>['ctx'], number: number) =>
  ctx.db.selectFrom('official_result').selectAll().where('number', '=', number).executeTakeFirstOrThrow()

describe('freezing', () => {
  it('stores what two people agreed on, signed, provable, without a judge’s name', async () => {
    const { ctx, world: made, number } = await frozen()
    const stored = await row(ctx, number)
    const snapshot = await readSnapshot(ctx, number)
    expect(stored).toMatchObject({ number: 1, stage: 'proposal', status: 'hasil_pleno', supersedes_id: null })
    expect(stored.sha256).toBe(sha256Hex(stored.snapshot))
    expect(isSignedBy(stored.public_key ?? '', stored.snapshot, stored.signature)).toBe(true)
    expect(followsFromItself(snapshot)).toBe(true)
    const nameOf = new Map(snapshot.inputs.entries.map(({ uid, region }) => [uid, region.name]))
    const places = findList(snapshot.ranking, 'whole')?.places ?? []
    expect(places.map(({ entry, rank, decidedBy }) => [nameOf.get(entry), rank, decidedBy?.kind])).toEqual([
      ['Karawaci', 1, undefined],
      ['Sukarasa', 2, 'plenary'],
      ['Nusa Jaya', 3, 'plenary'],
    ])
    expect(snapshot.frozen).toMatchObject({
      requested: { uid: made.sari.uid, name: 'Sari', office: 'organizer' },
      decided: { uid: made.chair.uid, name: 'Hadi', office: 'chair' },
    })
    for (const judge of ['Wati', 'Budi']) expect(stored.snapshot).not.toContain(judge)
    const head = await ctx.db
      .selectFrom('event')
      .select('hash')
      .where('chain', '=', snapshot.chain.uid)
      .where('seq', '=', snapshot.chain.seq)
      .executeTakeFirstOrThrow()
    expect([head.hash, `${snapshot.chain.seq} ${head.hash}`]).toEqual([
      snapshot.chain.hash,
      stored.chain_head,
    ])
    const code = await ctx.db
      .selectFrom('document_code')
      .select('kind')
      .where('subject', '=', stored.uid)
      .execute()
    expect(code).toEqual([{ kind: 'result' }])
    expect(await verifyData(ctx)).toEqual([])
  })

  it('holds the very ranking that the ranking page shows', async () => {
    const { ctx, world: made, number } = await frozen()
    const scope = { stage: 'proposal', category: null, kecamatan: null }
    const { ranked } = await ctx.compute.rank({ competition: made.competition.id, scope })
    const shown = ranked.flatMap((piece) => JSON.parse(piece) as RankedView[])
    const [list] = viewResult(await readSnapshot(ctx, number)).lists
    const brief = ({ uid, rank, tied, total, decidedBy }: RankedView) => [uid, rank, tied, total, decidedBy]
    expect(list?.ranked.map(brief)).toEqual(shown.map(brief))
  })

  it('keeps the key for its owner alone, and uses it again', async () => {
    const { ctx } = await frozen()
    expect(statSync(join(ctx.dataDir, 'keys', 'result-signing.pem')).mode & 0o777).toBe(0o600)
    expect((await openSigningKey(ctx)).publicKey).toBe((await row(ctx, 1)).public_key)
  })

  it('needs another person, who is chair or deputy', async () => {
    const { ctx, world: made } = await closed()
    const { approval } = await requestFreezing(ctx, made.chair, made.result, { reason: '' })
    const own = decideApproval(ctx, made.chair, approval, { approve: true })
    await expect(own).rejects.toMatchObject({ reason: 'second_person_needed' })
    const organizer = decideApproval(ctx, made.sari, approval, { approve: true })
    await expect(organizer).rejects.toThrow(ForbiddenError)
    const asked = async (actor: typeof made.sari) =>
      (await viewApprovals(ctx, actor, made.slug)).approvals.map(({ decidable }) => decidable)
    expect([await asked(made.sari), await asked(made.chair)]).toEqual([[false], [false]])
    const deputy = await addPerson(ctx, {
      account: 'dewi',
      grants: [{ role: 'deputy', competition: made.competition.id }],
    })
    await decideApproval(ctx, deputy, approval, { approve: true })
    expect((await readSnapshot(ctx, 1)).frozen.decided.office).toBe('deputy')
  })

  it('cannot be asked for twice at once, nor by judges or teams', async () => {
    const { ctx, world: made } = await closed()
    const asked = await Promise.allSettled([
      requestFreezing(ctx, made.sari, made.result, { reason: '' }),
      requestFreezing(ctx, made.rahman, made.result, { reason: '' }),
    ])
    const refused = asked.filter(({ status }) => status === 'rejected')
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(refused).toMatchObject([{ reason: { reason: 'approval_pending' } }])
    const judge = requestFreezing(ctx, made.wati, made.result, { reason: '' })
    await expect(judge).rejects.toThrow(NotFoundError)
  })

  it('is decided once when two decide at once', async () => {
    const { ctx, world: made } = await closed()
    const deputy = await addPerson(ctx, {
      account: 'dewi',
      grants: [{ role: 'deputy', competition: made.competition.id }],
    })
    const { approval } = await requestFreezing(ctx, made.sari, made.result, { reason: '' })
    const decided = await Promise.allSettled(
      [made.chair, deputy].map((actor) => decideApproval(ctx, actor, approval, { approve: true })),
    )
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await ctx.db.selectFrom('official_result').select('number').execute()).toEqual([{ number: 1 }])
  })

  it('is refused when what it is made of changed after the request, and asks for a new one', async () => {
    const { ctx, world: made } = await closed()
    const { approval } = await requestFreezing(ctx, made.sari, made.result, { reason: '' })
    const act = { type: 'entry.state_changed', competition: made.competition.uid } as const
    await transact(ctx, made.sari, act, (_, record) =>
      record.insert('entry_state', {
        ...{ entry_id: made.wards.nusajaya.entry.id, to_state: 'gugur', reason: 'Berkas palsu' },
        at: ctx.now().toISOString(),
      }),
    )
    const late = decideApproval(ctx, made.chair, approval, { approve: true })
    await expect(late).rejects.toMatchObject({ reason: 'result_changed_since_request' })
    expect(await ctx.db.selectFrom('official_result').select('id').execute()).toEqual([])
    await decideApproval(ctx, made.chair, approval, { approve: false, note: 'Berubah' })
    await freezeBy(ctx, made.sari, made.chair, made)
    const { apart } = (await readSnapshot(ctx, 1)).ranking
    expect(apart).toEqual([{ entry: made.uid('nusajaya'), reasons: [{ kind: 'outcome', outcome: 'gugur' }] }])
  })

  it('goes on when something was recorded that changes nothing in it', async () => {
    const { ctx, world: made } = await closed()
    const { approval } = await requestFreezing(ctx, made.sari, made.result, { reason: '' })
    const act = { type: 'export.downloaded', competition: made.competition.uid } as const
    await transact(ctx, made.sari, act, async (_, record) => record.refs({ export: 'ranking' }))
    await decideApproval(ctx, made.chair, approval, { approve: true })
    expect(await verifyData(ctx)).toEqual([])
  })

  it('refuses a request for something else than was seen', async () => {
    const { ctx, world: made } = await closed()
    const seen = requestFreezing(ctx, made.sari, made.result, { reason: '', seen: '0'.repeat(64) })
    await expect(seen).rejects.toThrow(ChangedError)
  })
})

describe('the gate', () => {
  it('lets nothing through before the meeting has closed, whatever is overridden', async () => {
    const { ctx, world: made } = await world()
    const { gate } = await prepareStage(ctx, made)
    expect(gate.lines.map(({ obstacle }) => obstacle)).toEqual([
      { kind: 'plenary_open', stage: 'proposal', kecamatan: null },
      {
        ...{ kind: 'tie_unresolved', per: 'whole', code: null },
        entries: [made.uid('nusajaya'), made.uid('sukarasa')],
      },
    ])
    const [open] = gate.lines
    const over = overrideObstacle(ctx, made.chair, made.result, {
      ...{ obstacle: obstacleKey(open?.obstacle ?? { kind: 'no_ranking' }), reason: 'Mendesak', field: 'r' },
    })
    await expect(over).rejects.toMatchObject({ reason: 'obstacle_fixed' })
    const asked = requestFreezing(ctx, made.sari, made.result, { reason: '' })
    await expect(asked).rejects.toMatchObject({ reason: 'result_gate_blocked' })
  })

  it('is overridden by the chair alone, once, with a reason that the snapshot keeps', async () => {
    const { ctx, world: made } = await closed()
    const uid = await addWaitingImport(ctx, made)
    const waiting = { kind: 'import_unconfirmed', import: uid, stage: 'proposal' } as const
    const { gate } = await prepareStage(ctx, made)
    expect(gate.lines.map(({ obstacle }) => obstacle)).toEqual([waiting])
    const by = (actor: typeof made.chair, reason = 'Lembar itu ganda') =>
      overrideObstacle(ctx, actor, made.result, { obstacle: obstacleKey(waiting), reason, field: 'r' })
    await expect(by(made.sari)).rejects.toThrow(ForbiddenError)
    await expect(by(made.chair, '')).rejects.toThrow(InputError)
    await by(made.chair)
    await expect(by(made.chair)).rejects.toMatchObject({ reason: 'obstacle_overridden' })
    const deputy = await addPerson(ctx, {
      account: 'dewi',
      grants: [{ role: 'deputy', competition: made.competition.id }],
    })
    await freezeBy(ctx, made.sari, deputy, made)
    expect((await readSnapshot(ctx, 1)).overrides).toEqual([
      {
        obstacle: waiting,
        reason: 'Lembar itu ganda',
        by: { uid: made.chair.uid, name: 'Hadi', office: 'chair', at: ctx.now().toISOString() },
      },
    ])
    expect(await verifyData(ctx)).toEqual([])
  })
})

describe('the status', () => {
  it('goes by the window, the decree and the announcement, each by two people but the window', async () => {
    const { ctx, world: made, place } = await frozen({ objections: WINDOW })
    const decree = () => decreeBy(ctx, made.sari, made.chair, place, { number: '188.45/12/2026' })
    await expect(decree()).rejects.toMatchObject({ reason: 'result_other_step' })
    const soon = openObjectionWindow(ctx, made.sari, place, { until: '2026-05-04' })
    await expect(soon).rejects.toThrow(InputError)
    await openObjectionWindow(ctx, made.sari, place, { until: '2026-05-05' })
    expect((await row(ctx, 1)).objections_until).toBe('2026-05-05T16:59:00.000Z')
    ctx.setNow('2026-05-05T16:59:59.999Z')
    await expect(decree()).rejects.toMatchObject({ reason: 'result_window_open' })
    ctx.setNow('2026-05-05T17:00:00.000Z')
    await decree()
    const announce = (date: string, embargo: string | null = null) =>
      announceBy(ctx, made.sari, made.chair, place, { date, embargo })
    await expect(announce('2026-05-01')).rejects.toThrow(InputError)
    await announce('2026-05-07', '2026-05-07T10:00')
    expect(await row(ctx, 1)).toMatchObject({
      ...{ status: 'diumumkan', decree_number: '188.45/12/2026', announced_on: '2026-05-07' },
      embargo_until: '2026-05-07T03:00:00.000Z',
    })
    await expect(announce('2026-05-08')).rejects.toMatchObject({ reason: 'result_announced' })
    const find = () => findPublishedResult(ctx.db, ctx, { id: made.competition.id, zone: 'WIB' }, 'proposal')
    expect(await find()).toBeNull()
    ctx.setNow('2026-05-07T02:59:59.999Z')
    expect(await find()).toBeNull()
    ctx.setNow('2026-05-07T03:00:00.000Z')
    expect(await find()).toMatchObject({ number: 1 })
    expect(await verifyData(ctx)).toEqual([])
  })

  it('skips the window where the rules have none for this result', async () => {
    const { ctx, world: made, place } = await frozen({ objections: { stages: [], final: true, days: 3 } })
    const window = openObjectionWindow(ctx, made.sari, place, { until: '2026-06-01' })
    await expect(window).rejects.toMatchObject({ reason: 'result_other_step' })
    await decreeBy(ctx, made.sari, made.chair, place, {})
    expect((await row(ctx, 1)).status).toBe('ditetapkan')
  })

  it('waits for open objections', async () => {
    const { ctx, world: made, place } = await frozen({ objections: WINDOW })
    await openObjectionWindow(ctx, made.sari, place, { until: '2026-05-05' })
    const { id } = await row(ctx, 1)
    const act = { type: 'competition.changed', competition: made.competition.uid } as const
    await transact(ctx, made.sari, act, (_, record) =>
      record.insert('objection', {
        ...{ entry_id: made.wards.nusajaya.entry.id, official_result_id: id, state: 'received' },
        ...{ submitted_by: made.sari.id ?? 0, submitted_at: ctx.now().toISOString() },
        ...{ grounds: 'Nilai keliru', answer: null },
      }),
    )
    ctx.setNow('2026-05-06T03:00:00.000Z')
    const decree = decreeBy(ctx, made.sari, made.chair, place, {})
    await expect(decree).rejects.toMatchObject({ reason: 'result_objections_open' })
  })

  it('refuses a decree whose scan is no PDF, and one from the future', async () => {
    const { ctx, world: made, place } = await frozen()
    const bad = decreeBy(ctx, made.sari, made.chair, place, { bytes: 'GIF89a' })
    await expect(bad).rejects.toMatchObject({ problems: [{ field: 'file', kind: 'not_pdf' }] })
    const future = decreeBy(ctx, made.sari, made.chair, place, { date: '2027-01-01' })
    await expect(future).rejects.toMatchObject({ problems: [{ field: 'date', kind: 'decree_in_future' }] })
  })

  it('never goes back in the database, nor does anything frozen change', async () => {
    const { ctx, world: made, place } = await frozen()
    await decreeBy(ctx, made.sari, made.chair, place, {})
    const { id } = await row(ctx, 1)
    const act = { type: 'result.status_changed', competition: made.competition.uid } as const
    const change = (values: object) =>
      transact(ctx, made.sari, act, (_, record) => record.update('official_result', id, values))
    await expect(change({ status: 'hasil_pleno' })).rejects.toThrow('the status only goes on')
    await expect(change({ snapshot: '{}' })).rejects.toThrow('never changes')
  })
})

describe('a correction', () => {
  it('is the next number with its reason, leaves the former readable, and owes no second window', async () => {
    const { ctx, world: made, place } = await frozen({ objections: WINDOW })
    await openObjectionWindow(ctx, made.sari, place, { until: '2026-05-05' })
    ctx.setNow('2026-05-06T03:00:00.000Z')
    await decreeBy(ctx, made.sari, made.chair, place, { number: '188/1' })
    await announceBy(ctx, made.sari, made.chair, place, { date: '2026-05-06', embargo: null })
    const silent = requestFreezing(ctx, made.sari, made.result, { reason: '' })
    await expect(silent).rejects.toThrow(InputError)
    expect(await freezeBy(ctx, made.sari, made.chair, made, 'Sanggahan dikabulkan')).toBe(2)
    const snapshot = await readSnapshot(ctx, 2)
    const former = await row(ctx, 1)
    expect([snapshot.reason, snapshot.supersedes]).toEqual([
      'Sanggahan dikabulkan',
      { number: 1, sha256: former.sha256 },
    ])
    const second = { ...place, number: 2 }
    const same = decreeBy(ctx, made.sari, made.chair, second, { number: '188/1' })
    await expect(same).rejects.toMatchObject({ problems: [{ field: 'number', kind: 'decree_number_same' }] })
    await decreeBy(ctx, made.sari, made.chair, second, { number: '188/2' })
    const find = () => findPublishedResult(ctx.db, ctx, { id: made.competition.id, zone: 'WIB' }, 'proposal')
    expect(await find()).toMatchObject({ number: 1, supersededBy: 2 })
    await announceBy(ctx, made.sari, made.chair, second, { date: '2026-05-06', embargo: null })
    expect(await find()).toMatchObject({ number: 2, supersedesNumber: 1 })
    expect(await verifyData(ctx)).toEqual([])
  })

  it('stops what it corrects where it stands', async () => {
    const { ctx, world: made, place } = await frozen()
    await freezeBy(ctx, made.sari, made.chair, made, 'Salah ketik')
    const decree = decreeBy(ctx, made.sari, made.chair, place, {})
    await expect(decree).rejects.toMatchObject({ reason: 'result_superseded' })
    await expect(decree).rejects.toThrow(StateError)
  })
})
