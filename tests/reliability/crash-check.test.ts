import { resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSqlite } from '#db/connect'
import { openTestContext } from '#tests/support/context'
import { loadActor } from '~/services/actors.server'
import { submitSheet } from '~/services/scoresheets.server'
import { checkDatabase } from '../../scripts/crash/check'
import type { Save } from '../../scripts/crash/judge'
import { seedLoad } from '../../scripts/load/seed'

/** A judge who was told that three sheets are saved, and what the check says about it. */
async function threeSaves() {
  const ctx = await openTestContext({ workerFile: resolve('build/worker.js') })
  onTestFinished(() => ctx.close())
  const load = await seedLoad(ctx, { judges: 1, entries: 3, criteria: 2, scored: false })
  const [judge] = load.judges
  const actor = judge && (await loadActor(ctx, judge.personId))
  if (!actor) throw new Error('no judge')
  const acknowledged: Save[] = []
  for (const [at, assignment] of judge.assignments.entries()) {
    const key = `0:crash-${at}`
    const marks = Object.fromEntries(load.criteria.map((code) => [code, 60 + at]))
    const reasons = Object.fromEntries(load.criteria.map((code) => [code, `Alasan ${at}`]))
    const fields: Record<string, string> = Object.fromEntries(
      load.criteria.flatMap((code) => [
        [`nilai.${code}`, String(marks[code])],
        [`alasan.${code}`, reasons[code] ?? ''],
      ]),
    )
    const typed = (field: string) => fields[field] ?? ''
    const sheet = { version: 0, revision: 0, changeReason: '', typed }
    await submitSheet(ctx, actor, assignment, sheet, { key, sha256: key })
    acknowledged.push({ assignment, key, marks, reasons, body: '' })
  }
  return {
    ctx,
    acknowledged,
    check: (told: Save[]) => checkDatabase(ctx, [{ acknowledged: told, unexpected: [] }]),
  }
}

it('finds nothing when every sheet is as its judge was told', async () => {
  const { acknowledged, check } = await threeSaves()
  expect(await check(acknowledged)).toEqual([])
})

it('names a lost sheet, a changed one and one that nobody was told of', async () => {
  const { acknowledged, check } = await threeSaves()
  const [first, second, third] = acknowledged as [Save, Save, Save]
  expect(await check([first, second, { ...third, key: '0:crash-9' }])).toEqual([
    '0:crash-9 is there 0 times',
    '0:crash-2 is there, but nobody was told',
  ])
  expect(
    await check([
      first,
      second,
      { ...third, marks: { ...third.marks, [Object.keys(third.marks)[0] ?? '']: 1 } },
    ]),
  ).toEqual(['0:crash-2 has other marks or reasons than were sent'])
  expect(await check([first, second, { ...third, reasons: {} }])).toEqual([
    '0:crash-2 has other marks or reasons than were sent',
  ])
  expect(await check([{ ...first, assignment: second.assignment }, second, third])).toEqual([
    '0:crash-0 has other marks or reasons than were sent',
  ])
})

it('names a row that vanished from the file', async () => {
  const { ctx, acknowledged, check } = await threeSaves()
  const sqlite = openSqlite(ctx.databasePath)
  sqlite.exec(
    "DROP TRIGGER scoresheet_revision_delete_refused; DELETE FROM scoresheet_revision WHERE write_key = '0:crash-1'",
  )
  sqlite.close()
  const faults = await check(acknowledged)
  expect(faults[0]).toBe('0:crash-1 is there 0 times')
  expect(faults.slice(1).every((fault) => fault.startsWith('verification: '))).toBe(true)
  expect(faults.length).toBeGreaterThan(1)
})
