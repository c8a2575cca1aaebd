import { writeFileSync } from 'node:fs'
import type { Context } from '~/services/context'
import { sha256Hex } from '~/services/ids.server'
import { addRegions } from './competition'
import { addPerson } from './context'

/** The people who set a competition of Kota Tangerang up, each with a role for that region. */
export async function addSetupPeople(ctx: Context) {
  await addRegions(ctx)
  const region = '36.71'
  return {
    rahman: await addPerson(ctx, { account: 'rahman', grants: [{ role: 'organizer', region }] }),
    siti: await addPerson(ctx, { account: 'siti', grants: [{ role: 'organizer', region }] }),
    hadi: await addPerson(ctx, { account: 'hadi', grants: [{ role: 'chair', region }] }),
    dewi: await addPerson(ctx, { account: 'dewi', grants: [{ role: 'deputy', region }] }),
    budi: await addPerson(ctx, { account: 'budi', grants: [{ role: 'inspector', region }] }),
    wati: await addPerson(ctx, { account: 'wati', grants: [{ role: 'judge', region }] }),
    /** Organizer of another city. */
    tono: await addPerson(ctx, { account: 'tono', grants: [{ role: 'organizer', region: '36.74' }] }),
  }
}

export const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

/** A file as the request leaves it: streamed to a temporary path, hashed. */
export function incomingFile(ctx: Context, text: string, name = 'juknis.pdf') {
  const path = ctx.files.temporary()
  writeFileSync(path, text)
  return { name, path, size: Buffer.byteLength(text), sha256: sha256Hex(text) }
}

export const NO_JUKNIS = { number: '', date: '', title: '', file: null, noneReason: 'Juknis menyusul' }
