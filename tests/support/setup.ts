import { afterEach, expect } from 'vitest'
import { recordConsoleErrors, takeConsoleErrors } from './console'

recordConsoleErrors()

afterEach(() => {
  expect(takeConsoleErrors(), 'unexpected console.error').toEqual([])
})
