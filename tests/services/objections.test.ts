import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import { PDF } from '#tests/support/dossiers'
import {
  addResultWorld,
  announceBy,
  closeMeetingOf,
  decreeBy,
  freezeBy,
  prepareStage,
  verifyData,
} from '#tests/support/results'
import { ForbiddenError, InputError, NotFoundError } from '~/domain/errors'
import { sha256Hex } from '~/services/ids.server'
import {
  answerObjection,
  correctionFrom,
  viewObjection,
  viewObjections,
} from '~/services/objection-answers.server'
import { openObjectionWindow } from '~/services/objection-window.server'
import {
  draftObjection,
  findObjectionEvidence,
  sendObjection,
  viewObjecting,
  withdrawObjection,
} from '~/services/objections.server'
import { readOwnData } from '~/services/own-data.server'
import { viewOwnResults } from '~/services/own-results.server'

const WINDOW = { stages: ['proposal'], final: true, days: 3 }

/** Result no. 1 in its window, which ends on the 10th at 23.59 WIB; the team of Karawaci. */
async function inWindow() {
  const ctx = await useTestContext()
  const world = await addResultWorld(ctx, { objections: WINDOW })
  await closeMeetingOf(ctx, world)
  const number = await freezeBy(ctx, world.sari, world.chair, world)
  const place = { slug: world.slug, number }
  const { entry, dossier } = world.wards.karawaci
  const grant = { region: entry.region_code, competition: world.competition.id }
  const member = (account: string, role: 'responsible' | 'drafter') =>
    addPerson(ctx, { account, name: account, grants: [{ role, ...grant }] })
  const lurah = await member('lurah-karawaci', 'responsible')
  const drafter = await member('penyusun-karawaci', 'drafter')
  const today = ctx.now().toISOString().slice(0, 10)
  const until = `${today.slice(0, 8)}${String(Number(today.slice(8)) + 5).padStart(2, '0')}`
  const open = () => openObjectionWindow(ctx, world.sari, place, { until })
  const own = { uid: dossier.uid, number }
  const send = (grounds = 'Nilai kebaruan keliru', actor = lurah, files: Buffer[] = []) =>
    sendObjection(ctx, actor, own, { grounds, files: files.map((bytes, n) => received(ctx, bytes, n)) })
  return { ctx, world, place, own, lurah, drafter, until, open, send }
}

function received(ctx: Awaited<ReturnType<typeof useTestContext>>, bytes: Buffer, n: number) {
  const path = ctx.files.temporary()
  writeFileSync(path, bytes)
  return { name: `bukti-${n}.pdf`, path, size: bytes.length, sha256: sha256Hex(bytes) }
}

const stateError = (reason: string) => expect.objectContaining({ reason })

describe('what a team sees of its own result', () => {
  it('is nothing before the window, then its own place and marks, and reasons once it is published', async () => {
    const { ctx, world, own, lurah, open, place, until } = await inWindow()
    expect((await viewOwnResults(ctx, lurah, own.uid)).results).toEqual([])
    await open()
    const [seen] = (await viewOwnResults(ctx, lurah, own.uid)).results
    expect(seen).toMatchObject({ number: 1, published: false, window: 'open', reasons: [] })
    expect(seen?.own.total?.text).toBe('90.00')
    expect(seen?.own.lists).toEqual([{ per: 'whole', name: null, rank: 1, of: 3, tied: false }])
    expect(seen?.own.stages[0]?.criteria[0]).toMatchObject({
      own: { text: '90.00' },
      category: { text: '83.33' },
    })
    const text = JSON.stringify(seen)
    for (const other of ['Sukarasa', 'Nusa Jaya', 'Wati', 'Budi', 'Hadi']) expect(text).not.toContain(other)
    await expect(viewOwnResults(ctx, world.sari, own.uid)).rejects.toThrow(NotFoundError)
    ctx.setNow(`${until}T18:00:00.000Z`)
    await decreeBy(ctx, world.sari, world.chair, place, {})
    await announceBy(ctx, world.sari, world.chair, place, { date: until, embargo: null })
    const [published] = (await viewOwnResults(ctx, lurah, own.uid)).results
    expect(published).toMatchObject({ published: true, window: 'closed' })
  })
})

describe('objecting', () => {
  it('keeps a draft, is sent by the responsible person with a receipt, and stands in the gate', async () => {
    const { ctx, world, own, lurah, drafter, open, send, place } = await inWindow()
    await expect(send()).rejects.toThrow(NotFoundError)
    await open()
    const { basedOn } = await viewObjecting(ctx, drafter, own)
    await draftObjection(ctx, drafter, own, { grounds: 'Nilai keliru', basedOn })
    expect((await viewObjecting(ctx, lurah, own)).draft).toBe('Nilai keliru')
    await expect(draftObjection(ctx, lurah, own, { grounds: 'Lain', basedOn })).rejects.toThrow()
    await expect(send('Nilai keliru', drafter)).rejects.toThrow(ForbiddenError)
    await expect(send('Nilai keliru', lurah, [Buffer.from('bukan')])).rejects.toThrow(InputError)
    const { code } = await send('Nilai keliru', lurah, [PDF])
    const view = await viewObjecting(ctx, lurah, own)
    expect(view).toMatchObject({ draft: '', standing: true, objections: [{ code, state: 'received' }] })
    const file = view.objections[0]?.files[0]?.uid ?? ''
    expect((await findObjectionEvidence(ctx, world.chair, file)).mediaType).toBe('application/pdf')
    const stranger = await addPerson(ctx, { account: 'orang', name: 'Orang' })
    await expect(findObjectionEvidence(ctx, stranger, file)).rejects.toThrow(NotFoundError)
    await expect(send()).rejects.toEqual(stateError('objection_standing'))
    const { gate } = await prepareStage(ctx, world)
    const inGate = gate.lines.map(({ obstacle }) => obstacle).filter(({ kind }) => kind === 'objection_open')
    expect(inGate).toEqual([
      { kind: 'objection_open', objection: view.objections[0]?.uid, result: place.number },
    ])
    const kept = (await readOwnData(ctx, lurah)).objections
    expect(kept.map(({ text }) => text)).toEqual(['Nilai keliru'])
    await withdrawObjection(ctx, lurah, own)
    expect((await send('Sekali lagi')).code).not.toBe(code)
    expect(await verifyData(ctx)).toEqual([])
  })

  it('ends with the last minute of the window on the server’s clock; a draft stays readable', async () => {
    const { ctx, own, lurah, drafter, until, open, send } = await inWindow()
    await open()
    const { basedOn } = await viewObjecting(ctx, drafter, own)
    await draftObjection(ctx, drafter, own, { grounds: 'Belum sempat', basedOn })
    ctx.setNow(`${until}T16:59:59.999Z`)
    await send()
    await withdrawObjection(ctx, lurah, own)
    await draftObjection(ctx, drafter, own, {
      grounds: 'Belum sempat',
      basedOn: (await viewObjecting(ctx, drafter, own)).basedOn,
    })
    ctx.setNow(`${until}T17:00:00.000Z`)
    await expect(send()).rejects.toEqual(stateError('objection_closed'))
    await expect(withdrawObjection(ctx, lurah, own)).rejects.toEqual(stateError('objection_closed'))
    expect(await viewObjecting(ctx, drafter, own)).toMatchObject({ window: 'closed', draft: 'Belum sempat' })
  })
})

describe('answering', () => {
  it('is the chair’s, names no judge, stays, and leads to a correction when upheld', async () => {
    const { ctx, world, own, lurah, open, send } = await inWindow()
    await open()
    await send()
    const { objections } = await viewObjections(ctx, world.chair, world.slug)
    const at = { slug: world.slug, uid: objections[0]?.uid ?? '' }
    const answer = (text: string, actor = world.chair) =>
      answerObjection(ctx, actor, at, { decision: 'partly_upheld', answer: text })
    await expect(answer('Cukup', world.sari)).rejects.toThrow(ForbiddenError)
    await expect(answer('Nilai dari Wati keliru')).rejects.toMatchObject({
      problems: [{ field: 'answer', kind: 'names_judge', params: { name: 'Wati' } }],
    })
    expect(await answer('Satu nilai salah dibaca')).toEqual({ corrects: true })
    await expect(answer('Lain')).rejects.toEqual(stateError('objection_decided'))
    const view = await viewObjecting(ctx, lurah, own)
    expect(view.objections[0]).toMatchObject({ state: 'partly_upheld', answer: 'Satu nilai salah dibaca' })
    expect(await correctionFrom(ctx, { slug: world.slug }, at.uid)).toMatchObject({
      decision: 'partly_upheld',
      number: 1,
    })
    expect((await viewObjection(ctx, world.chair, at)).mayAnswer).toBe(false)
    expect(await verifyData(ctx)).toEqual([])
  })

  it('is another’s where the chair has a conflict of interest', async () => {
    const { ctx, world, open, send } = await inWindow()
    await open()
    await send()
    const deputy = await addPerson(ctx, {
      ...{ account: 'wakil', name: 'Wakil' },
      grants: [{ role: 'deputy', competition: world.competition.id }],
    })
    const home = world.wards.karawaci.entry.region_code
    const near = await addPerson(ctx, {
      ...{ account: 'tetangga', name: 'Tetangga', homeRegion: home },
      grants: [{ role: 'deputy', competition: world.competition.id }],
    })
    const { objections } = await viewObjections(ctx, world.chair, world.slug)
    const at = { slug: world.slug, uid: objections[0]?.uid ?? '' }
    const decision = { decision: 'dismissed', answer: 'Angkanya benar' } as const
    expect((await viewObjection(ctx, near, at)).conflict).toContain('Wakil')
    await expect(answerObjection(ctx, near, at, decision)).rejects.toEqual(stateError('objection_conflict'))
    expect(await answerObjection(ctx, deputy, at, decision)).toEqual({ corrects: false })
  })
})
