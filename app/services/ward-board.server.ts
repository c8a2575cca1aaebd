import type { Db } from '#db/connect'
import { findCompetitionBySlug } from '#db/queries/competitions'
import { countTeamMembers, listDossierProgress, listNewestWardLinks } from '#db/queries/ward-board'
import type { Actor } from '~/domain/actors'
import { NotFoundError } from '~/domain/errors'
import { can } from '~/domain/policy'
import { ancestorAt, displayName, type RegionLevel } from '~/domain/regions'
import { WARD_STATES, type WardState, wardState } from '~/domain/ward-board'
import { authorizeSight } from './authorize.server'
import type { Context } from './context'
import { listRegionsIn } from './region-choices.server'

export const WARD_LEVELS: Record<'kelurahan' | 'desa' | 'both', readonly RegionLevel[]> = {
  kelurahan: ['kelurahan'],
  desa: ['desa', 'desa_adat'],
  both: ['kelurahan', 'desa', 'desa_adat'],
}

export type CompetitionRow = NonNullable<Awaited<ReturnType<typeof findCompetitionBySlug>>>

export interface Ward {
  code: string
  name: string
  kecamatan: { code: string; name: string }
  state: WardState
  members: number
  invitedAt: string | null
  /** The link that is out no longer works. */
  expired: boolean
  /** This actor may issue a link for it. */
  mayInvite: boolean
}

export const toCompetitionSubject = ({ id, host_region }: { id: number; host_region: string }) => ({
  id,
  hostRegion: host_region,
})

/** @throws NotFoundError when unknown or its board is not to be seen */
export async function findBoardCompetition(db: Db, actor: Actor, slug: string): Promise<CompetitionRow> {
  const competition = await findCompetitionBySlug(db, slug)
  if (!competition) throw new NotFoundError('competition')
  authorizeSight(actor, 'invitation_board.view', toCompetitionSubject(competition))
  return competition
}

/** Every kelurahan of the host region that the actor sees: verifiers those of their kecamatan. */
export async function listWards(
  ctx: Pick<Context, 'now'>,
  db: Db,
  actor: Actor,
  competition: CompetitionRow,
): Promise<Ward[]> {
  const subject = toCompetitionSubject(competition)
  const now = ctx.now().toISOString()
  const seesAll = can(actor, 'people.view', subject)
  const regions = await listRegionsIn({ db }, competition.host_region, [
    ...WARD_LEVELS[competition.ward_kind],
    'kecamatan',
  ])
  const names = new Map(regions.map(({ code, name }) => [code, name]))
  const links = new Map(
    (await listNewestWardLinks(db, competition.id)).map((link) => [link.region_code, link]),
  )
  const members = new Map(
    (await countTeamMembers(db, competition.id, now)).map((row) => [row.region_code, Number(row.members)]),
  )
  const dossiers = new Map(
    (await listDossierProgress(db, competition.id)).map((row) => [row.region_code, row.submitted === 1]),
  )
  return regions
    .filter(({ level }) => level !== 'kecamatan')
    .map(({ code, name }) => {
      const kecamatan = ancestorAt(code, 'kecamatan') ?? ''
      const link = links.get(code)
      const count = members.get(code) ?? 0
      const state = wardState({
        invited: link !== undefined && link.revoked_at === null,
        declined: link !== undefined && link.declined_at !== null,
        members: count,
        hasDossier: dossiers.has(code),
        submitted: dossiers.get(code) ?? false,
      })
      return {
        code,
        name,
        kecamatan: { code: kecamatan, name: names.get(kecamatan) ?? kecamatan },
        state,
        members: count,
        invitedAt: link?.created_at ?? null,
        expired: state === 'unopened' && link !== undefined && link.expires_at <= now,
        mayInvite: can(actor, 'team.invite', { ...subject, region: code }),
      }
    })
    .filter(({ mayInvite }) => seesAll || mayInvite)
    .sort(
      (a, b) => a.kecamatan.name.localeCompare(b.kecamatan.name, 'id') || a.name.localeCompare(b.name, 'id'),
    )
}

export interface BoardFilter {
  kecamatan: string | null
  state: WardState | null
}

export const filterWards = (wards: readonly Ward[], { kecamatan, state }: BoardFilter) =>
  wards.filter(
    (ward) =>
      (kecamatan === null || ward.kecamatan.code === kecamatan) && (state === null || ward.state === state),
  )

/** A page that a thumb can still scroll through: each row is a card on phones. */
export const BOARD_PAGE = 26

/**
 * The board of invitations: the kelurahan of the filter with where they stand, and how many there are of each
 * state in the chosen kecamatan.
 * @throws NotFoundError
 */
export async function showBoard(
  ctx: Context,
  actor: Actor,
  slug: string,
  filter: BoardFilter & { page: number },
) {
  const competition = await findBoardCompetition(ctx.db, actor, slug)
  const all = await listWards(ctx, ctx.db, actor, competition)
  const inKecamatan = filterWards(all, { kecamatan: filter.kecamatan, state: null })
  const shown = filterWards(inKecamatan, { kecamatan: null, state: filter.state })
  const counts = Object.fromEntries(
    WARD_STATES.map((state) => [state, inKecamatan.filter((ward) => ward.state === state).length]),
  ) as Record<WardState, number>
  const page = Math.min(filter.page, Math.max(1, Math.ceil(shown.length / BOARD_PAGE)))
  return {
    competition: {
      name: competition.name,
      slug: competition.slug,
      hostRegion: competition.host_region_name,
      sharedRegistration: competition.shared_registration === 1,
      zone: competition.zone,
    },
    kecamatan: [...new Map(all.map(({ kecamatan }) => [kecamatan.code, kecamatan])).values()],
    counts,
    all: inKecamatan.length,
    wards: shown.slice((page - 1) * BOARD_PAGE, page * BOARD_PAGE),
    total: shown.length,
    page,
    pageSize: BOARD_PAGE,
    /** All of the host region, not some kecamatan of it. */
    seesAll: can(actor, 'people.view', toCompetitionSubject(competition)),
    mayInvite: all.some(({ mayInvite }) => mayInvite),
    maySetUp: can(actor, 'competition.set_up', toCompetitionSubject(competition)),
  }
}

/** The name of a kelurahan with its kecamatan and kota. */
export const wardName = (ward: Pick<Ward, 'code' | 'name' | 'kecamatan'>, host: CompetitionRow) =>
  displayName([ward, ward.kecamatan, { code: host.host_region, name: host.host_region_name }])
