import { afterAll, afterEach, expect } from 'vitest'
import { closeFile } from './after-file'
import { recordConsoleErrors, takeConsoleErrors } from './console'

// Files share their modules: each leaves the process as it found it.
const restore = recordConsoleErrors()

afterEach(() => {
  expect(takeConsoleErrors(), 'unexpected console.error').toEqual([])
})

afterAll(closeFile)
afterAll(restore)
