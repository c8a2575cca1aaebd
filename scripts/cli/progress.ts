const WIDTH = 30
const EVERY = 120

/** A bar on standard error while work is under way; nothing where that is no terminal. */
export function openProgress(label: string, stream: NodeJS.WriteStream = process.stderr) {
  const started = Date.now()
  let done = 0
  let total: number | null = null
  const draw = () => {
    const share = total ? Math.min(1, done / total) : ((Date.now() - started) / 3000) % 1
    const at = Math.round(share * WIDTH)
    const bar = total
      ? '█'.repeat(at).padEnd(WIDTH, '░')
      : '░'.repeat(WIDTH).replace(/./gu, (each, index) => (index === at ? '█' : each))
    const figure = total ? ` ${Math.floor(share * 100)} %` : ` ${Math.floor((Date.now() - started) / 1000)} s`
    stream.write(`\r${label} ${bar}${figure}`)
  }
  const timer = stream.isTTY ? setInterval(draw, EVERY) : undefined
  return {
    set(value: number, of: number) {
      done = value
      total = of
    },
    end() {
      if (!timer) return
      clearInterval(timer)
      stream.write('\r\u001b[K')
    },
  }
}

/** Shows that something is being done until it is. */
export async function withProgress<T>(label: string, work: () => Promise<T>): Promise<T> {
  const progress = openProgress(label)
  try {
    return await work()
  } finally {
    progress.end()
  }
}
