/**
 * Loaded before the server (`node --import`): writes the event loop's delay since the last time, in milliseconds, to
 * standard error on SIGUSR2. The server itself knows nothing of it.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION = 5
const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
delay.enable()
process.on('SIGUSR2', () => {
  // The histogram counts the timer's own waiting as well.
  const ms = (/** @type {number} */ ns) => Math.max(0, ns / 1e6 - RESOLUTION)
  process.stderr.write(
    `loop-delay ${JSON.stringify({ p99: ms(delay.percentile(99)), max: ms(delay.max) })}\n`,
  )
  delay.reset()
})
