import type { Actor, Grant, Role } from './actors'
import { contains, lineageOf, subtreePrefixes } from './regions'

/*
 * Every permission and every list scope, decided here only. Default deny: what no line allows is refused.
 * The state of things (open, closed, submitted) is part of the subject, so that the screen's `can` and the
 * service's `authorize` cannot disagree.
 */

/** A competition as far as permissions need it. */
export interface CompetitionSubject {
  id: number
  hostRegion: string
}

/** A ward's place in a competition. */
export interface WardSubject extends CompetitionSubject {
  region: string
}

/** An entry that a judge may be assigned to, with what the assignment and conflicts say of this actor. */
export interface JudgedSubject extends WardSubject {
  assigned: boolean
  conflicted: boolean
  signed: boolean
}

export interface SheetSubject extends CompetitionSubject {
  /** Person id of the sheet's judge. */
  judge: number
  ownSubmitted: boolean
}

/** The place that one grant gives its holder. */
export interface GrantSubject {
  role: Role
  scope: Grant['scope']
  region: string | null
  competition: number | null
  /** Host region of the competition, where there is one. */
  hostRegion: string | null
}

/** A person as far as permissions need it: the grants that hold now. */
export interface PersonSubject {
  id: number
  grants: readonly GrantSubject[]
}

type Rule<S> = (actor: Actor, subject: S) => boolean

/** Roles that hold for wards; the others hold for competitions. */
const WARD_ROLES: readonly Role[] = ['verifier', 'drafter', 'responsible']
const isWardRole = (grant: Grant) => WARD_ROLES.includes(grant.role)

/** A ward role sees competitions that its region may take part in; another sees those that its region hosts. */
function reachesCompetition(grant: Grant, subject: CompetitionSubject): boolean {
  if (grant.competition !== null) return grant.competition === subject.id
  if (grant.region === null) return grant.scope === 'installation'
  if (contains(grant.region, subject.hostRegion)) return true
  return isWardRole(grant) && contains(subject.hostRegion, grant.region)
}

function reachesWard(grant: Grant, subject: WardSubject): boolean {
  if (grant.competition !== null && grant.competition !== subject.id) return false
  return grant.region !== null && contains(grant.region, subject.region)
}

const anyGrant = (actor: Actor, roles: readonly Role[], test: (grant: Grant) => boolean) =>
  actor.grants.some((grant) => roles.includes(grant.role) && test(grant))

const inCompetition =
  (...roles: Role[]): Rule<CompetitionSubject> =>
  (actor, subject) =>
    anyGrant(actor, roles, (grant) => reachesCompetition(grant, subject))

const inWard =
  (...roles: Role[]): Rule<WardSubject> =>
  (actor, subject) =>
    anyGrant(actor, roles, (grant) => reachesWard(grant, subject))

const anywhere =
  (...roles: Role[]): Rule<null> =>
  (actor) =>
    anyGrant(actor, roles, () => true)

const ownWard = inWard('drafter', 'responsible')
const staff = inCompetition('organizer', 'chair', 'deputy', 'inspector')

/** Judge, chair or deputy who has a hand in this entry and no conflict with it. */
const judges: Rule<JudgedSubject> = (actor, subject) =>
  inCompetition('judge', 'chair', 'deputy')(actor, subject) && subject.assigned && !subject.conflicted

/** Whoever scores, in whatever other role, sees nothing of others before their own sheets are in. */
const afterOwnSheets: Rule<CompetitionSubject & { ownDone: boolean }> = (actor, subject) =>
  subject.ownDone && staff(actor, subject)

const administers = anywhere('administrator')

/** Whether an organizer's own grant reaches the place that another grant gives. */
function organizes(own: Grant, { competition, region, hostRegion }: GrantSubject): boolean {
  if (own.scope === 'installation') return true
  if (competition !== null) return reachesCompetition(own, { id: competition, hostRegion: hostRegion ?? '' })
  return own.scope === 'region' && own.region !== null && region !== null && contains(own.region, region)
}

/** Organizers manage those whose every role lies within their reach, so that nobody wider can be taken over. */
const managesPerson: Rule<PersonSubject> = (actor, { grants }) =>
  administers(actor, null) ||
  anyGrant(
    actor,
    ['organizer'],
    (own) =>
      (own.scope === 'installation' || grants.length > 0) &&
      grants.every((grant) => grant.role !== 'administrator' && organizes(own, grant)),
  )

const TEAM: readonly Role[] = ['drafter', 'responsible']

export const POLICY = {
  'installation.administer': anywhere('administrator'),
  'installation.inspect': anywhere('administrator', 'inspector'),
  'competition.create': ((actor, { hostRegion }) =>
    anyGrant(
      actor,
      ['organizer', 'administrator'],
      (grant) =>
        grant.scope === 'installation' || (grant.region !== null && contains(grant.region, hostRegion)),
    )) as Rule<{ hostRegion: string }>,
  'competition.view': inCompetition('organizer', 'chair', 'deputy', 'judge', 'inspector', 'verifier'),
  'competition.set_up': inCompetition('organizer'),
  'competition.view_setup': staff,
  'competition.request': inCompetition('organizer', 'chair', 'deputy'),
  'approval.view': staff,
  'approval.decide': inCompetition('chair', 'deputy', 'organizer'),
  'approval.decide_as_chair': inCompetition('chair', 'deputy'),
  'rules.change': inCompetition('chair', 'deputy'),
  'schedule.change': inCompetition('organizer'),
  'announcement.write': inCompetition('organizer'),
  'agenda.write': inCompetition('organizer'),
  /** The order in which entries appear: seen, written, witnessed; the clock of the room run. */
  'appearance.view': staff,
  'appearance.write': inCompetition('organizer'),
  'appearance.witness': inCompetition('organizer', 'chair', 'deputy'),
  'appearance.run': inCompetition('organizer', 'chair', 'deputy'),
  'attendance.view': inCompetition('organizer', 'inspector'),
  'question.ask': inCompetition('drafter', 'responsible', 'verifier'),
  'question.answer': inCompetition('organizer'),
  'people.manage': inCompetition('organizer'),
  'people.view': staff,
  'people.manage_installation': anywhere('administrator'),
  'people.list': anywhere('administrator', 'organizer'),
  'person.view': ((actor, { grants }) =>
    administers(actor, null) ||
    anyGrant(
      actor,
      ['organizer'],
      (own) => own.scope === 'installation' || grants.some((grant) => organizes(own, grant)),
    )) as Rule<PersonSubject>,
  'person.manage': managesPerson,
  'person.new_link': ((actor, subject) =>
    managesPerson(actor, subject) ||
    anyGrant(
      actor,
      ['verifier'],
      (own) =>
        subject.grants.length > 0 &&
        subject.grants.every(
          ({ role, region, competition }) =>
            TEAM.includes(role) &&
            own.region !== null &&
            region !== null &&
            contains(own.region, region) &&
            (own.competition === null || own.competition === competition),
        ),
    )) as Rule<PersonSubject>,
  'grant.give': ((actor, grant) =>
    administers(actor, null) ||
    (grant.role !== 'administrator' &&
      grant.scope !== 'installation' &&
      anyGrant(actor, ['organizer'], (own) => organizes(own, grant)))) as Rule<GrantSubject>,
  'team.invite': ((actor, subject) =>
    inCompetition('organizer')(actor, subject) || inWard('verifier')(actor, subject)) as Rule<WardSubject>,
  'team.add_colleague': ownWard,
  'team.end_membership': ((actor, subject) =>
    inWard('responsible', 'verifier')(actor, subject) ||
    inCompetition('organizer')(actor, subject)) as Rule<WardSubject>,
  'registration.decide': ((actor, subject) =>
    inCompetition('organizer')(actor, subject) || inWard('verifier')(actor, subject)) as Rule<WardSubject>,
  'invitation_board.view': inCompetition('organizer', 'chair', 'deputy', 'inspector', 'verifier'),
  'reissued_links.view': inCompetition('organizer', 'chair', 'deputy', 'inspector'),
  'panel.manage': inCompetition('organizer'),
  'panel.view': staff,
  'assignment.manage': inCompetition('organizer'),
  'dossier.write': ownWard,
  'dossier.release': inWard('responsible'),
  'dossier.view': ((actor, subject) =>
    ownWard(actor, subject) ||
    inWard('verifier')(actor, subject) ||
    staff(actor, subject)) as Rule<WardSubject>,
  'dossier.check': ((actor, subject) =>
    inCompetition('organizer')(actor, subject) || inWard('verifier')(actor, subject)) as Rule<WardSubject>,
  'eligibility.undo': inCompetition('organizer'),
  'dossier.move': inCompetition('organizer'),
  'dossier.queue': inCompetition('organizer', 'verifier'),
  'proposal.list': inCompetition('organizer', 'chair', 'deputy', 'inspector', 'verifier'),
  /** What a kecamatan proposes; the subject's region is the kecamatan. */
  'proposal.view': ((actor, subject) =>
    staff(actor, subject) || inWard('verifier')(actor, subject)) as Rule<WardSubject>,
  'proposal.send': inWard('verifier'),
  'proposal.remind': inCompetition('organizer'),
  'dossier.import': inCompetition('organizer'),
  /** Searching and comparing the dossiers that they may see; never a judge's, who reads what is assigned. */
  'dossier.search': inCompetition('organizer', 'chair', 'deputy', 'inspector', 'verifier'),
  'dossier.compare': inCompetition('organizer'),
  'dossier.judge': judges,
  /** Whether the blind rendition of dossiers may be prepared and confirmed. */
  'rendition.check': inCompetition('organizer'),
  /** Whether delicate evidence may be published. */
  'evidence.clear': inCompetition('chair', 'deputy'),
  /** Pictures as they were uploaded, with the place and the device that they tell. */
  'evidence.original': ((actor, subject) =>
    ownWard(actor, subject) || inCompetition('inspector')(actor, subject)) as Rule<WardSubject>,
  'extension.grant': inCompetition('organizer'),
  'independence.sign': inCompetition('judge', 'chair', 'deputy'),
  'conflict.declare': inCompetition('judge', 'chair', 'deputy'),
  'sheet.score': ((actor, subject) => judges(actor, subject) && subject.signed) as Rule<JudgedSubject>,
  'sheet.view': ((actor, subject) =>
    actor.id === subject.judge ||
    inCompetition('inspector')(actor, subject) ||
    (inCompetition('organizer', 'chair', 'deputy')(actor, subject) &&
      subject.ownSubmitted)) as Rule<SheetSubject>,
  'marks.fill': inCompetition('organizer'),
  'marks.verify': inWard('verifier'),
  'marks.verify_any': inCompetition('verifier'),
  'marks.verified_view': inCompetition('organizer', 'chair', 'deputy', 'inspector', 'verifier'),
  'scores.import': inCompetition('organizer'),
  'scores.confirm': inCompetition('organizer', 'chair', 'deputy'),
  /** Finished sheets that came too late; whoever decides about them does not see their marks. */
  'late_sheet.view': staff,
  'late_sheet.decide': inCompetition('chair', 'deputy'),
  'progress.view': staff,
  'progress.remind': inCompetition('organizer'),
  'ranking.view': afterOwnSheets,
  /** What somebody is asked to look at in marks; who may also needs `ranking.view`. */
  'flags.view': inCompetition('chair', 'deputy', 'inspector'),
  'plenary.view': afterOwnSheets,
  'plenary.prepare': ((actor, subject) =>
    subject.ownDone && inCompetition('organizer', 'chair', 'deputy')(actor, subject)) as Rule<
    CompetitionSubject & { ownDone: boolean }
  >,
  'plenary.close': ((actor, subject) =>
    subject.ownDone && inCompetition('chair', 'deputy')(actor, subject)) as Rule<
    CompetitionSubject & { ownDone: boolean }
  >,
  /** Frozen results; what stands in the way of one; asking for it; overriding what stands in the way. */
  'result.view': staff,
  'result.prepare': afterOwnSheets,
  'result.request': ((actor, subject) =>
    subject.ownDone && inCompetition('organizer', 'chair', 'deputy')(actor, subject)) as Rule<
    CompetitionSubject & { ownDone: boolean }
  >,
  'result.override': ((actor, subject) =>
    subject.ownDone && inCompetition('chair', 'deputy')(actor, subject)) as Rule<
    CompetitionSubject & { ownDone: boolean }
  >,
  /** What a team learns of its own result; its objection, which the responsible person sends; the chair's answer. */
  'result.own': ownWard,
  'objection.write': ownWard,
  'objection.send': inWard('responsible'),
  'objection.answer': inCompetition('chair', 'deputy'),
  /** The window for objections, the decree and the announcement of a frozen result. */
  'result.step': inCompetition('organizer', 'chair', 'deputy'),
  /** Documents of official results: read by those who run the competition, made by organizers and chair. */
  'document.view': staff,
  'document.make': inCompetition('organizer', 'chair', 'deputy'),
  'export.download': afterOwnSheets,
  /** The papers that an audit asks for: seeing and adding them; deciding whether those about people go into the pack. */
  'inspection.view': staff,
  'inspection.keep': inCompetition('organizer'),
  'inspection.clear': inCompetition('chair', 'deputy'),
  'event.view': inCompetition('chair', 'deputy', 'inspector', 'organizer'),
} satisfies Record<string, Rule<never>>

export type Permission = keyof typeof POLICY
export type SubjectOf<P extends Permission> = Parameters<(typeof POLICY)[P]>[1]

/** Whether the actor may do this to that, at this moment. */
export function can<P extends Permission>(actor: Actor, permission: P, subject: SubjectOf<P>): boolean {
  const rule = POLICY[permission] as Rule<SubjectOf<P>>
  return rule(actor, subject)
}

/** What a list may show, as data that the queries turn into a `where`; parts are joined by *or*. */
export type ListScope = readonly ListPart[]

/** Every test that is not null must hold. A subtree is given as codes and prefixes (`subtreePrefixes`). */
export interface ListPart {
  competition: number | null
  /** The host region lies in one of these. */
  hostIn: readonly string[] | null
  /** The host region is one of these; with `hostIn`, either will do. */
  hostIs: readonly string[] | null
  /** The ward lies in one of these. */
  wardIn: readonly string[] | null
}

const LISTS = {
  'competition.view': {
    roles: ['organizer', 'chair', 'deputy', 'judge', 'inspector', 'verifier'],
    of: 'competition',
  },
  'invitation_board.view': {
    roles: ['organizer', 'chair', 'deputy', 'inspector', 'verifier'],
    of: 'competition',
  },
  'person.view': { roles: ['administrator', 'organizer'], of: 'competition' },
  'dossier.view': {
    roles: ['organizer', 'chair', 'deputy', 'inspector', 'verifier', 'drafter', 'responsible'],
    of: 'ward',
  },
  'dossier.check': { roles: ['organizer', 'verifier'], of: 'ward' },
  'dossier.write': { roles: ['drafter', 'responsible'], of: 'ward' },
} as const satisfies Partial<Record<Permission, { roles: readonly Role[]; of: 'competition' | 'ward' }>>

/** Permissions that a list can be scoped by. A property test holds list(scope) = filter(all, can). */
export type ListPermission = keyof typeof LISTS

function toPart(grant: Grant, of: 'competition' | 'ward'): ListPart | null {
  const part: ListPart = { competition: grant.competition, hostIn: null, hostIs: null, wardIn: null }
  const subtree = grant.region === null ? null : subtreePrefixes(grant.region)
  if (isWardRole(grant) && of === 'ward') return subtree && { ...part, wardIn: subtree }
  if (grant.competition !== null || grant.scope === 'installation') return part
  if (grant.region === null) return null
  return { ...part, hostIn: subtree, hostIs: isWardRole(grant) ? lineageOf(grant.region) : null }
}

export function scope(permission: ListPermission, actor: Actor): ListScope {
  const { roles, of }: { roles: readonly Role[]; of: 'competition' | 'ward' } = LISTS[permission]
  return actor.grants
    .filter((grant) => roles.includes(grant.role))
    .map((grant) => toPart(grant, of))
    .filter((part) => part !== null)
}
