import { listRegistrationsOf, listWaitingRegistrations } from '#db/queries/registrations'
import { can } from '~/domain/policy'
import type { HomeItem, HomeSection } from '../home.server'

/** How the actor's own requests to take part stand, until they hold a role for the kelurahan. */
export const ownRegistrations: HomeSection = async (ctx, actor) => {
  const rows = actor.id === null ? [] : await listRegistrationsOf(ctx.db, actor.id)
  return rows
    .filter(({ decision }) => decision !== 'approved')
    .map((row): HomeItem => {
      const params = { ward: row.ward_name, competition: row.competition_name, reason: row.reason ?? '' }
      return row.decision === null
        ? { as: 'notice', tone: 'info', kind: 'registration_pending', params }
        : {
            as: 'notice',
            tone: 'warning',
            kind: 'registration_rejected',
            params,
            href: `/lomba/${row.slug}/daftar`,
          }
    })
}

/** Requests that wait for the actor's decision, by competition. */
export const waitingRegistrations: HomeSection = async (ctx, actor) => {
  if (!actor.grants.some(({ role }) => role === 'verifier' || role === 'organizer')) return []
  const counts = new Map<string, { name: string; n: number }>()
  for (const row of await listWaitingRegistrations(ctx.db)) {
    const subject = { id: row.id, hostRegion: row.host_region, region: row.region_code }
    if (!can(actor, 'registration.decide', subject)) continue
    counts.set(row.slug, { name: row.name, n: (counts.get(row.slug)?.n ?? 0) + 1 })
  }
  return [...counts].map(([slug, { name, n }]) => ({
    as: 'work',
    kind: 'registrations_waiting',
    params: { n, competition: name },
    href: `/kelola/${slug}/pendaftaran`,
  }))
}
