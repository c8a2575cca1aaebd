import type { Db } from '#db/connect'
import { listAllCompetitions, listCompetitions } from '#db/queries/competitions'
import { countPeople, listGrantsOf, searchPeople } from '#db/queries/grants'
import { findContact, findPersonByAccount } from '#db/queries/people'
import { findRegion } from '#db/queries/regions'
import { deletePersonSessions } from '#db/queries/sessions'
import type { Actor, Role } from '~/domain/actors'
import { inputError, StateError } from '~/domain/errors'
import { can, scope } from '~/domain/policy'
import { displayName } from '~/domain/regions'
import type { GrantInput, PersonInput, Profile } from '~/forms/people'
import { authorize, authorizeSight } from './authorize.server'
import { fingerprint, refuseStale } from './based-on.server'
import type { Context } from './context'
import { insertGrant, keepOneAdministrator, resolveGrant } from './grants.server'
import { insertLink, LINK_DAYS, makeLinks } from './links.server'
import { showLastMail } from './outbox.server'
import { detailsOf, profileOf } from './person-details.server'
import { holdsAt, loadVisiblePerson } from './person-subjects.server'
import { findRegionChoice } from './region-choices.server'
import { type Recorder, type Tx, transact, type WriteKey } from './transact.server'

const PAGE = 50

/** @throws NotFoundError for those who manage nobody */
export const requirePeopleManager = (actor: Actor) => authorizeSight(actor, 'people.list', null)

type GrantRow = Awaited<ReturnType<typeof listGrantsOf>>[number]

/** A role as pages show it, with the place where it holds. */
export const toGrantView = (grant: GrantRow, now: string) => ({
  uid: grant.uid,
  role: grant.role,
  place: grant.competition_name ?? null,
  competition: grant.competition_slug ?? null,
  region: grant.region_code ? { code: grant.region_code, name: grant.region_name ?? '' } : null,
  basis: grant.basis,
  basisNumber: grant.basis_number,
  basisDate: grant.basis_date,
  validFrom: grant.valid_from,
  validUntil: grant.valid_until,
  revokedAt: grant.revoked_at,
  revokedReason: grant.revoked_reason,
  holds: holdsAt(grant, now),
})

/**
 * People that the actor may see, by name, 50 a page, with the roles that hold now.
 * @throws NotFoundError for those who may see nobody
 */
export async function listPeople(
  ctx: Context,
  actor: Actor,
  { search, role, page }: { search: string; role: Role | null; page: number },
) {
  authorizeSight(actor, 'people.list', null)
  const now = ctx.now().toISOString()
  const filter = { search: search.trim(), role, scope: scope('person.view', actor), now }
  const total = await countPeople(ctx.db, filter)
  const rows = await searchPeople(ctx.db, { ...filter, limit: PAGE, offset: (page - 1) * PAGE })
  const grants =
    rows.length > 0
      ? await listGrantsOf(
          ctx.db,
          rows.map(({ id }) => id),
        )
      : []
  const people = rows.map((row) => ({
    ...{ uid: row.uid, account: row.account, office: row.office, disabled: row.disabled_at !== null },
    ...{ titleBefore: row.title_before, name: row.name, titleAfter: row.title_after },
    grants: grants
      .filter((grant) => grant.person_id === row.id && holdsAt(grant, now))
      .map((grant) => toGrantView(grant, now)),
  }))
  const mayAdminister = can(actor, 'installation.administer', null)
  return { people, total, page, pageSize: PAGE, mayAdminister }
}

const MOST_OFFERED = 300

/** Whom the actor may put on a seat, by name: everybody they see but themselves and who is disabled. */
export async function listSeatable(ctx: Context, actor: Actor) {
  const filter = {
    ...{ search: '', role: null, scope: scope('person.view', actor), now: ctx.now().toISOString() },
    ...{ limit: MOST_OFFERED, offset: 0 },
  }
  return (await searchPeople(ctx.db, filter))
    .filter(({ id, disabled_at }) => id !== actor.id && disabled_at === null)
    .map(({ account, name }) => ({ account, name }))
}

/** Competitions in which the actor may give roles. */
export async function listGrantableCompetitions(ctx: Context, actor: Actor) {
  const rows = can(actor, 'people.manage_installation', null)
    ? await listAllCompetitions(ctx.db)
    : await listCompetitions(ctx.db, scope('competition.view', actor))
  return rows
    .filter(
      (row) =>
        row.archived_at === null &&
        (can(actor, 'people.manage_installation', null) ||
          can(actor, 'people.manage', { id: row.id, hostRegion: row.host_region })),
    )
    .map(({ slug, name, year, host_region, host_region_name }) => ({
      slug,
      name: `${name} ${year} · ${displayName([{ code: host_region, name: host_region_name }])}`,
    }))
}

/** One person with contacts and every role held so far. @throws NotFoundError */
export async function showPerson(ctx: Context, actor: Actor, uid: string) {
  const { person, grants, subject } = await loadVisiblePerson(ctx.db, ctx, actor, uid)
  const contact = await findContact(ctx.db, person.id)
  const mayManage = can(actor, 'person.manage', subject)
  const now = ctx.now().toISOString()
  const regionName = async (code: string | null) =>
    code === null ? null : ((await findRegionChoice(ctx, code))?.displayName ?? code)
  return {
    person: {
      uid: person.uid,
      account: person.account,
      title_before: person.title_before,
      name: person.name,
      title_after: person.title_after,
      office: person.office,
      nip: person.nip,
      nidn: person.nidn,
      home_region: person.home_region,
      work_region: person.work_region,
      homeRegion: await regionName(person.home_region),
      workRegion: await regionName(person.work_region),
      locale: person.locale,
      disabled_at: person.disabled_at,
      email: contact?.email ?? null,
      phone: contact?.phone ?? null,
    },
    grants: grants.map((grant) => ({
      ...toGrantView(grant, now),
      mayRevoke:
        grant.revoked_at === null &&
        can(actor, 'grant.give', {
          role: grant.role,
          scope: grant.scope,
          region: grant.region_code,
          competition: grant.competition_id,
          hostRegion: grant.host_region,
        }),
    })),
    mayManage,
    basedOn: fingerprint(detailsOf(person, contact)),
    lastMail: mayManage ? await showLastMail(ctx, person.id) : null,
    isSelf: person.id === actor.id,
  }
}

export async function saveContact(
  tx: Tx,
  record: Recorder,
  personId: number,
  { email, phone }: { email: string | null; phone: string | null },
): Promise<void> {
  const known = await findContact(tx, personId)
  if (known && known.email === email && known.phone === phone) return
  if (known) await record.update('person_contact', known.id, { email, phone })
  else if (email ?? phone) await record.insert('person_contact', { person_id: personId, email, phone })
}

/** @throws InputError at `account` when somebody has it */
export async function refuseTakenAccount(tx: Tx, account: string): Promise<void> {
  if (await findPersonByAccount(tx, account)) throw inputError('account', 'account_taken')
}

async function refuseUnknownRegions(tx: Tx, input: PersonInput): Promise<void> {
  for (const field of ['home_region', 'work_region'] as const) {
    const code = input[field]
    if (code && !(await findRegion(tx, code))) throw inputError(field, 'unknown_region')
  }
}

/** Writes a person with contacts. */
export async function insertPerson(
  ctx: Context,
  tx: Tx,
  record: Recorder,
  account: string,
  { email, phone, ...input }: Partial<PersonInput> & { name: string },
) {
  await refuseTakenAccount(tx, account)
  const person = await record.insert('person', { ...input, account, created_at: ctx.now().toISOString() })
  await saveContact(tx, record, person.id, { email: email ?? null, phone: phone ?? null })
  return person
}

/**
 * Creates a person with a first role and a one-time link to set their password.
 * @throws InputError; ForbiddenError without `grant.give` for that role
 */
export async function createPerson(
  ctx: Context,
  actor: Actor,
  input: { account: string; person: PersonInput; grant: GrantInput },
  once?: WriteKey,
): Promise<{ uid: string; url: string; expiresAt: string }> {
  const links = makeLinks(ctx, actor, once)
  const created = await transact(
    ctx,
    actor,
    { type: 'account.created', ...(once ? { once } : {}) },
    async (tx, record) => {
      authorize(actor, 'people.list', null)
      const grant = await resolveGrant(tx, input.grant)
      authorize(actor, 'grant.give', grant.subject)
      await refuseUnknownRegions(tx, input.person)
      const person = await insertPerson(ctx, tx, record, input.account, input.person)
      await insertGrant(ctx, record, person.id, grant, input.grant, actor)
      const link = await insertLink(ctx, record, {
        token: links.token(input.account),
        purpose: 'new_password',
        days: LINK_DAYS.new_account,
        by: actor,
        person_id: person.id,
        at: person.created_at,
      })
      record.refs({ person: person.uid, role: input.grant.role })
      return { uid: person.uid, link: link.uid, expiresAt: link.expires_at }
    },
  )
  const urls = await links.reveal(ctx.db, [{ uid: created.link, subject: input.account }])
  return { uid: created.uid, url: urls.get(input.account) ?? '', expiresAt: created.expiresAt }
}

/**
 * Changes what is kept about a person. `basedOn` is the fingerprint of what was changed.
 * @throws InputError; ForbiddenError without `person.manage`; ChangedError
 */
export async function changePerson(
  ctx: Context,
  actor: Actor,
  uid: string,
  { email, phone, ...input }: PersonInput,
  { once, basedOn }: { once?: WriteKey | undefined; basedOn?: string } = {},
): Promise<void> {
  await transact(ctx, actor, { type: 'account.changed', ...(once ? { once } : {}) }, async (tx, record) => {
    const { person, subject } = await loadVisiblePerson(tx, ctx, actor, uid)
    authorize(actor, 'person.manage', subject)
    await refuseUnknownRegions(tx, { email, phone, ...input })
    const stored = detailsOf(person, await findContact(tx, person.id))
    refuseStale(basedOn, { stored, typed: { ...input, email, phone } }, { choices: ['locale'] })
    await record.update('person', person.id, input)
    await saveContact(tx, record, person.id, { email, phone })
    record.refs({ person: person.uid })
  })
}

/** The actor's own name, contacts and language. */
export async function showProfile(ctx: Context, actor: Actor) {
  const { account, profile } = await readProfile(ctx.db, actor)
  return { ...profile, account, basedOn: fingerprint(profile) }
}

async function readProfile(db: Db, actor: Actor): Promise<{ account: string; profile: Profile }> {
  const person = await db
    .selectFrom('person')
    .select(['account', 'title_before', 'name', 'title_after', 'office', 'locale'])
    .where('id', '=', actor.id ?? 0)
    .executeTakeFirstOrThrow()
  return { account: person.account, profile: profileOf(person, await findContact(db, actor.id ?? 0)) }
}

/** Changes the actor's own name, contacts and language; `basedOn` as for `changePerson`. @throws ChangedError */
export async function changeProfile(
  ctx: Context,
  actor: Actor,
  { email, phone, ...input }: Profile,
  { once, basedOn }: { once?: WriteKey | undefined; basedOn?: string } = {},
): Promise<void> {
  await transact(ctx, actor, { type: 'account.changed', ...(once ? { once } : {}) }, async (tx, record) => {
    const stored = (await readProfile(tx, actor)).profile
    refuseStale(basedOn, { stored, typed: { ...input, email, phone } }, { choices: ['locale'] })
    await record.update('person', actor.id ?? 0, input)
    await saveContact(tx, record, actor.id ?? 0, { email, phone })
    record.refs({ person: actor.uid })
  })
}

/**
 * Shuts a person out at once, or lets them in again. What they did stays.
 * @throws ForbiddenError without `person.manage`; StateError `disable_self`, `last_administrator`
 */
export async function setDisabled(ctx: Context, actor: Actor, uid: string, disabled: boolean): Promise<void> {
  const type = disabled ? 'account.disabled' : 'account.changed'
  await transact(ctx, actor, { type }, async (tx, record) => {
    const { person, subject } = await loadVisiblePerson(tx, ctx, actor, uid)
    authorize(actor, 'person.manage', subject)
    if (person.id === actor.id) throw new StateError('disable_self')
    if ((person.disabled_at !== null) === disabled) return
    if (disabled && subject.grants.some(({ role }) => role === 'administrator'))
      await keepOneAdministrator(tx, ctx, person.id)
    await record.update('person', person.id, { disabled_at: disabled ? ctx.now().toISOString() : null })
    if (disabled) await deletePersonSessions(tx, person.id)
    record.refs({ person: person.uid })
  })
}
