import { issueFirstOrganizerLink } from '~/services/invitations.server'
import type { OpenContext } from './context'

/** Brings an empty installation to where people can begin; returns the lines to print at the start. */
export async function prepareInstallation(ctx: OpenContext): Promise<string[]> {
  const url = ctx.demo ? null : await issueFirstOrganizerLink(ctx)
  if (url === null) return []
  return [
    'Belum ada pengguna. Tautan sekali pakai untuk membuat akun panitia pertama (berlaku 7 hari;',
    'setiap kali Sinilai dijalankan, tautan sebelumnya tidak berlaku lagi):',
    url,
  ]
}
