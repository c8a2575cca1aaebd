import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { BROWSER, INTEGRATION, SLOWEST } from './scripts/test-projects.mjs'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const inFolders = (folders: string[]) => folders.map((name) => `tests/${name}/**/*.test.{ts,tsx}`)

const integration = inFolders(INTEGRATION)
const browser = [...inFolders(BROWSER), 'tests/**/*.browser.test.{ts,tsx}']

const rank = ({ moduleId }: TestSpecification) => {
  const place = SLOWEST.findIndex((file) => moduleId.endsWith(file))
  return place === -1 ? SLOWEST.length : place
}

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  resolve: {
    alias: { '~': path('./app'), '#db': path('./db'), '#tests': path('./tests') },
  },
  esbuild: { jsx: 'automatic' },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Loading the app for each file anew took 107 s of two workers, so 29 s; tests/support/after-file.ts tidies up.
    isolate: false,
    hookTimeout: 120_000,
    setupFiles: ['tests/support/setup.ts'],
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...integration, ...browser],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: integration,
          exclude: browser,
          testTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: browser, testTimeout: 240_000, sequence: { groupOrder: 2 } },
      },
    ],
  },
})
