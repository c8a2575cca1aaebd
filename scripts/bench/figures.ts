/** One measured figure; `limit` is what it must reach (`least`) or must not exceed (`most`). */
export interface Figure {
  name: string
  value: number
  unit: string
  limit?: { least: number } | { most: number }
}

export const isWithin = ({ value, limit }: Figure): boolean =>
  !limit || ('least' in limit ? value >= limit.least : value <= limit.most)

const write = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))

export function render(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, limit } = figure
    const wanted = limit ? ('least' in limit ? `≥ ${limit.least}` : `≤ ${limit.most}`) : ''
    return [isWithin(figure) ? ' ' : '✗', name, `${write(value)} ${unit}`, wanted] as const
  })
  const width = Math.max(...rows.map(([, name]) => name.length))
  return rows
    .map(([mark, name, value, wanted]) => `${mark} ${name.padEnd(width)}  ${value.padStart(16)}  ${wanted}`)
    .join('\n')
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Milliseconds that the work takes, as the median of several runs after one to warm up. */
export async function time(work: () => Promise<unknown>, runs = 5): Promise<number> {
  await work()
  const taken: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = process.hrtime.bigint()
    await work()
    taken.push(Number(process.hrtime.bigint() - start) / 1e6)
  }
  return median(taken)
}
