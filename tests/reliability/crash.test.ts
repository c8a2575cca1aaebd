import { expect, it } from 'vitest'
import { NEEDED, runCrashes } from '../../scripts/crash/run'

it('keeps every acknowledged sheet exactly once through 25 kills in the middle of saving', async () => {
  const report = await runCrashes({ rounds: 25 })
  expect(report.faults).toEqual([])
  expect(report.acknowledged).toBeGreaterThan(report.rounds)
  expect(report.hits / report.rounds).toBeGreaterThanOrEqual(NEEDED)
}, 300_000)
