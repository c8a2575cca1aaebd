import type { Load } from '../load/seed'

export interface Sheet {
  assignment: string
  fields: Record<string, string>
}

/** A judge's sheets one after the other, each different from the one before, as the form would send them. */
export function* sheetsOf(load: Load, judge: number): Generator<Sheet> {
  const assignments = load.judges[judge]?.assignments ?? []
  for (let count = 0; ; count++) {
    const revision = Math.floor(count / assignments.length)
    const fields: Record<string, string> = {
      write_key: `${judge}:bench-${count}`,
      versi: String(revision),
      revisi: String(revision),
      alasan_perubahan: revision > 0 ? `Perubahan ke-${revision}` : '',
    }
    for (const [at, code] of load.criteria.entries()) {
      fields[`nilai.${code}`] = String((count + at * 13 + revision * 5) % 101)
      fields[`alasan.${code}`] = `Alasan ${count} untuk kriteria ini, dengan bukti pada halaman ${at + 1}.`
    }
    yield { assignment: assignments[count % assignments.length] ?? '', fields }
  }
}

export function nextOf<T>(source: Generator<T>): T {
  const { value, done } = source.next()
  if (done) throw new Error('there is no end of sheets')
  return value
}
