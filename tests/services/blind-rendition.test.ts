import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { addBlindWorld, type BlindWorld, checkBlind, LEAKS, listNames, SLUG } from '#tests/support/blind'
import { type TestContext, useTestContext } from '#tests/support/context'
import { release } from '#tests/support/dossiers'
import { sheet } from '#tests/support/judging'
import { readPdf } from '#tests/support/pdf-text'
import { readBlindBoard } from '~/services/blind-board.server'
import { confirmBlind, readBlindPreview } from '~/services/blind-confirmation.server'
import { findJudgeFile } from '~/services/blind-downloads.server'
import { readBlindList, saveBlindList } from '~/services/blind-lists.server'
import { declareConflict, readConflictPage } from '~/services/conflicts.server'
import { removeEntry } from '~/services/entry-removal.server'
import { listJudgeStages } from '~/services/judging.server'
import { findEvidenceFile, readRevision } from '~/services/revisions.server'
import { saveDraft } from '~/services/scoresheets.server'
import { readSheetPage } from '~/services/sheet-reading.server'
import { putEntries } from '~/services/stage-entries.server'
import { submitDossier, withdrawDossier } from '~/services/submissions.server'

const leaksIn = (text: string) => LEAKS.filter((leak) => text.toLowerCase().includes(leak))
const place = (world: BlindWorld) => ({ slug: SLUG, revision: world.revision })

async function openWorld(): Promise<{ ctx: TestContext; world: BlindWorld }> {
  const ctx = await useTestContext()
  return { ctx, world: await addBlindWorld(ctx) }
}

describe('before the organizer has confirmed anything', () => {
  it('an entry is not before its judges, in the blind stage or the other', async () => {
    const { ctx, world } = await openWorld()
    const stages = await listJudgeStages(ctx, world.judge)
    expect(stages.map(({ stage, waiting, tasks }) => [stage.code, waiting, tasks.length])).toEqual([
      ['proposal', 1, 0],
      ['paparan', 1, 0],
    ])
    const missing = { name: 'StateError', reason: 'blind_rendition_missing' }
    await expect(readSheetPage(ctx, world.judge, world.assignment)).rejects.toMatchObject(missing)
    await expect(
      saveDraft(ctx, world.judge, world.assignment, sheet({ kebaruan: '80' })),
    ).rejects.toMatchObject(missing)
    const first = { name: 'StateError', reason: 'blind_stage_first' }
    await expect(readSheetPage(ctx, world.judge, world.named)).rejects.toMatchObject(first)
    await expect(readRevision(ctx, world.judge, world.revision, 'full')).rejects.toMatchObject({
      name: 'NotFoundError',
    })
    await expect(readRevision(ctx, world.judge, world.revision, 'blind')).rejects.toMatchObject(missing)
    expect((await readBlindBoard(ctx, world.organizer, SLUG)).stages).toMatchObject([
      { code: 'proposal', left: 1 },
    ])
  })

  it('proposes what is on record, and asks about what only looks like a name', async () => {
    const { ctx, world } = await openWorld()
    const { names } = await readBlindList(ctx, world.organizer, SLUG, world.revision)
    const known = names.filter(({ chosen }) => chosen).map(({ name, mark }) => [name, mark])
    expect(known).toEqual([
      ['Nusa Jaya', '[kelurahan]'],
      ['Karawaci', '[kecamatan]'],
      ['Tangerang', '[kota]'],
      ['Banten', '[provinsi]'],
      ['Ahmad Fauzi', '[nama orang 1]'],
      ['Eko Prasetyo', '[nama orang 2]'],
      ['Rina Marlina', '[nama orang 3]'],
      ['Koperasi Sejahtera', '[mitra 1]'],
      ['0812-3456-7890', '[kontak 1]'],
      ['@nusajaya_official', '[kontak 2]'],
    ])
    const asked = names.filter(({ chosen }) => !chosen).map(({ name }) => name)
    for (const name of ['Fauzi', 'Rina', 'Marlina', 'Jalan Cempaka']) expect(asked).toContain(name)
    for (const name of ['Warga', 'Sampah', 'Setiap']) expect(asked).not.toContain(name)
  })
})

describe('a list of names', () => {
  it('is refused with what cannot be searched, and when somebody else saved meanwhile', async () => {
    const { ctx, world } = await openWorld()
    const typed = { version: '0', chosen: [], added: 'x', addedKind: 'place', shown: [] } as const
    const save = (more: object) => saveBlindList(ctx, world.organizer, place(world), { ...typed, ...more })
    await expect(save({})).rejects.toMatchObject({ problems: [{ field: 'added', kind: 'blind_name_short' }] })
    await expect(save({ added: 'a'.repeat(121) })).rejects.toMatchObject({ problems: [{ kind: 'too_long' }] })
    await save({ added: 'Kampung Melati' })
    await expect(save({ added: 'Kampung Mawar' })).rejects.toMatchObject({ reason: 'blind_list_changed' })
    const { names } = await readBlindList(ctx, world.organizer, SLUG, world.revision)
    expect(names.filter(({ chosen }) => chosen).map(({ name, mark }) => [name, mark])).toEqual([
      ['Kampung Melati', '[tempat 1]'],
    ])
  })

  it('is the organizer’s alone', async () => {
    const { ctx, world } = await openWorld()
    for (const other of [world.judge, world.drafter, world.verifier])
      await expect(readBlindList(ctx, other, SLUG, world.revision)).rejects.toMatchObject({
        name: 'NotFoundError',
      })
    await expect(readBlindList(ctx, world.organizer, 'lomba-lain', world.revision)).rejects.toMatchObject({
      name: 'NotFoundError',
    })
  })

  it('is confirmed as it was read, with the tick', async () => {
    const { ctx, world } = await openWorld()
    const confirm = (seen: string, agreed = true) =>
      confirmBlind(ctx, world.organizer, place(world), { seen, agreed })
    await expect(confirm('')).rejects.toMatchObject({ reason: 'blind_list_missing' })
    await listNames(ctx, world)
    const { seen } = await readBlindPreview(ctx, world.organizer, SLUG, world.revision)
    await expect(confirm(seen, false)).rejects.toMatchObject({
      problems: [{ field: 'agreed', kind: 'required' }],
    })
    await listNames(ctx, world, { added: 'Sampah Kita' })
    await listNames(ctx, world, { shown: [world.evidence.photo] })
    await expect(confirm(seen)).rejects.toMatchObject({ reason: 'blind_list_changed' })
  })
})

describe('after the confirmation', () => {
  let ctx: TestContext
  let world: BlindWorld

  it('judges read the dossier without a name', async () => {
    ;({ ctx, world } = await openWorld())
    await checkBlind(ctx, world, [world.evidence.pdf, world.evidence.photo, world.evidence.link])
    const reading = await readRevision(ctx, world.judge, world.revision, 'blind')
    expect(leaksIn(JSON.stringify(reading))).toEqual([])
    const { content, ward, revision, blind } = reading
    expect([ward, revision, blind]).toEqual([null, null, { withheld: 1 }])
    expect(content.title).toBe('Pilah [kelurahan]')
    expect(content.values['summary']).toBe(
      'Warga [kelurahan] memilah sampah. [nama orang 3] dan [nama orang 1] ([kontak 1]) memimpin di [tempat 1], ' +
        '[kecamatan]. Setiap Sabtu warga [tempat 1] menimbang; lihat @[kontak 2].',
    )
    expect(content.values['video']).toBe('[tautan]')
    expect(content.values['place']).toBe('[lokasi]')
    expect(
      content.evidence.map(({ uid, fileName, caption, sha256 }) => [uid, fileName, caption, sha256]),
    ).toEqual([
      ['bukti-1', 'bukti-1.pdf', 'Proposal [kelurahan]', null],
      ['bukti-3', 'bukti-3.jpg', '[nama orang 3] di [tempat 1]', null],
    ])
  })

  it('files carry neither name nor metadata', async () => {
    ;({ ctx, world } = await openWorld())
    const { pdf, photo } = world.evidence
    await checkBlind(ctx, world, [pdf, photo])
    const find = (piece: string, small = false) =>
      findJudgeFile(ctx, world.judge, { assignment: world.assignment, number: '1', piece, small })
    const drawn = await find('bukti-1')
    const bytes = await readFile(drawn.path)
    expect([drawn.fileName, drawn.mediaType]).toEqual(['bukti-1.pdf', 'application/pdf'])
    const { pages, info } = await readPdf(bytes)
    expect(pages).toEqual([''])
    expect(leaksIn(JSON.stringify(info) + bytes.toString('latin1'))).toEqual([])
    expect(info).toMatchObject({ Producer: 'Sinilai', CreationDate: 'D:19700101000000Z' })
    const picture = await find('bukti-3')
    const meta = await sharp(picture.path).metadata()
    expect([picture.fileName, meta.exif, meta.xmp, meta.iptc]).toEqual([
      'bukti-3.jpg',
      undefined,
      undefined,
      undefined,
    ])
    expect(leaksIn((await readFile(picture.path)).toString('latin1'))).toEqual([])
    expect(await find('bukti-3', true)).toMatchObject({ mediaType: 'image/webp', fileName: 'bukti-3.webp' })
    const none = { name: 'NotFoundError' }
    await expect(find('bukti-1', true)).rejects.toMatchObject(none)
    await expect(find('bukti-2')).rejects.toMatchObject(none)
    for (const uid of [pdf, photo])
      await expect(findEvidenceFile(ctx, world.judge, uid)).rejects.toMatchObject(none)
  })

  it('covers the name in a drawn PDF and nothing else', async () => {
    ;({ ctx, world } = await openWorld())
    await checkBlind(ctx, world, [world.evidence.pdf])
    const { path } = await findJudgeFile(ctx, world.judge, {
      ...{ assignment: world.assignment, number: '1', piece: 'bukti-1', small: false },
    })
    const jpeg = (await readFile(path)).toString('latin1')
    const start = jpeg.indexOf('\xff\xd8\xff')
    const picture = sharp(
      Buffer.from(jpeg.slice(start, jpeg.indexOf('endstream', start)), 'latin1'),
    ).greyscale()
    const { width = 0, height = 0 } = await picture.metadata()
    const darkest = async (top: number, part: number) => {
      const area = { left: 0, top: Math.round(top * height), width, height: Math.round(part * height) }
      const { channels } = await sharp(await picture.clone().extract(area).toBuffer()).stats()
      return channels[0]?.min ?? 255
    }
    // Both lines stand on the upper fifth; the covering grey is lighter than letters.
    if (process.env['SHOTS']) await picture.clone().toFile(`${process.env['SHOTS']}/drawn.png`)
    expect(await darkest(0.08, 0.04)).toBeGreaterThan(70)
    expect(await darkest(0.13, 0.04)).toBeLessThan(40)
  })

  it('a new revision waits for a new check, which begins with the former list', async () => {
    ;({ ctx, world } = await openWorld())
    await checkBlind(ctx, world, [world.evidence.photo])
    await withdrawDossier(ctx, world.drafter, { uid: world.uid })
    await release(ctx, world.responsible, world.uid)
    const next = await submitDossier(ctx, world.drafter, { uid: world.uid })
    const board = async () => (await readBlindBoard(ctx, world.organizer, SLUG)).stages[0]
    const entry = (await board())?.entries[0]
    expect((await board())?.left).toBe(0)
    await removeEntry(ctx, world.organizer, { slug: SLUG, entry: entry?.uid ?? '' }, 'Revisi baru')
    await putEntries(ctx, world.organizer, SLUG, 'proposal', 'all')
    expect(await board()).toMatchObject({
      left: 1,
      entries: [{ dossiers: [{ uid: next.revision, state: 'todo' }] }],
    })
    const list = await readBlindList(ctx, world.organizer, SLUG, next.revision)
    expect(list.names.filter(({ name, chosen }) => name === 'Jalan Cempaka' && chosen)).toHaveLength(1)
    expect(list.files.filter(({ shown }) => shown).map(({ item }) => item.uid)).toEqual([
      world.evidence.photo,
    ])
  })

  it('changing the list takes the rendition from the judges until it is confirmed again', async () => {
    ;({ ctx, world } = await openWorld())
    await checkBlind(ctx, world)
    expect((await listJudgeStages(ctx, world.judge)).map(({ tasks }) => tasks.length)).toEqual([1, 0])
    await listNames(ctx, world, { added: 'Sampah' })
    expect((await listJudgeStages(ctx, world.judge)).map(({ tasks }) => tasks.length)).toEqual([0, 0])
  })

  it('names come with the next stage, once the blind one is over', async () => {
    ;({ ctx, world } = await openWorld())
    await checkBlind(ctx, world)
    ctx.setNow('2026-05-02T00:00:00.000Z')
    expect((await readSheetPage(ctx, world.judge, world.named)).access.work.rendition).toBe('full')
    expect((await readRevision(ctx, world.judge, world.revision, 'full')).ward?.name).toBe('Nusa Jaya')
  })

  it('an entry keeps its label of the blind stage where a judge has declared a conflict', async () => {
    ;({ ctx, world } = await openWorld())
    await checkBlind(ctx, world)
    const labels = async () => {
      const { entries, conflicts } = await readConflictPage(ctx, world.judge, SLUG)
      return [entries.map(({ label }) => label), conflicts.map(({ target }) => target)]
    }
    expect(await labels()).toEqual([['Peserta 01'], []])
    const [entry] = (await readConflictPage(ctx, world.judge, SLUG)).entries
    await declareConflict(ctx, world.judge, SLUG, { kind: 'lain', entry: entry?.uid ?? null })
    expect(await labels()).toEqual([[], ['Peserta 01']])
  })

  it('leaves chains and rows whole', async () => {
    ;({ ctx, world } = await openWorld())
    await checkBlind(ctx, world, [world.evidence.photo])
    expect((await ctx.compute.verify()).findings).toEqual([])
  })
})
