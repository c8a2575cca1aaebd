import { expect, it } from 'vitest'
import { addStageToAssign, draftOf } from '#tests/support/assigning'
import { useTestContext } from '#tests/support/context'
import { assignmentColumns } from '~/exports/assignments.server'
import { writeCsv } from '~/exports/csv.server'
import { importAssignments, listAssignmentLines } from '~/services/assignment-csv.server'
import { takeDraftOver } from '~/services/assignment-draft-taking.server'
import { viewDraft } from '~/services/assignment-draft-view.server'

async function assignedStage() {
  const ctx = await useTestContext()
  const world = await addStageToAssign(ctx, { judges: 4, entries: 4 })
  const { version } = await draftOf(ctx, world, { perEntry: 2 })
  await takeDraftOver(ctx, world.rahman, world, { basedOn: version, reason: '' })
  const read = (text: string) => importAssignments(ctx, world.rahman, world, new TextEncoder().encode(text))
  const lines = () => listAssignmentLines(ctx, world.rahman, world)
  return { ctx, world, read, lines }
}

it.each(['id', 'intl'] as const)('reads back what it wrote, in the dialect %s', async (dialect) => {
  const { ctx, world, read, lines } = await assignedStage()
  let text = ''
  for await (const chunk of writeCsv(assignmentColumns, await lines(), { dialect, zone: 'UTC' }))
    text += chunk
  expect(await read(text)).toEqual({ ok: true, pairs: 8 })
  const { draft } = await viewDraft(ctx, world.rahman, world)
  expect({ assigned: draft?.assigned, withdrawn: draft?.withdrawn, outdated: draft?.outdated }).toEqual({
    ...{ assigned: 0, withdrawn: 0, outdated: false },
  })
})

it('becomes a draft that gives what is new and takes back what is no longer there', async () => {
  const { ctx, world, read, lines } = await assignedStage()
  expect(await read('judge,entry\r\njuri2,P1\r\nJuri3,p2\r\nKursi 4,P3\r\njuri1,P4\r\n')).toEqual({
    ...{ ok: true, pairs: 4 },
  })
  const { draft } = await viewDraft(ctx, world.rahman, world)
  await takeDraftOver(ctx, world.rahman, world, { basedOn: draft?.version ?? '', reason: 'Tabel panitia' })
  expect((await lines()).map(({ judge, entry }) => `${judge} ${entry}`)).toEqual([
    ...['juri2 P1', 'juri3 P2', 'juri4 P3', 'juri1 P4'],
  ])
})

it('takes nothing from a file at fault, and names every fault with its line and column', async () => {
  const { ctx, world, read } = await assignedStage()
  const text = 'judge;entry\r\njuri1;P1\r\nsiapa;P2\r\njuri2;P9\r\njuri2;P2\r\nkursi 2;P2\r\n;P3\r\n'
  expect(await read(text.replace('\r\n;P3', ''))).toEqual({
    ok: false,
    faults: [
      { line: 2, column: 1, columnName: 'judge', kind: 'judge_may_not', params: { judge: 'juri1' } },
      { line: 3, column: 1, columnName: 'judge', kind: 'judge_unknown', params: { value: 'siapa' } },
      { line: 4, column: 2, columnName: 'entry', kind: 'entry_unknown', params: { value: 'P9' } },
      {
        line: 6,
        column: null,
        columnName: null,
        kind: 'pair_twice',
        params: { judge: 'kursi 2', entry: 'P2' },
      },
    ],
  })
  expect(await read(text)).toMatchObject({ faults: [{ line: 7, column: 1, kind: 'required' }] })
  expect(await read('judge;entry\r\n')).toMatchObject({ faults: [{ kind: 'no_pairs' }] })
  expect((await viewDraft(ctx, world.rahman, world)).draft).toBeNull()
})
