import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type TestContext, useTestContext } from '#tests/support/context'
import { receive, SUKAASIH, SUKARASA } from '#tests/support/dossiers'
import {
  addProposalWorld,
  choose,
  handIn,
  KARAWACI,
  NUSA_JAYA,
  type ProposalWorld,
  SLUG,
  TANGERANG,
  uploadPapers,
} from '#tests/support/proposals'
import { viewDossier } from '~/services/dossiers.server'
import { viewEntries } from '~/services/entries.server'
import { showHome } from '~/services/home.server'
import { saveContact } from '~/services/people.server'
import { uploadPaper } from '~/services/proposal-draft.server'
import { viewChoices, viewKecamatan, viewProposals } from '~/services/proposal-pages.server'
import { sendProposal } from '~/services/proposal-sending.server'
import { findRetained } from '~/services/retention.server'
import { changeScheduleLocally } from '~/services/schedule.server'
import { countHeldBack, listCandidates, putEntries } from '~/services/stage-entries.server'
import { transact } from '~/services/transact.server'
import { verifyFile } from '~/services/verify-report.server'

const write = ({ proposed, reason }: { proposed: boolean; reason: string }) => ({
  subject: proposed ? 'diusulkan' : 'tidak',
  body: reason,
})

/** Two entries of Tangerang in one category, one in another, one of Karawaci. */
async function prepared() {
  const ctx = await useTestContext()
  const world = await addProposalWorld(ctx)
  const first = await handIn(ctx, world, SUKARASA)
  const second = await handIn(ctx, world, SUKAASIH)
  const service = await handIn(ctx, world, SUKARASA, 'layanan')
  const far = await handIn(ctx, world, NUSA_JAYA)
  return { ctx, world, first, second, service, far }
}

const send = (
  ctx: TestContext,
  world: ProposalWorld,
  more: object = {},
  once?: { key: string; sha256: string },
) =>
  sendProposal(
    ctx,
    world.verifier,
    {
      ...{ slug: SLUG, kecamatan: TANGERANG, letterNumber: '400/12/Kec', letterDate: '2026-03-02' },
      ...{ reason: '', agreed: true, ...more },
    },
    write,
    once,
  )

async function sent() {
  const made = await prepared()
  const { ctx, world, first, second, service } = made
  await choose(ctx, world.verifier, { [first.entry]: null, [second.entry]: 'Belum ada hasil.' })
  await choose(ctx, world.verifier, { [service.entry]: null }, { category: 'layanan' })
  await uploadPapers(ctx, world.verifier)
  return { ...made, proposal: await send(ctx, world) }
}

const candidates = async (ctx: TestContext, world: ProposalWorld) =>
  (await listCandidates(ctx, world.organizer, SLUG, 'proposal')).map(({ label }) => label)

const problems = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { problems?: unknown; reason?: string; name: string }) =>
      error.problems ?? error.reason ?? error.name,
  )

describe('choosing', () => {
  it('keeps the choice of a category as a draft, at most as many as the rules allow', async () => {
    const { ctx, world, first, second } = await prepared()
    expect(
      await problems(choose(ctx, world.verifier, { [first.entry]: null, [second.entry]: null })),
    ).toEqual([{ field: `diusulkan.${second.entry}`, kind: 'proposal_too_many', params: { max: 1 } }])
    const long = { [first.entry]: null, [second.entry]: 'x'.repeat(1001) }
    expect(await problems(choose(ctx, world.verifier, long))).toEqual([
      { field: `alasan.${second.entry}`, kind: 'too_long', params: { max: 1000 } },
    ])
    await choose(ctx, world.verifier, { [first.entry]: null, [second.entry]: '' })
    const page = await viewKecamatan(ctx, world.verifier, SLUG, TANGERANG)
    expect(page.groups).toMatchObject([
      { code: 'lingkungan', name: 'Lingkungan', entries: 2, proposed: 1, lacking: 1, ready: false },
      { code: 'layanan', entries: 1, proposed: 0, lacking: 1, ready: false },
    ])
    const events = await ctx.db.selectFrom('event').select('type').execute()
    expect(events.filter(({ type }) => type.startsWith('proposal'))).toEqual([])
  })

  it('loses nothing where two people choose at once', async () => {
    const { ctx, world, first, second } = await prepared()
    const input = { slug: SLUG, kecamatan: TANGERANG, category: 'lingkungan' }
    const { basedOn } = await viewChoices(ctx, world.verifier, input)
    await choose(
      ctx,
      world.verifier,
      { [first.entry]: null, [second.entry]: 'Belum ada hasil.' },
      { basedOn },
    )
    const mine = { [first.entry]: 'Kurang rinci.', [second.entry]: null }
    await expect(choose(ctx, world.verifier, mine, { basedOn })).rejects.toMatchObject({
      name: 'ChangedError',
      differences: [
        { field: `diusulkan.${first.entry}`, kind: 'stored_other_choice' },
        { field: `alasan.${first.entry}`, kind: 'stored_nothing' },
        { field: `diusulkan.${second.entry}`, kind: 'stored_other_choice' },
        { field: `alasan.${second.entry}`, kind: 'stored_other', params: { stored: 'Belum ada hasil.' } },
      ],
    })
  })

  it('is the verifier’s own: nobody of another kecamatan, no team, not even the organizer', async () => {
    const { ctx, world, far } = await prepared()
    const elsewhere = choose(ctx, world.verifier, { [far.entry]: null }, { kecamatan: KARAWACI })
    expect(await problems(elsewhere)).toBe('NotFoundError')
    expect(await problems(choose(ctx, world.organizer, {}))).toBe('ForbiddenError')
    expect(await problems(choose(ctx, world.drafter, {}))).toBe('NotFoundError')
    expect(await problems(viewKecamatan(ctx, world.otherVerifier, SLUG, TANGERANG))).toBe('NotFoundError')
    expect((await viewProposals(ctx, world.otherVerifier, SLUG)).kecamatan.map(({ code }) => code)).toEqual([
      KARAWACI,
    ])
  })

  it('leaves out what is not checked', async () => {
    const { ctx, world } = await prepared()
    const { dossier } = await handIn(ctx, world, SUKAASIH, 'layanan', false)
    const page = await viewKecamatan(ctx, world.verifier, SLUG, TANGERANG)
    expect([page.unchecked, page.choices.length]).toEqual([1, 3])
    expect(page.choices.flatMap(({ dossiers }) => dossiers.map(({ uid }) => uid))).not.toContain(dossier)
  })
})

describe('sending', () => {
  it('needs every reason, both papers, the sender’s word, and what they have seen', async () => {
    const { ctx, world, first, second, service } = await prepared()
    expect(await problems(send(ctx, world))).toBe('proposal_lacks')
    await choose(ctx, world.verifier, { [first.entry]: null, [second.entry]: 'Belum ada hasil.' })
    await choose(ctx, world.verifier, { [service.entry]: null }, { category: 'layanan' })
    expect(await problems(send(ctx, world))).toBe('proposal_papers')
    await uploadPapers(ctx, world.verifier)
    expect(await problems(send(ctx, world, { agreed: false }))).toEqual([
      { field: 'agreed', kind: 'proposal_not_agreed' },
    ])
    const { basedOn } = await viewKecamatan(ctx, world.verifier, SLUG, TANGERANG)
    await choose(ctx, world.verifier, { [first.entry]: null, [second.entry]: 'Belum ada bukti.' })
    await expect(send(ctx, world, { basedOn })).rejects.toMatchObject({ reason: 'proposal_changed' })
    expect(await ctx.db.selectFrom('proposal').select('id').execute()).toEqual([])
  })

  it('takes no file that is none', async () => {
    const { ctx, world } = await prepared()
    const upload = async (name: string, bytes: Uint8Array) =>
      problems(
        uploadPaper(ctx, world.verifier, {
          ...{ slug: SLUG, kecamatan: TANGERANG, kind: 'letter' },
          file: await receive(ctx, name, bytes),
        }),
      )
    expect(await upload('surat.pdf', Buffer.from('<svg onload=alert(1)>'))).toMatchObject([
      { field: 'surat' },
    ])
    expect(await upload('surat.pdf', Buffer.alloc(0))).toMatchObject([{ field: 'surat' }])
    expect((await viewKecamatan(ctx, world.verifier, SLUG, TANGERANG)).files).toEqual([])
  })

  it('records who goes on and who does not with the reason, tells the others, and proves itself', async () => {
    const { ctx, world, first, second, service, far, proposal } = await sent()
    expect(proposal.number).toBe(1)
    const page = await viewKecamatan(ctx, world.organizer, SLUG, TANGERANG)
    expect(page.sent).toMatchObject([
      {
        ...{ number: 1, letterNumber: '400/12/Kec', letterDate: '2026-03-02', reason: null },
        entries: [
          { label: first.label, proposed: true, reason: null },
          { label: second.label, proposed: false, reason: 'Belum ada hasil.' },
          { label: service.label, proposed: true, reason: null },
        ],
      },
    ])
    const rows = (await viewProposals(ctx, world.organizer, SLUG)).kecamatan
    expect(rows).toMatchObject([
      { code: TANGERANG, sent: { number: 1, proposed: 2, entries: 3 } },
      { code: KARAWACI, checked: 1, sent: null },
    ])
    // Only what is proposed can be put into a stage; the other kecamatan has sent nothing.
    expect(await candidates(ctx, world)).toEqual([first.label, service.label])
    expect(await countHeldBack(ctx, world.organizer, SLUG)).toBe(2)
    for (const entry of [second.entry, far.entry])
      await expect(putEntries(ctx, world.organizer, SLUG, 'proposal', [entry])).rejects.toThrow(
        'entry_not_submitted',
      )
    expect(await putEntries(ctx, world.organizer, SLUG, 'proposal', 'all')).toEqual({ added: 2 })
    // The team is told why, on its page and on its front page; the others are not.
    const seen = await viewDossier(ctx, world.otherTeam, second.dossier)
    expect(seen.proposal).toMatchObject({ proposed: 0, reason: 'Belum ada hasil.', kecamatan: 'Tangerang' })
    expect(
      (await showHome(ctx, world.otherTeam)).filter(({ kind }) => kind === 'entry_not_proposed'),
    ).toEqual([
      {
        ...{ as: 'notice', tone: 'warning', kind: 'entry_not_proposed' },
        params: {
          title: 'Bank sampah RW 03',
          kecamatan: 'Tangerang',
          competition: 'Lomba Inovasi Kelurahan Kota Tangerang',
        },
        href: `/berkas/${second.dossier}`,
      },
    ])
    expect((await showHome(ctx, world.drafter)).map(({ kind }) => kind)).not.toContain('entry_not_proposed')
    const board = await viewEntries(ctx, world.organizer, {
      ...{ slug: SLUG, filter: { state: 'tidak_lolos' }, page: 1 },
    })
    expect(board.entries.map(({ label }) => label)).toEqual([second.label])
    expect((await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings).toEqual([])
  })

  it('happens once however often the button is pressed', async () => {
    const { ctx, world, first, second, service } = await prepared()
    await choose(ctx, world.verifier, { [first.entry]: null, [second.entry]: 'Belum ada hasil.' })
    await choose(ctx, world.verifier, { [service.entry]: null }, { category: 'layanan' })
    await uploadPapers(ctx, world.verifier)
    const once = { key: 'k'.repeat(24), sha256: 'a'.repeat(64) }
    const [one, two] = [await send(ctx, world, {}, once), await send(ctx, world, {}, once)]
    expect(two).toEqual(one)
    expect(await ctx.db.selectFrom('proposal').select('number').execute()).toEqual([{ number: 1 }])
  })
})

describe('a proposal that was sent', () => {
  it('is replaced by another with a reason: the newest holds, both stay', async () => {
    const { ctx, world, first, second } = await sent()
    await choose(ctx, world.verifier, { [first.entry]: 'Mengundurkan diri.', [second.entry]: null })
    expect(await problems(send(ctx, world, { reason: 'Ralat' }))).toBe('proposal_papers')
    await uploadPapers(ctx, world.verifier)
    expect(await problems(send(ctx, world))).toEqual([{ field: 'reason', kind: 'required' }])
    expect((await send(ctx, world, { reason: 'Ralat' })).number).toBe(2)
    const { sent: all } = await viewKecamatan(ctx, world.organizer, SLUG, TANGERANG)
    expect(all.map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'Ralat'],
      [1, null],
    ])
    expect(await candidates(ctx, world)).toEqual([second.label, 'P-003'])
    expect((await viewDossier(ctx, world.otherTeam, second.dossier)).proposal).toMatchObject({ proposed: 1 })
    expect((await showHome(ctx, world.drafter)).map(({ kind }) => kind)).toContain('entry_not_proposed')
    const silently = ctx.db.updateTable('proposal_entry').set({ proposed: 1 }).execute()
    await expect(silently).rejects.toThrow('rows never change')
  })

  it('cannot be replaced once its entries are in a stage', async () => {
    const { ctx, world, first } = await sent()
    await putEntries(ctx, world.organizer, SLUG, 'proposal', [first.entry])
    expect(await problems(choose(ctx, world.verifier, { [first.entry]: 'x' }))).toBe('proposal_in_stage')
    expect(await problems(send(ctx, world, { reason: 'Ralat' }))).toBe('proposal_in_stage')
  })
})

it('closes when its minute is over, later where the time is moved for everybody', async () => {
  const { ctx, world, first } = await prepared()
  ctx.setNow('2026-04-10T16:59:59.000Z')
  await choose(ctx, world.verifier, { [first.entry]: null })
  await changeScheduleLocally(ctx, world.organizer, SLUG, {
    ...{ target: '@proposal', bound: 'closes', newAt: '2026-04-12T12:00' },
    ...{ reason: 'Libur', letterNumber: '7' },
  })
  ctx.setNow('2026-04-10T17:00:00.000Z')
  await choose(ctx, world.verifier, { [first.entry]: 'Ditunda.' })
  ctx.setNow('2026-04-12T05:01:00.000Z')
  expect(await problems(choose(ctx, world.verifier, { [first.entry]: null }))).toBe('proposal_closed')
  expect((await viewProposals(ctx, world.organizer, SLUG)).mayRemind).toBe(false)
  // Nothing goes on from a kecamatan that has sent nothing.
  expect(await candidates(ctx, world)).toEqual([])
})

it('waits on the front page of the kecamatan until it is sent', async () => {
  const { ctx, world } = await sent()
  const waiting = async (actor: typeof world.verifier) =>
    (await showHome(ctx, actor)).filter(({ kind }) => kind === 'proposal_to_send').map(({ href }) => href)
  expect(await waiting(world.verifier)).toEqual([])
  expect(await waiting(world.otherVerifier)).toEqual([`/kelola/${SLUG}/usulan/${KARAWACI}`])
})

it('leaves no draft of its reasons when the notes of the competition are erased; what was sent stays', async () => {
  const { ctx, world } = await sent()
  const found = await findRetained(ctx.db, world.competition.id, ctx.now().toISOString())
  expect(await found.count('proposal_choice')).toBe(3)
  await found.remove('proposal_choice')
  const [proposal] = (await viewKecamatan(ctx, world.organizer, SLUG, TANGERANG)).sent
  expect(proposal?.entries.map(({ reason }) => reason)).toEqual([null, 'Belum ada hasil.', null])
})

it('writes to the teams that are not proposed, once each, and to nobody else', async () => {
  const { ctx, world, first, second, service } = await prepared()
  const withMail = { ...ctx, mail: { enabled: true, send: async () => {} } } as TestContext
  for (const person of [world.otherTeam, world.drafter, world.teams[SUKAASIH].responsible])
    await transact(ctx, world.organizer, { type: 'account.changed' }, (tx, record) =>
      saveContact(tx, record, person.id ?? 0, { email: `${person.account}@example.go.id`, phone: null }),
    )
  await choose(ctx, world.verifier, { [first.entry]: null, [second.entry]: 'Belum ada hasil.' })
  await choose(ctx, world.verifier, { [service.entry]: null }, { category: 'layanan' })
  await uploadPapers(ctx, world.verifier)
  const once = { key: 'm'.repeat(24), sha256: 'a'.repeat(64) }
  await send(withMail, world, {}, once)
  await send(withMail, world, {}, once)
  const told = await ctx.db.selectFrom('outbox').select(['address', 'subject', 'body']).execute()
  expect(told).toEqual([
    { address: 'tetangga@example.go.id', subject: 'tidak', body: 'Belum ada hasil.' },
    { address: 'lurah-asih@example.go.id', subject: 'tidak', body: 'Belum ada hasil.' },
  ])
})
