import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addPerson, useTestContext } from '#tests/support/context'
import { png, receive } from '#tests/support/dossiers'
import { addJudging } from '#tests/support/judging'
import { readPdf } from '#tests/support/pdf-text'
import { ForbiddenError, InputError, NotFoundError } from '~/domain/errors'
import { attendanceDocument } from '~/exports/documents/attendance.server'
import { drawPdf } from '~/exports/pdf/index.server'
import type { AgendaForm } from '~/forms/agenda'
import { addAgendaItem } from '~/services/agenda.server'
import { findAttendanceFile, keepAttendanceSheet, viewAttendance } from '~/services/attendance.server'
import { readOwnData } from '~/services/own-data.server'
import { verifyFile } from '~/services/verify-report.server'

const MEETING: AgendaForm = {
  ...{ kind: 'presentation', title: 'Paparan', place: 'Aula kota', mapUrl: null, route: [] },
  ...{ startsAt: '2026-03-03T08:00', endsAt: '2026-03-03T12:00', audience: 'teams', entries: [] },
  ...{ note: '', published: true, reason: '' },
}

async function world() {
  const ctx = await useTestContext()
  const judging = await addJudging(ctx)
  const { competition, slug, rahman } = judging
  const [first, second] = Object.values(judging.wards).map(({ entry }) => entry)
  if (!first || !second) throw new Error('entries are missing')
  const member = (account: string, role: 'drafter' | 'responsible', region: string) =>
    addPerson(ctx, { account, name: account, grants: [{ role, region, competition: competition.id }] })
  await member('Rina', 'drafter', first.region_code)
  await member('Fauzi', 'responsible', first.region_code)
  const inspector = await addPerson(ctx, {
    account: 'irban',
    name: 'Irban',
    grants: [{ role: 'inspector', competition: competition.id }],
  })
  const add = (changes: Partial<AgendaForm>) => addAgendaItem(ctx, rahman, slug, { ...MEETING, ...changes })
  return { ...judging, ctx, first, second, inspector, add }
}

it('fills the list with those invited, each once, and leaves lines for others', async () => {
  const { ctx, rahman, slug, first, second, add } = await world()
  await add({})
  await add({ audience: 'judges' })
  await add({ audience: 'entries', entries: [first.uid] })
  await add({ audience: 'entries', entries: [second.uid] })
  const listed = async (number: number) => {
    const { invitees, emptyLines } = await viewAttendance(ctx, rahman, slug, number)
    return [invitees.map(({ name, role }) => [name, Object.values(role)[0]]), emptyLines]
  }
  const team = [
    ['Fauzi', 'responsible'],
    ['Rina', 'drafter'],
  ]
  const judges = [
    ['Hadi', 'Ketua'],
    ['Wati', 'Anggota 1'],
    ['Budi', 'Anggota 2'],
  ]
  expect(await listed(1)).toEqual([team, 23])
  expect(await listed(2)).toEqual([judges, 22])
  const [named] = (await listed(3)) as [string[][], number]
  expect(named.slice(0, 2)).toEqual(team)
  const [others] = (await listed(4)) as [string[][], number]
  expect(others.every(([name]) => name !== 'Rina')).toBe(true)
})

it('draws the list with a numbered line to sign for everybody', async () => {
  const { ctx, rahman, slug, add, first } = await world()
  await add({})
  const attendance = await viewAttendance(ctx, rahman, slug, 1)
  const bytes = await drawPdf(attendanceDocument(attendance, '2026-03-02T03:00:00.000Z', 'id'))
  const pdf = await readPdf(bytes)
  const text = pdf.pages.join('\n')
  for (const said of ['Daftar hadir', 'Paparan', 'Aula kota', 'Fauzi', 'Rina', first.region_name])
    expect(text).toContain(said)
  const lines = [...text.matchAll(/(?<![\d.])(\d{1,2})\.(?!\d)/g)].map(([, n]) => Number(n))
  expect(lines).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
  if (process.env['SHOTS']) writeFileSync(`${process.env['SHOTS']}/hadir.pdf`, bytes)
})

it('keeps a scan under its hash and the former one beside it, for organizer and inspector alone', async () => {
  const { ctx, rahman, hadi, inspector, slug, add } = await world()
  await add({})
  const keep = async (bytes: Buffer, name: string, actor = rahman) =>
    keepAttendanceSheet(ctx, actor, slug, 1, await receive(ctx, name, bytes))
  const first = await keep(png(8, 8), 'daftar.png')
  const second = await keep(png(9, 9), 'daftar 2.png')
  const { sheets } = await viewAttendance(ctx, inspector, slug, 1)
  expect(sheets.map(({ uid, version, uploadedBy }) => [uid, version, uploadedBy])).toEqual([
    [second.uid, 2, 'Rahman'],
    [first.uid, 1, 'Rahman'],
  ])
  const file = await findAttendanceFile(ctx, inspector, first.uid)
  expect([file.fileName, file.path]).toEqual([
    `daftar-hadir-${slug}-1-1.png`,
    ctx.files.path(sheets[1]?.sha256 ?? ''),
  ])
  await expect(findAttendanceFile(ctx, hadi, first.uid)).rejects.toThrow(NotFoundError)
  await expect(viewAttendance(ctx, hadi, slug, 1)).rejects.toThrow(ForbiddenError)
  await expect(keep(png(7, 7), 'x.png', inspector)).rejects.toThrow(ForbiddenError)
  await expect(keep(Buffer.from('<svg/>'), 'x.svg')).rejects.toThrow(InputError)
  await expect(keepAttendanceSheet(ctx, rahman, slug, 1, undefined)).rejects.toEqual(
    new InputError([{ field: 'scan', kind: 'file_required' }]),
  )
  await expect(keepAttendanceSheet(ctx, rahman, slug, 2, undefined)).rejects.toThrow(NotFoundError)
  expect((await readOwnData(ctx, rahman)).work).toMatchObject({ attendance: 2, meetings: 1 })
  expect((await verifyFile(join(ctx.dataDir, 'sinilai.sqlite'), null)).findings).toEqual([])
})
