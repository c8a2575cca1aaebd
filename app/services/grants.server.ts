import { findCompetitionById, findCompetitionBySlug } from '#db/queries/competitions'
import { findGrantByUid, listGrantsOf } from '#db/queries/grants'
import { findPersonById } from '#db/queries/people'
import { findRegion } from '#db/queries/regions'
import type { Actor, Role } from '~/domain/actors'
import { inputError, NotFoundError, StateError } from '~/domain/errors'
import { can, type GrantSubject } from '~/domain/policy'
import { type RegionStep, stepOf } from '~/domain/regions'
import type { GrantInput } from '~/forms/people'
import { authorize } from './authorize.server'
import { refuseBlindJudge } from './blind-sight.server'
import type { Context } from './context'
import { refuseJudgeOfWard } from './judge-of-ward.server'
import { loadVisiblePerson, toSubject } from './person-subjects.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

/** The step on which the region of a role must lie, where it must. */
const REGION_STEP: Partial<Record<Role, RegionStep>> = {
  verifier: 'kecamatan',
  drafter: 'kelurahan',
  responsible: 'kelurahan',
}
const NEEDS_COMPETITION: readonly Role[] = ['chair', 'deputy', 'judge', 'drafter', 'responsible']

export interface ResolvedGrant {
  subject: GrantSubject
  region: string | null
  competition: { id: number; uid: string; slug: string } | null
}

/**
 * Where a role would hold.
 * @throws InputError at `competition` or `region` when it is missing, unknown or of the wrong level
 */
export async function resolveGrant(tx: Tx, input: GrantInput): Promise<ResolvedGrant> {
  const { role, region } = input
  const competition = input.competition ? await findCompetitionBySlug(tx, input.competition) : undefined
  if (input.competition && !competition) throw inputError('competition', 'unknown_competition')
  if (!competition && NEEDS_COMPETITION.includes(role)) throw inputError('competition', 'required')
  const step = REGION_STEP[role]
  if (step && !region) throw inputError('region', 'required')
  if (region && !(await findRegion(tx, region))) throw inputError('region', 'unknown_region')
  if (step && region && stepOf(region) !== step) throw inputError('region', `region_not_${step}`)
  if (role === 'administrator' && (region || competition))
    throw inputError('role', 'administrator_everywhere')
  const scope = competition ? 'competition' : region ? 'region' : 'installation'
  return {
    subject: {
      role,
      scope,
      region,
      competition: competition?.id ?? null,
      hostRegion: competition?.host_region ?? null,
    },
    region,
    competition: competition ?? null,
  }
}

/** Start of the day in Jakarta, where nothing says another zone. */
const startOfDay = (day: string) => new Date(`${day}T00:00:00+07:00`).toISOString()
const afterDay = (day: string) => new Date(Date.parse(startOfDay(day)) + 86_400_000).toISOString()

/** Writes a grant; the caller has authorized it. `valid_until` counts as a whole day. */
export async function insertGrant(
  ctx: Context,
  record: Recorder,
  personId: number,
  { subject }: ResolvedGrant,
  input: Omit<GrantInput, 'role' | 'region' | 'competition'>,
  by: Actor,
) {
  const now = ctx.now().toISOString()
  const valid_from = input.valid_from ? startOfDay(input.valid_from) : now
  const valid_until = input.valid_until ? afterDay(input.valid_until) : null
  if (valid_until !== null && (valid_until <= valid_from || valid_until <= now))
    throw inputError('valid_until', 'ends_too_early')
  return record.insert('role_grant', {
    person_id: personId,
    role: subject.role,
    scope: subject.scope,
    region_code: subject.region,
    competition_id: subject.competition,
    basis: input.basis,
    basis_number: input.basis_number,
    basis_date: input.basis_date,
    valid_from,
    valid_until,
    granted_by: by.id,
  })
}

/** Sessions of teams live for days; whoever gets another role starts a shorter one. */
export async function endTeamSessions(tx: Tx, personId: number, role: Role): Promise<void> {
  if (role === 'drafter' || role === 'responsible') return
  await tx.deleteFrom('session').where('person_id', '=', personId).where('kind', '=', 'team').execute()
}

/** Chain of a competition's own acts, else the installation's. */
const chainOf = (uid: string | undefined) => (uid ? { competition: uid } : {})

/**
 * Gives a person a role. Nobody gives one to themselves.
 * @throws InputError, ForbiddenError without `grant.give`, StateError `grant_to_self`, `judges_this_ward`, `judges_without_names`
 */
export async function giveGrant(
  ctx: Context,
  actor: Actor,
  uid: string,
  input: GrantInput,
  once?: WriteKey,
): Promise<{ uid: string }> {
  const target = input.competition ? await findCompetitionBySlug(ctx.db, input.competition) : undefined
  return transact(
    ctx,
    actor,
    { type: 'grant.given', ...chainOf(target?.uid), ...(once ? { once } : {}) },
    async (tx, record) => {
      const { person } = await loadVisiblePerson(tx, ctx, actor, uid)
      const grant = await resolveGrant(tx, input)
      authorize(actor, 'grant.give', grant.subject)
      if (person.id === actor.id) throw new StateError('grant_to_self')
      if (input.role === 'drafter' || input.role === 'responsible')
        await refuseJudgeOfWard(tx, ctx, person.id, {
          competition_id: grant.subject.competition,
          region_code: grant.region,
        })
      await refuseBlindJudge(tx, person.id, grant.subject, ctx.now().toISOString())
      const row = await insertGrant(ctx, record, person.id, grant, input, actor)
      await endTeamSessions(tx, person.id, input.role)
      record.refs({ person: person.uid, grant: row.uid, role: input.role })
      return { uid: row.uid }
    },
  )
}

/**
 * Ends a role with its reason; what was done under it stays. The last administrator's cannot end. Says whether
 * the actor still sees the person, whose last role within the actor's reach this may have been.
 * @throws NotFoundError, ForbiddenError without `grant.give` for it, StateError `grant_ended`, `last_administrator`
 */
export async function revokeGrant(
  ctx: Context,
  actor: Actor,
  uid: string,
  reason: string,
): Promise<{ seesPerson: boolean }> {
  const found = await findGrantByUid(ctx.db, uid)
  const competition = found?.competition_id
    ? await findCompetitionById(ctx.db, found.competition_id)
    : undefined
  const act = { type: 'grant.revoked', ...chainOf(competition?.uid) } as const
  return transact(ctx, actor, act, async (tx, record) => {
    const grant = await findGrantByUid(tx, uid)
    const owner = grant ? await findPersonById(tx, grant.person_id) : undefined
    if (!grant || !owner) throw new NotFoundError('grant')
    await loadVisiblePerson(tx, ctx, actor, owner.uid)
    authorize(actor, 'grant.give', {
      role: grant.role,
      scope: grant.scope,
      region: grant.region_code,
      competition: grant.competition_id,
      hostRegion: competition?.host_region ?? null,
    })
    if (grant.revoked_at !== null) throw new StateError('grant_ended')
    if (grant.role === 'administrator') await keepOneAdministrator(tx, ctx, grant.person_id)
    const revoked_at = ctx.now().toISOString()
    await record.update('role_grant', grant.id, { revoked_at, revoked_reason: reason })
    record.refs({ person: owner.uid, grant: grant.uid, role: grant.role })
    const left = toSubject(owner.id, await listGrantsOf(tx, [owner.id]), revoked_at)
    return { seesPerson: can(actor, 'person.view', left) }
  })
}

/** @throws StateError `last_administrator` when nobody but this person could administer */
export async function keepOneAdministrator(tx: Tx, ctx: Context, personId: number): Promise<void> {
  const now = ctx.now().toISOString()
  const other = await tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('role_grant.id')
    .where('role', '=', 'administrator')
    .where('role_grant.person_id', '<>', personId)
    .where('person.disabled_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('valid_from', '<=', now)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .executeTakeFirst()
  if (!other) throw new StateError('last_administrator')
}
