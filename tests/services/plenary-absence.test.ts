import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useTestContext } from '#tests/support/context'
import { addMeetingWorld, BEST, holdAndClose, meetingValues, saveAs } from '#tests/support/plenary'
import type { Advance } from '~/domain/rules'
import { viewMeeting } from '~/services/plenary-pages.server'
import { apartPage, rankedPage, rankNow } from '~/services/ranking.server'
import { listCandidates } from '~/services/stage-entries.server'
import { verifyFile } from '~/services/verify-report.server'

const ABSENT = { outcomes: { karawaci: ['tidak_hadir', 'Tidak datang tanpa kabar'] } } as const

/** Karawaci has no sheet: its team did not come. */
async function world(advance: Advance | null, absence?: 'minimum') {
  const ctx = await useTestContext()
  const marks = { nusajaya: 80, sukarasa: 70 }
  const meeting = await addMeetingWorld(ctx, { advance, marks, absence })
  const said = { outcomes: { karawaci: [...ABSENT.outcomes.karawaci] as ['tidak_hadir', string] } }
  return { ctx, ...meeting, said }
}
type World = Awaited<ReturnType<typeof world>>

async function results({ ctx, slug, rahman, competition }: World) {
  const scope = { stage: 'proposal', category: null, kecamatan: null }
  const ranking = await rankNow(ctx, competition, scope)
  return {
    ranked: rankedPage(ranking, null).map(({ label, rank, total, absent }) => [
      label,
      rank,
      total.text,
      absent,
    ]),
    apart: apartPage(ranking, null).map(({ label, reasons }) => [label, reasons]),
    next: (await listCandidates(ctx, rahman, slug, 'paparan')).map(({ label }) => label),
  }
}

const PRESENT = [
  ['P2', 1, '80.00', []],
  ['P3', 2, '70.00', []],
]

describe('an entry that did not come', () => {
  it('is shown to the meeting in its place, with the least of each criterion', async () => {
    const here = await world(BEST(2), 'minimum')
    const { ctx, ...meeting } = here
    const lines = async () =>
      (await viewMeeting(ctx, meeting.chair, meeting.place)).prepared.lines.map((line) => [
        ...[line.label, line.rank, line.total?.text ?? null, line.absent, line.outcome],
      ])
    expect(await lines()).toEqual([
      ['P2', 1, '80.00', [], 'lolos'],
      ['P3', 2, '70.00', [], 'lolos'],
      ['P1', null, null, [], null],
    ])
    await saveAs(ctx, meeting.chair, meeting, meetingValues(meeting, here.said))
    expect(await lines()).toEqual([
      ['P2', 1, '80.00', [], 'lolos'],
      ['P3', 2, '70.00', [], 'lolos'],
      ['P1', 3, '0.00', ['Penilaian proposal'], 'tidak_hadir'],
    ])
    expect((await viewMeeting(ctx, meeting.chair, meeting.place)).prepared.absentCounts).toBe(true)
  })

  it('stays in the ranking where the rules say minimum, and passes no cut', async () => {
    const here = await world(BEST(3), 'minimum')
    await holdAndClose(here.ctx, here, here.said)
    expect(await results(here)).toEqual({
      ranked: [...PRESENT, ['P1', 3, '0.00', ['Penilaian proposal']]],
      ...{ apart: [], next: ['P2', 'P3'] },
    })
    const { findings } = await verifyFile(join(here.ctx.dataDir, 'sinilai.sqlite'), null)
    expect(findings).toEqual([])
  })

  it('goes on where everybody does', async () => {
    const here = await world(null, 'minimum')
    await holdAndClose(here.ctx, here, here.said)
    expect((await results(here)).next).toEqual(['P1', 'P2', 'P3'])
  })

  it('is out where the rules say nothing', async () => {
    const here = await world(null)
    await holdAndClose(here.ctx, here, here.said)
    expect(await results(here)).toEqual({
      ranked: PRESENT,
      apart: [['P1', [{ kind: 'outcome', outcome: 'tidak_hadir' }]]],
      next: ['P2', 'P3'],
    })
  })
})
