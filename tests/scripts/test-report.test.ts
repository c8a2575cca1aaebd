import { expect, it } from 'vitest'
import { projectOf } from '../../scripts/test-projects.mjs'
import { countTests, renderReport } from '../../scripts/test-report.mjs'

const file = (name: string, statuses: string[], status = 'passed') => ({
  name: `/x/${name}`,
  status,
  startTime: 1_000,
  endTime: 3_500,
  assertionResults: statuses.map((each, index) => ({ fullName: `t${index}`, status: each })),
})

const lastLine = (files: ReturnType<typeof file>[]) => {
  const { lines, ok } = renderReport(countTests(files, '/x'), 2.5)
  return { last: lines.at(-1), ok }
}

it('ends with the plain line, without skipped when there is none', () => {
  expect(lastLine([file('tests/domain/a.test.ts', ['passed', 'passed'])])).toEqual({
    last: '2 passed, 0 failed',
    ok: true,
  })
})

it('counts skipped and todo as skipped, and any failure fails', () => {
  const statuses = ['passed', 'failed', 'skipped', 'todo', 'pending']
  expect(lastLine([file('tests/domain/a.test.ts', statuses, 'failed')])).toEqual({
    last: '1 passed, 1 failed, 3 skipped',
    ok: false,
  })
})

it('counts a file that fails outside its tests as one failure', () => {
  expect(lastLine([file('tests/db/a.test.ts', [], 'failed'), file('tests/a.test.ts', ['passed'])])).toEqual({
    last: '1 passed, 1 failed',
    ok: false,
  })
})

it('fails when nothing ran', () => {
  expect(lastLine([])).toEqual({ last: '0 passed, 0 failed', ok: false })
})

it('groups files and names the slowest first', () => {
  const slow = { ...file('tests/e2e/b.test.ts', ['passed']), endTime: 9_000 }
  const report = countTests([file('tests/domain/a.test.ts', ['passed']), slow], '/x')
  expect(report.checks.map(({ name, passed, seconds }) => [name, passed, seconds])).toEqual([
    ['unit', 1, 2.5],
    ['browser', 1, 8],
  ])
  expect(report.slowest.map(({ path }) => path)).toEqual(['tests/e2e/b.test.ts', 'tests/domain/a.test.ts'])
})

it.each([
  ['tests/domain/a.test.ts', 'unit'],
  ['tests/domain', 'unit'],
  ['tests/services/a.test.ts', 'integration'],
  ['tests/e2e/journey.test.ts', 'browser'],
  ['tests/routes/a.browser.test.ts', 'browser'],
  ['tests/smoke.test.ts', 'unit'],
])('%s is %s', (path, project) => {
  expect(projectOf(path)).toBe(project)
})
