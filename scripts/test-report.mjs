import { relative } from 'node:path'
import { projectOf } from './test-projects.mjs'

/**
 * @typedef {object} Check one line of the summary: a group of tests, or a single check such as lint
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} seconds
 *
 * @typedef {object} VitestFile
 * @property {string} name absolute path
 * @property {string} status
 * @property {number} startTime milliseconds
 * @property {number} endTime milliseconds
 * @property {{ fullName: string, status: string }[]} assertionResults
 *
 * @typedef {{ checks: Check[], slowest: { path: string, seconds: number }[], notes: string[] }} Report
 */

/**
 * Counts Vitest's JSON results by group. A file that fails before its first test counts as one failure;
 * whatever is neither passed nor failed (skipped, todo) counts as skipped.
 * @param {VitestFile[]} files
 * @param {string} root
 * @returns {Report}
 */
export function countTests(files, root) {
  /** @type {Map<string, Check>} */
  const groups = new Map()
  const notes = []
  const slowest = []
  for (const file of files) {
    const path = relative(root, file.name)
    const name = projectOf(path)
    const check = groups.get(name) ?? { name, passed: 0, failed: 0, skipped: 0, seconds: 0 }
    groups.set(name, check)
    const seconds = Math.max(0, (file.endTime - file.startTime) / 1000)
    check.seconds += seconds
    slowest.push({ path, seconds })
    const failedBefore = check.failed
    for (const test of file.assertionResults) {
      if (test.status === 'passed') check.passed += 1
      else if (test.status === 'failed') check.failed += 1
      else check.skipped += 1
      if (test.status !== 'passed') notes.push(`${test.status}: ${path} › ${test.fullName}`)
    }
    if (file.status === 'failed' && check.failed === failedBefore) {
      check.failed += 1
      notes.push(`failed: ${path} (before or after its tests)`)
    }
  }
  slowest.sort((a, b) => b.seconds - a.seconds)
  const order = ['unit', 'integration', 'browser']
  const checks = order.flatMap((name) => groups.get(name) ?? [])
  return { checks, slowest: slowest.slice(0, 10), notes }
}

/**
 * The summary as lines; the last one is `N passed, N failed`, then `, N skipped` if any were.
 * @param {Report} report
 * @param {number} seconds of the whole run
 * @returns {{ lines: string[], ok: boolean }} `ok` is false on any failure, or when nothing ran
 */
export function renderReport({ checks, slowest, notes }, seconds) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    checks.reduce((total, check) => total + check[key], 0)
  const row = (/** @type {(string | number)[]} */ [name = '', ...cells]) =>
    String(name).padEnd(14) + cells.map((cell) => String(cell).padStart(9)).join('')
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  return {
    ok: failed === 0 && passed > 0,
    lines: [
      '',
      row(['Check', 'passed', 'failed', 'skipped', 'time']),
      ...checks.map((check) =>
        row([check.name, check.passed, check.failed, check.skipped, `${check.seconds.toFixed(1)} s`]),
      ),
      row(['together', passed, failed, skipped, `${seconds.toFixed(1)} s`]),
      ...(slowest.length > 0 ? ['', 'Slowest test files'] : []),
      ...slowest.map((file) => `${file.seconds.toFixed(1).padStart(8)} s  ${file.path}`),
      ...(notes.length > 0 ? ['', 'Not passed', ...notes.map((note) => `  ${note}`)] : []),
      '',
      `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    ],
  }
}
