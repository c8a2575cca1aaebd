/**
 * The three groups of tests, by folder. `vitest.config.ts` runs them so, the test command counts them so.
 * What is neither integration nor browser is unit: pure code, no files, no network.
 */
export const INTEGRATION = [
  'access',
  'build',
  'db',
  'exports',
  'http',
  'integration',
  'reliability',
  'routes',
  'scripts',
  'security',
  'server',
  'services',
]

/** Journeys in Chromium, and any file named `*.browser.test.ts`. */
export const BROWSER = ['crawl', 'e2e']

/**
 * @param {string} path of a test file or folder, relative to the checkout
 * @returns {'unit' | 'integration' | 'browser'}
 */
export function projectOf(path) {
  const [, folder = ''] = path.split(/[\\/]/)
  if (BROWSER.includes(folder) || /\.browser\.test\.tsx?$/.test(path)) return 'browser'
  return INTEGRATION.includes(folder) ? 'integration' : 'unit'
}

/** The longest files, longest first: begun last, one of them would run on alone while the other core waits. */
export const SLOWEST = [
  'tests/crawl/accessibility.test.ts',
  'tests/crawl/forms-refused.test.ts',
  'tests/access/matrix.test.ts',
  'tests/crawl/forms.test.ts',
  'tests/security/twin-world.test.ts',
  'tests/e2e/whole-competition.test.ts',
  'tests/e2e/autosave.test.ts',
  'tests/e2e/slow-phone.test.ts',
  'tests/crawl/catalogues.test.ts',
  'tests/security/hostile-input.test.ts',
  'tests/reliability/crash.test.ts',
]
