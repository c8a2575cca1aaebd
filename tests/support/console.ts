import { format } from 'node:util'

let recorded: string[] = []

/**
 * Records what the code under test writes with `console.error`, and still shows it.
 * @returns ends it
 */
export function recordConsoleErrors(): () => void {
  const { error } = console
  const show = error.bind(console)
  console.error = (...args: unknown[]) => {
    recorded.push(format(...args))
    show(...args)
  }
  return () => {
    console.error = error
  }
}

/**
 * The messages written with `console.error` since the last call, which a test that expects them takes and
 * compares. What no test takes fails the test that caused it.
 */
export function takeConsoleErrors(): string[] {
  const taken = recorded
  recorded = []
  return taken
}
