import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from '#tests/support/competition'
import { addPerson, useTestContext } from '#tests/support/context'
import { sheet } from '#tests/support/judging'
import { AFTER, addMeetingWorld, BEST, holdAndClose, meetingValues, saveAs } from '#tests/support/plenary'
import { canonicalJson } from '~/domain/canonical-json'
import { ChangedError, ForbiddenError, InputError, NotFoundError, StateError } from '~/domain/errors'
import { MEETING_FIELDS, outcomeField, reasonField, remarkField } from '~/forms/plenary'
import { viewAdvance } from '~/services/advance.server'
import { requestApproval } from '~/services/approval-requests.server'
import { assignAll, stepAside, withdrawAssignment } from '~/services/assignments.server'
import { viewCheckQueue } from '~/services/check-queue.server'
import { viewCheck, viewDossier } from '~/services/dossiers.server'
import { viewEntries } from '~/services/entries.server'
import { sha256Hex } from '~/services/ids.server'
import { decideLateSheet, keepLate, viewLateSheets } from '~/services/late-sheets.server'
import { readOwnData } from '~/services/own-data.server'
import { closeMeeting } from '~/services/plenary-closing.server'
import { beginFurtherMeeting } from '~/services/plenary-draft.server'
import { listMeetingParts, viewMeeting } from '~/services/plenary-pages.server'
import { findRetained } from '~/services/retention.server'
import { saveDraft, submitSheet } from '~/services/scoresheets.server'
import { listCandidates, putEntries, viewIncoming } from '~/services/stage-entries.server'
import { transact } from '~/services/transact.server'
import { verifyFile } from '~/services/verify-report.server'

const ORDER = { order: { nusajaya: 2, sukarasa: 1 }, because: 'Keberlanjutan lebih kuat' }

async function world(options: Parameters<typeof addMeetingWorld>[1] = {}) {
  const ctx = await useTestContext()
  return { ctx, ...(await addMeetingWorld(ctx, options)) }
}

const verify = async (dataDir: string) => (await verifyFile(join(dataDir, 'sinilai.sqlite'), null)).findings

describe('closing', () => {
  it('makes the decisions the outcomes, once, with the hash of the ranking, its words sealed', async () => {
    const { ctx, ...meeting } = await world()
    const { number } = await holdAndClose(ctx, meeting, ORDER)
    const rows = await ctx.db
      .selectFrom('entry_state')
      .innerJoin('entry', 'entry.id', 'entry_state.entry_id')
      .select(['entry.label', 'to_state', 'stage', 'decided_by', 'reason', 'at'])
      .where('plenary_id', 'is not', null)
      .orderBy('entry.label')
      .execute()
    const fixed = { stage: 'proposal', decided_by: meeting.chair.id, reason: null, at: AFTER }
    expect([number, rows]).toEqual([
      1,
      [
        { label: 'P1', to_state: 'lolos', ...fixed },
        { label: 'P2', to_state: 'tidak_lolos', ...fixed },
        { label: 'P3', to_state: 'lolos', ...fixed },
      ],
    ])
    const stored = await ctx.db.selectFrom('plenary').selectAll().executeTakeFirstOrThrow()
    const place = (
      label: 'karawaci' | 'nusajaya' | 'sukarasa',
      rank: number,
      total: string,
      tied = false,
    ) => ({
      ...{ id: meeting.uid(label), rank, tied, awaiting: tied, total },
    })
    const placed = [
      place('karawaci', 1, '90/1'),
      place('nusajaya', 2, '80/1', true),
      place('sukarasa', 2, '80/1', true),
    ]
    const ranking = canonicalJson({ basis: 'stage', parts: [{ code: null, placed, unplaced: [] }] })
    expect([stored.ranking, stored.ranking_sha256]).toEqual([ranking, sha256Hex(ranking)])
    const event = await ctx.db
      .selectFrom('event')
      .select('body')
      .where('type', '=', 'plenary.closed')
      .executeTakeFirstOrThrow()
    expect(event.body).not.toContain('Keberlanjutan')
    expect(event.body).not.toContain('lolos')
    expect(await verify(ctx.dataDir)).toEqual([])
    const view = await viewMeeting(ctx, meeting.chair, meeting.place)
    expect([
      view.isOver,
      view.minutes.map((each) => each.outcomes.map(({ label, outcome }) => [label, outcome])),
    ]).toEqual([
      true,
      [
        [
          ['P1', 'lolos'],
          ['P2', 'tidak_lolos'],
          ['P3', 'lolos'],
        ],
      ],
    ])
    expect(view.minutes[0]?.orders).toEqual([
      { places: [['P3'], ['P2']], reason: 'Keberlanjutan lebih kuat' },
    ])
  })

  it('is for the chair and the deputy alone, whom the organizer and others prepare for', async () => {
    const { ctx, ...meeting } = await world()
    await saveAs(ctx, meeting.rahman, meeting, meetingValues(meeting, ORDER))
    const { ranking, version } = await viewMeeting(ctx, meeting.rahman, meeting.place)
    const seen = { ranking, version }
    const close = (actor: typeof meeting.chair) => closeMeeting(ctx, actor, meeting.place, seen)
    await expect(close(meeting.rahman)).rejects.toThrow(ForbiddenError)
    await expect(close(meeting.wati)).rejects.toThrow(NotFoundError)
    const inspector = await addPerson(ctx, {
      account: 'ratna',
      grants: [{ role: 'inspector', competition: meeting.competition.id }],
    })
    expect((await viewMeeting(ctx, inspector, meeting.place)).prepared.lines).toHaveLength(3)
    await expect(saveAs(ctx, inspector, meeting, {})).rejects.toThrow(ForbiddenError)
    await expect(close(inspector)).rejects.toThrow(ForbiddenError)
    const deputy = await addPerson(ctx, {
      account: 'wakil',
      grants: [{ role: 'deputy', competition: meeting.competition.id }],
    })
    expect((await close(deputy)).number).toBe(1)
  })

  it('waits until the stage is over and every outcome is decided', async () => {
    const { ctx, ...meeting } = await world()
    ctx.setNow('2026-04-30T16:00:00.000Z')
    await expect(holdAndClose(ctx, meeting, ORDER)).rejects.toThrow(new StateError('plenary_incomplete'))
    expect((await viewMeeting(ctx, meeting.chair, meeting.place)).prepared.obstacles).toEqual(['stage_open'])
    ctx.setNow(AFTER)
    await expect(holdAndClose(ctx, meeting)).rejects.toThrow(new StateError('plenary_incomplete'))
    const values = meetingValues(meeting, { outcomes: { nusajaya: ['lolos', 'Dua tempat'] } })
    const { [MEETING_FIELDS.place]: _, ...withoutPlace } = values
    await saveAs(ctx, meeting.chair, meeting, withoutPlace)
    const { prepared } = await viewMeeting(ctx, meeting.chair, meeting.place)
    expect([prepared.obstacles, prepared.problems]).toEqual([
      ['no_place', 'undecided'],
      [{ id: meeting.uid('sukarasa'), at: 'outcome', kind: 'outcome_missing' }],
    ])
  })

  it('refuses while assigned sheets are missing', async () => {
    const { ctx, ...meeting } = await world({ marks: { karawaci: 90, nusajaya: 80 } })
    await expect(holdAndClose(ctx, meeting)).rejects.toThrow(new StateError('plenary_incomplete'))
    const gone = { outcomes: { sukarasa: ['tidak_hadir', 'Tidak datang', '400/12/2026'] } } as const
    await holdAndClose(ctx, meeting, { outcomes: { sukarasa: [...gone.outcomes.sukarasa] } })
    const { minutes } = await viewMeeting(ctx, meeting.chair, meeting.place)
    expect(minutes[0]?.outcomes.find(({ label }) => label === 'P3')).toMatchObject({
      ...{ outcome: 'tidak_hadir', reason: 'Tidak datang', document: '400/12/2026', rank: null },
    })
  })

  it('refuses what was not seen: another ranking, other decisions', async () => {
    const { ctx, ...meeting } = await world()
    await saveAs(ctx, meeting.chair, meeting, meetingValues(meeting, ORDER))
    const { ranking, version } = await viewMeeting(ctx, meeting.chair, meeting.place)
    const close = (seen: { ranking: string; version: number }) =>
      closeMeeting(ctx, meeting.chair, meeting.place, seen)
    await expect(close({ ranking: sha256Hex('other'), version })).rejects.toThrow(
      new ChangedError('plenary_ranking_changed'),
    )
    const { uid } = await ctx.db
      .selectFrom('assignment')
      .select('uid')
      .where('uid', '=', await meeting.assignment('wati', 'karawaci'))
      .executeTakeFirstOrThrow()
    await withdrawAssignment(ctx, meeting.rahman, uid, 'Sakit')
    const after = await viewMeeting(ctx, meeting.chair, meeting.place)
    expect(after.ranking).toBe(ranking)
    await saveAs(ctx, meeting.rahman, meeting, {
      ...meetingValues(meeting, ORDER),
      [MEETING_FIELDS.notes]: 'Rapat dibuka pukul 09.00.',
    })
    await expect(close({ ranking, version })).rejects.toThrow(new ChangedError('plenary_changed_since'))
    await close({ ranking, version: version + 1 })
    await expect(close({ ranking, version: version + 1 })).rejects.toThrow(new StateError('plenary_closed'))
  })

  it('gives a repeated form its first answer', async () => {
    const { ctx, ...meeting } = await world()
    await saveAs(ctx, meeting.chair, meeting, meetingValues(meeting, ORDER))
    const { ranking, version } = await viewMeeting(ctx, meeting.chair, meeting.place)
    const once = { key: 'k', sha256: sha256Hex('k') }
    const close = () => closeMeeting(ctx, meeting.chair, meeting.place, { ranking, version }, once)
    expect(await close()).toEqual(await close())
  })
})

describe('preparing', () => {
  it('joins what two people changed, and asks where both changed the same', async () => {
    const { ctx, ...meeting } = await world()
    const start = meetingValues(meeting)
    const { version } = await saveAs(ctx, meeting.chair, meeting, start)
    const reason = reasonField(meeting.uid('nusajaya'))
    const notes = MEETING_FIELDS.notes
    await saveAs(ctx, meeting.rahman, meeting, { ...start, [notes]: 'Pembukaan' }, version)
    await saveAs(ctx, meeting.chair, meeting, { ...start, [reason]: 'Bukti kuat' }, version)
    const { prepared } = await viewMeeting(ctx, meeting.chair, meeting.place)
    expect(prepared.values).toEqual({ ...start, [notes]: 'Pembukaan', [reason]: 'Bukti kuat' })
    await expect(
      saveAs(ctx, meeting.rahman, meeting, { ...start, [reason]: 'Bukti lemah' }, version),
    ).rejects.toEqual(
      new ChangedError('changed_since', [
        { field: reason, kind: 'stored_other', params: { stored: 'Bukti kuat' } },
        { field: notes, kind: 'stored_other', params: { stored: 'Pembukaan' } },
      ]),
    )
  })

  it('refuses what can never be right, at its field', async () => {
    const { ctx, ...meeting } = await world()
    const field = outcomeField(meeting.uid('karawaci'))
    const values = { [MEETING_FIELDS.date]: '2026-02-30', [MEETING_FIELDS.time]: 'pagi', [field]: 'juara' }
    await expect(saveAs(ctx, meeting.chair, meeting, values)).rejects.toEqual(
      new InputError([
        { field: MEETING_FIELDS.date, kind: 'bad_date' },
        { field: MEETING_FIELDS.time, kind: 'bad_clock' },
        { field, kind: 'invalid' },
      ]),
    )
  })

  it('shows a chair nothing before their own sheets of the stage are in', async () => {
    const { ctx, ...meeting } = await world({ marks: { karawaci: 90 } })
    ctx.setNow('2026-04-30T16:00:00.000Z')
    await expect(viewMeeting(ctx, meeting.chair, meeting.place)).rejects.toThrow(NotFoundError)
    expect((await viewMeeting(ctx, meeting.rahman, meeting.place)).prepared.lines).toHaveLength(3)
  })
})

describe('after the closing', () => {
  it('nothing that the meeting looked at changes, and it says so', async () => {
    const { ctx, ...meeting } = await world()
    await holdAndClose(ctx, meeting, ORDER)
    const uid = await meeting.assignment('budi', 'karawaci')
    const closed = new StateError('plenary_closed')
    const typed = { ...sheet({ kebaruan: '95', dampak: '95' }), changeReason: 'Salah ketik' }
    await expect(submitSheet(ctx, meeting.budi, uid, typed)).rejects.toThrow(closed)
    await expect(saveDraft(ctx, meeting.budi, uid, typed)).rejects.toThrow(closed)
    await expect(stepAside(ctx, meeting.budi, uid, 'Keluarga')).rejects.toThrow(closed)
    await expect(withdrawAssignment(ctx, meeting.rahman, uid, 'Sakit')).rejects.toThrow(closed)
    await expect(assignAll(ctx, meeting.rahman, meeting.slug, 'proposal')).rejects.toThrow(closed)
    await expect(saveAs(ctx, meeting.chair, meeting, {})).rejects.toThrow(closed)
  })

  it('only those who passed go on', async () => {
    const { ctx, ...meeting } = await world()
    const labels = async () =>
      (await listCandidates(ctx, meeting.rahman, meeting.slug, 'paparan')).map(({ label }) => label)
    const incoming = () => viewIncoming(ctx, meeting.rahman, meeting.slug, 'paparan')
    const from = { code: 'proposal', name: 'Penilaian proposal' }
    const put = (entries: 'all' | string[]) =>
      putEntries(ctx, meeting.rahman, meeting.slug, 'paparan', entries)
    const advance = async () => {
      const { decided, next, rows } = await viewAdvance(ctx, meeting.rahman, meeting.slug, 'proposal')
      return [decided, next?.code, rows.map(({ label, state }) => [label, state])]
    }
    // Before the meeting has closed nobody comes, whatever the ranking proposes.
    expect([await labels(), await incoming()]).toEqual([[], { from, ranked: true, decided: false }])
    expect(await advance()).toEqual([
      false,
      'paparan',
      [
        ['P1', 'proposed'],
        ['P2', 'tied'],
        ['P3', 'tied'],
      ],
    ])
    await expect(put('all')).rejects.toThrow(new StateError('plenary_awaited'))
    await expect(put([meeting.uid('karawaci')])).rejects.toThrow(new StateError('plenary_awaited'))
    await holdAndClose(ctx, meeting, ORDER)
    expect([await labels(), await incoming()]).toEqual([['P1', 'P3'], { from, ranked: true, decided: true }])
    expect(await advance()).toEqual([
      true,
      'paparan',
      [
        ['P1', 'decided'],
        ['P3', 'decided'],
      ],
    ])
    expect((await viewMeeting(ctx, meeting.chair, meeting.place)).next).toEqual({
      ...{ code: 'paparan', name: 'Paparan', candidates: 2 },
    })
    await expect(put([meeting.uid('nusajaya')])).rejects.toThrow(InputError)
    expect(await put('all')).toEqual({ added: 2 })
  })

  it('a further meeting changes decisions with its reason; the former stays readable, the next moves up', async () => {
    const { ctx, ...meeting } = await world()
    const begin = (reason: string) => beginFurtherMeeting(ctx, meeting.rahman, meeting.place, { reason })
    await expect(begin('Surat')).rejects.toThrow(new StateError('plenary_none_closed'))
    await holdAndClose(ctx, meeting, ORDER)
    await expect(begin('')).rejects.toThrow(InputError)
    await begin('Karawaci mengundurkan diri')
    await expect(begin('Lagi')).rejects.toThrow(new StateError('plenary_in_preparation'))
    await expect(holdAndClose(ctx, meeting)).rejects.toThrow(new StateError('plenary_incomplete'))
    expect((await viewMeeting(ctx, meeting.chair, meeting.place)).prepared.obstacles).toEqual([
      'nothing_changed',
    ])
    const outcomes = { karawaci: ['mengundurkan_diri', 'Surat lurah', '12/2026'] } as const
    await holdAndClose(ctx, meeting, { outcomes: { karawaci: [...outcomes.karawaci] } })
    const { minutes } = await viewMeeting(ctx, meeting.chair, meeting.place)
    expect(
      minutes.map(({ number, reason, outcomes: all }) => [
        number,
        reason,
        all.map((row) => [row.label, row.outcome]),
      ]),
    ).toEqual([
      [
        2,
        'Karawaci mengundurkan diri',
        [
          ['P1', 'mengundurkan_diri'],
          ['P2', 'lolos'],
        ],
      ],
      [
        1,
        null,
        [
          ['P1', 'lolos'],
          ['P2', 'tidak_lolos'],
          ['P3', 'lolos'],
        ],
      ],
    ])
    const candidates = await listCandidates(ctx, meeting.rahman, meeting.slug, 'paparan')
    expect(candidates.map(({ label }) => label)).toEqual(['P2', 'P3'])
    const { stages } = await listMeetingParts(ctx, meeting.rahman, meeting.slug)
    expect(stages.map(({ code, parts }) => [code, parts.map(({ state }) => state)])).toEqual([
      ['proposal', ['closed']],
      ['paparan', ['empty']],
    ])
    expect(await verify(ctx.dataDir)).toEqual([])
  })

  it('teams learn no outcome, and verifiers none from their lists, filters and checks', async () => {
    const { ctx, ...meeting } = await world()
    const drafter = await addPerson(ctx, {
      account: 'tim',
      grants: [{ role: 'drafter', region: '36.71.07.1004' }],
    })
    const { uid } = meeting.wards.nusajaya.dossier
    const seen = async () => [
      await viewDossier(ctx, drafter, uid),
      await viewCheckQueue(ctx, verifier, { slug: meeting.slug, filter: {}, page: 1 }),
      await viewCheck(ctx, verifier, uid),
    ]
    const verifier = await addPerson(ctx, {
      account: 'camat',
      grants: [{ role: 'verifier', region: '36.71.07' }],
    })
    const states = async (actor: typeof verifier, state?: string) => {
      const { entries, counts } = await viewEntries(ctx, actor, {
        slug: meeting.slug,
        filter: { state },
        page: 1,
      })
      return [entries.map((row) => [row.label, row.state]), counts]
    }
    const before = [
      await states(verifier),
      await states(verifier, 'lolos'),
      await states(verifier, 'in_stage'),
    ]
    const told = await seen()
    expect((await viewDossier(ctx, drafter, uid)).out).toBe(null)
    await holdAndClose(ctx, meeting, ORDER)
    await putEntries(ctx, meeting.rahman, meeting.slug, 'paparan', 'all')
    expect([
      await states(verifier),
      await states(verifier, 'lolos'),
      await states(verifier, 'in_stage'),
    ]).toEqual(before)
    expect(await seen()).toEqual(told)
    expect(await states(meeting.rahman, 'tidak_lolos')).toEqual([
      [['P2', 'tidak_lolos']],
      { tidak_lolos: 1, in_stage: 2 },
    ])
  })
})

it('passes everybody tied at the cut where the rules say so', async () => {
  const { ctx, ...meeting } = await world({ advance: BEST(2, 'together') })
  await holdAndClose(ctx, meeting)
  const candidates = await listCandidates(ctx, meeting.rahman, meeting.slug, 'paparan')
  expect(candidates.map(({ label }) => label)).toEqual(['P1', 'P2', 'P3'])
})

it('shows those present what the minutes say of them, and erases it after the retention time, decisions apart', async () => {
  const { ctx, ...meeting } = await world()
  const more = {
    [remarkField(meeting.seats.wati)]: 'Sakit',
    [MEETING_FIELDS.others]: 'Dewi, Inspektorat',
  }
  await holdAndClose(ctx, meeting, { ...ORDER, more })
  expect((await readOwnData(ctx, meeting.wati)).meetings).toEqual([
    { competition: RULES.name, heldOn: '2026-05-02', present: false, remark: 'Sakit' },
  ])
  const retained = await findRetained(ctx.db, meeting.competition.id, AFTER)
  const rows = await retained.meetingParticipants()
  expect(rows).toHaveLength(1)
  const act = { type: 'privacy.erased', competition: meeting.competition.uid } as const
  await transact(ctx, meeting.rahman, act, async (tx, record) => {
    const approval = await requestApproval(ctx, tx, record, meeting.rahman, {
      ...{ competitionId: meeting.competition.id, act: 'privacy.erase', subject: 'x', payload: {} },
    })
    for (const row of rows)
      await record.erase('plenary', row, 'participants', {
        ...{ competition_id: meeting.competition.id, basis: 'retention', approval_id: approval.id },
        ...{ kind: 'notes', erased_by: meeting.rahman.id ?? 0, erased_at: AFTER },
      })
  })
  const { minutes } = await viewMeeting(ctx, meeting.chair, meeting.place)
  expect(minutes.map(({ others, erased, outcomes }) => [others, erased, outcomes.length])).toEqual([
    [null, true, 3],
  ])
  expect((await readOwnData(ctx, meeting.wati)).meetings[0]?.remark).toBe(null)
  expect(await verify(ctx.dataDir)).toEqual([])
})

it('waits for the chair to decide about sheets that came late, and takes none in afterwards', async () => {
  const { ctx, ...meeting } = await world()
  const late = async (judge: 'wati' | 'budi', key: string) => {
    const typed = { ...sheet({ kebaruan: '70', dampak: '70' }, { revision: 1 }), changeReason: 'Salah baca' }
    const uid = await meeting.assignment(judge, 'karawaci')
    await keepLate(ctx, meeting[judge], uid, { ...typed, deviceTime: AFTER }, { key, sha256: sha256Hex(key) })
    const { sheets } = await viewLateSheets(ctx, meeting.chair, meeting.slug)
    return { slug: meeting.slug, uid: sheets.find(({ state }) => state === 'waiting')?.uid ?? '' }
  }
  const refused = await late('wati', 'a')
  await expect(holdAndClose(ctx, meeting, ORDER)).rejects.toThrow(new StateError('plenary_incomplete'))
  const { prepared } = await viewMeeting(ctx, meeting.chair, meeting.place)
  expect(prepared.obstacles).toEqual(['late_sheets'])
  await decideLateSheet(ctx, meeting.chair, refused, { accept: false, reason: 'Sesudah penutupan' })
  await holdAndClose(ctx, meeting, ORDER)
  const after = await late('budi', 'b')
  await expect(
    decideLateSheet(ctx, meeting.chair, after, { accept: true, reason: 'Sinyal hilang' }),
  ).rejects.toThrow(new StateError('plenary_closed'))
})
