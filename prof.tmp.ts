import { mkdtempSync } from 'node:fs'
import { seedLoad } from './scripts/load/seed'
import { openContext } from '~/server/context'
import { resolve } from 'node:path'
const dataDir = process.argv[2]!
const ctx = await openContext({ dataDir, workerFile: resolve('build/worker.js'), log: () => {} })
const load = await seedLoad(ctx, { judges: 5, entries: 8496, criteria: 20, scored: true })
console.log(JSON.stringify(load.competition)); await ctx.close()
