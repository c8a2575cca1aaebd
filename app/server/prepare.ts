import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasPeople } from '#db/queries/people'
import { hasRegions } from '#db/queries/regions'
import { findSetting } from '#db/queries/settings'
import { SYSTEM } from '~/domain/actors'
import { issueFirstOrganizerLink } from '~/services/invitations.server'
import { importRegions } from '~/services/regions.server'
import { transact } from '~/services/transact.server'
import type { OpenContext } from './context'
import { demoAccounts, loadDemo } from './demo'

const UNFINISHED = 'demo-unfinished'
const LOADED = 'demo_loaded'

/** Before the data is opened: an example whose loading was interrupted begins anew. */
export function discardUnfinishedDemo(dataDir: string): void {
  if (existsSync(join(dataDir, UNFINISHED))) rmSync(dataDir, { recursive: true })
}

async function prepareDemo(ctx: OpenContext): Promise<string[]> {
  if (!(await findSetting(ctx.db, LOADED))) {
    if (await hasPeople(ctx.db))
      throw new Error('SINILAI_DEMO is set, but DATA_DIR holds real data: the example is never mixed with it')
    const marker = join(ctx.dataDir, UNFINISHED)
    writeFileSync(marker, '')
    await loadDemo(ctx)
    await transact(ctx, SYSTEM, { type: 'setting.changed' }, (_, record) =>
      record.insert('setting', { name: LOADED, value: ctx.now().toISOString() }),
    )
    rmSync(marker)
  }
  return demoAccounts()
}

/** Brings an empty installation to where people can begin; returns the lines to print at the start. */
export async function prepareInstallation(ctx: OpenContext): Promise<string[]> {
  if (ctx.demo) return prepareDemo(ctx)
  if (!(await hasRegions(ctx.db))) await importRegions(ctx, SYSTEM, 'shipped')
  const url = await issueFirstOrganizerLink(ctx)
  if (url === null) return []
  return [
    'Belum ada pengguna. Tautan sekali pakai untuk membuat akun panitia pertama (berlaku 7 hari;',
    'setiap kali Sinilai dijalankan, tautan sebelumnya tidak berlaku lagi):',
    url,
  ]
}
