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
