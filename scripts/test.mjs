/**
 * `npm test`: installs what is missing, then type check, lint, build and all tests.
 * `npm test -- tests/domain` runs only the tests named, `npm test -- -t name` passes options to Vitest.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt, runBuild } from './build-state.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureOffice, findOffice } from './office.mjs'
import { isMain, ROOT, run, runMain } from './process.mjs'
import { projectOf } from './test-projects.mjs'
import { countTests, renderReport } from './test-report.mjs'

const RESULTS = join(ROOT, '.cache', 'test-results.json')
const BUILD = join(ROOT, 'scripts', 'build.ts')

/** @typedef {import('./test-report.mjs').Check} Check */
/** @typedef {import('./test-report.mjs').Report} Report */

/** @param {string[]} args */
async function main(args) {
  const start = Date.now()
  const paths = args.filter((arg) => existsSync(join(ROOT, arg)))
  const quick = args.length > 0
  const pureOnly = paths.length > 0 && paths.every((path) => projectOf(path) === 'unit' && path !== 'tests')
  // Needs no package, so that it comes beside them; a quick run does not install it.
  const office = quick ? Promise.resolve(findOffice()) : ensureOffice()
  let browser = ''
  /** @type {Check[]} */
  let checks = []
  const prepare = async () => {
    ;[browser, checks] = await Promise.all([
      pureOnly ? '' : ensureBrowser(),
      quick ? prepareQuick(pureOnly) : checkSources(),
    ])
  }
  await ensureInstalled({ meanwhile: prepare })
  const tests = await runTests(args, nameOutside({ CHROMIUM_PATH: browser, SOFFICE_PATH: await office }))
  const notes = checks.flatMap(({ name, failed, skipped }) =>
    failed ? [`failed: ${name} (its output is above)`] : skipped ? [`skipped: ${name}`] : [],
  )
  const report = { ...tests, checks: [...checks, ...tests.checks], notes: [...notes, ...tests.notes] }
  const { lines, ok } = renderReport(report, (Date.now() - start) / 1000)
  console.log(lines.join('\n'))
  return ok && tests.checks.some((check) => check.passed > 0) ? 0 : 1
}

/**
 * The programs that the tests drive from outside, for their environment.
 * @param {Record<string, string | undefined>} programs
 */
const nameOutside = (programs) => Object.fromEntries(Object.entries(programs).filter(([, path]) => path))

/** @param {boolean} pureOnly @returns {Promise<Check[]>} */
async function prepareQuick(pureOnly) {
  if (!pureOnly && existsSync(BUILD)) await ensureBuilt()
  return []
}

/** Type check, lint and build, at once: each counts as one check. @returns {Promise<Check[]>} */
function checkSources() {
  const bin = (/** @type {string} */ name) => join(ROOT, 'node_modules', '.bin', name)
  return Promise.all([
    check('type check', () => run(bin('tsc'), ['--noEmit', '--pretty'], { output: 'capture' })),
    check('lint', () => run(bin('biome'), ['check', '.'], { output: 'capture' })),
    check('build', existsSync(BUILD) ? runBuild : undefined),
  ])
}

/**
 * @param {string} name
 * @param {(() => Promise<import('./process.mjs').RunResult>) | undefined} work nothing: counted as skipped
 * @returns {Promise<Check>}
 */
async function check(name, work) {
  if (!work) return { name, passed: 0, failed: 0, skipped: 1, seconds: 0 }
  const start = Date.now()
  const { code, output } = await work()
  const seconds = (Date.now() - start) / 1000
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (code !== 0) console.log(output)
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, seconds }
}

/**
 * @param {string[]} args for Vitest
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Report>}
 */
async function runTests(args, env) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  rmSync(RESULTS, { force: true })
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`]
  const { code } = await run(process.execPath, [vitest, 'run', ...args, ...reporters], { env })
  const files = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')).testResults : []
  const report = countTests(files, ROOT)
  const counted = report.checks.some((group) => group.failed > 0)
  if (code === 0 || counted) return report
  // An error outside every test, or no test at all: Vitest's exit code alone tells.
  const failure = { name: 'test runner', passed: 0, failed: 1, skipped: 0, seconds: 0 }
  return {
    ...report,
    checks: [...report.checks, failure],
    notes: [...report.notes, `failed: Vitest ended with code ${code} (see above)`],
  }
}

if (isMain(import.meta.url)) runMain(() => main(process.argv.slice(2)))
