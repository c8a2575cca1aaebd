import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchAssignment } from './bench/assigning'
import { benchComputing } from './bench/computing'
import { type Figure, isWithin, render } from './bench/figures'
import { benchJudging } from './bench/judging'
import { benchLarge, benchPages } from './bench/ranking'
import { benchSaving } from './bench/saving'
import { benchSearch } from './bench/searching'
import { openBench } from './bench/stand'
import { benchUploads } from './bench/uploading'
import { benchWriting } from './bench/writing'

/** `npm run bench`: measures, prints, and ends with 1 when a figure is beyond its limit. */
const parts = {
  saving: benchSaving,
  writing: benchWriting,
  uploads: benchUploads,
  pages: benchPages,
  large: benchLarge,
  search: benchSearch,
  assignment: benchAssignment,
  judging: benchJudging,
  computing: benchComputing,
}
const wanted = process.argv.slice(2)
const dir = mkdtempSync(join(tmpdir(), 'sinilai-bench-'))
const figures: Figure[] = []
try {
  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}\n`)
  process.stdout.write(
    `load before: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}\n`,
  )
  for (const [name, run] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const found = await run(openBench(dir))
    process.stdout.write(`${render(found)}\n`)
    figures.push(...found)
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}
const beyond = figures.filter((figure) => !isWithin(figure))
for (const { name } of beyond) process.stdout.write(`beyond its limit: ${name}\n`)
process.exitCode = beyond.length === 0 ? 0 : 1
