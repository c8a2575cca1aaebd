import { WARD_STATES } from '~/domain/ward-board'
import { onceAt, type Posted, type PrivateVisit, param } from '~/http/handler.server'
import { inviteWards, type WardSelection } from '~/services/ward-invitations.server'
import { pageNumber } from './scope.server'

/** Which kelurahan the address asks to see. */
export function boardFilterOf({ searchParams: query }: URL) {
  return {
    kecamatan: query.get('kecamatan') || null,
    state: WARD_STATES.find((name) => name === query.get('keadaan')) ?? null,
    page: pageNumber(query.get('halaman')),
  }
}

/** The same as an address keeps it, `?kecamatan=…` or nothing. */
export function boardQueryOf({ searchParams }: URL): string {
  const kept = [...searchParams].filter(([name]) => ['kecamatan', 'keadaan', 'halaman'].includes(name))
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
}

function selectionOf({ form }: Posted): WardSelection {
  if (form.text('select') !== 'uninvited') return { codes: form.all('kelurahan') }
  return { uninvitedIn: form.text('kecamatan') || null }
}

/**
 * Issues the links that a form of the board asks for. The list, the QR sheet and the CSV files post the same form
 * with the same write key, and so get the same links.
 */
export async function inviteByForm(visit: PrivateVisit & Posted) {
  const slug = param(visit, 'slug')
  const once = onceAt(`/kelola/${slug}/undangan`, visit.form)
  const { competition, links } = await inviteWards(visit.ctx, visit.actor, slug, selectionOf(visit), once)
  return {
    competition: { name: competition.name, slug, zone: competition.zone },
    links,
    again: { writeKey: once?.key ?? '', fields: visit.form.entries() },
  }
}
