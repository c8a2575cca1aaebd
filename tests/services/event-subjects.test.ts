import { expect, it } from 'vitest'
import { checkProposed } from '#tests/support/blind'
import { RULES } from '#tests/support/competition'
import { useTestContext } from '#tests/support/context'
import { addJudging, sheet } from '#tests/support/judging'
import type { EventType } from '~/domain/events'
import type { Rules } from '~/domain/rules'
import { readRecord } from '~/services/record.server'
import { submitSheet } from '~/services/scoresheets.server'
import { inviteWards } from '~/services/ward-invitations.server'

async function recorded(rules: Rules = RULES) {
  const ctx = await useTestContext()
  const world = await addJudging(ctx, { rules })
  const subjects = async (type: EventType) => {
    const { events } = await readRecord(ctx, world.rahman, world.slug, 1)
    return events.filter((event) => event.type === type).map((event) => event.subjects)
  }
  return { ctx, ...world, subjects }
}

const KARAWACI = { kind: 'entry', label: 'P1', ward: 'Karawaci', kecamatan: 'Karawaci' }

it('names the entry, stage and revision of a sheet, the seat and person of a seating', async () => {
  const { ctx, wati, assignment, subjects } = await recorded()
  await submitSheet(
    ctx,
    wati,
    await assignment('wati', 'karawaci'),
    sheet({ kebaruan: '80', dampak: ['75', 'Terukur'] }),
  )
  expect(await subjects('scoresheet.submitted')).toEqual([
    [KARAWACI, { kind: 'stage', name: 'Penilaian proposal' }, { kind: 'revision', number: 1 }],
  ])
  expect((await subjects('seat.changed'))[0]).toEqual([
    { kind: 'person', name: 'Budi' },
    { kind: 'seat', name: 'Anggota 2' },
  ])
  expect(await subjects('independence.signed')).toEqual(
    ['Budi', 'Wati', 'Hadi'].map((name) => [{ kind: 'person', name }]),
  )
})

it('takes what an event wrote where its references say nothing, and counts what are many', async () => {
  const { ctx, rahman, slug, subjects } = await recorded()
  const [sukarasa, , karawaci] = await subjects('dossier.submitted')
  expect(sukarasa).toEqual([{ kind: 'entry', label: 'P3', ward: 'Sukarasa', kecamatan: 'Tangerang' }])
  expect(karawaci).toEqual([KARAWACI])
  // Wati lives in Kecamatan Tangerang: two entries for her, three for Hadi and for Budi.
  expect(await subjects('assignment.created')).toEqual([
    [
      { kind: 'entries', count: 3 },
      { kind: 'stage', name: 'Penilaian proposal' },
      { kind: 'assignments', count: 8 },
    ],
  ])
  await inviteWards(ctx, rahman, slug, { codes: ['36.71.07.1001', '36.71.07.1004'] })
  await inviteWards(ctx, rahman, slug, { codes: ['36.71.07.1001'] })
  expect(await subjects('invitation.issued')).toEqual([
    [{ kind: 'region', name: 'Karawaci, Kec. Karawaci' }],
    [{ kind: 'regions', count: 2 }],
  ])
})

it('calls the entries of a blind stage by their label alone', async () => {
  const { ctx, wati, assignment, subjects, rahman, slug, wards } = await recorded({
    ...RULES,
    stages: RULES.stages.map((stage) => ({ ...stage, blind: true })),
  })
  await checkProposed(ctx, rahman, { slug, revision: wards.karawaci.revision.uid })
  await submitSheet(
    ctx,
    wati,
    await assignment('wati', 'karawaci'),
    sheet({ kebaruan: '80', dampak: ['75', 'Terukur'] }),
  )
  expect((await subjects('scoresheet.submitted'))[0]?.[0]).toEqual({
    ...KARAWACI,
    ward: null,
    kecamatan: null,
  })
})
