import type { Db } from '#db/connect'
import { listEntriesNamed, listPeopleNamed, listSeatsNamed } from '#db/queries/event-subjects'
import { listRegionNames } from '#db/queries/regions'
import { findLatestRules } from '#db/queries/rules'
import type { EventBody } from '~/domain/events'
import { displayName } from '~/domain/regions'
import { parseRules } from './rules.server'

/** What an event is about, in the order that a reader wants it. The page puts words to what bears no name. */
export type EventSubject =
  | { kind: 'entry'; label: string; ward: string | null; kecamatan: string | null }
  | { kind: 'person' | 'seat' | 'region' | 'stage'; name: string }
  | { kind: 'entries' | 'people' | 'regions' | 'sheets' | 'assignments' | 'dossiers'; count: number }
  | { kind: 'rules' | 'revision'; number: number }
  | { kind: 'submission' }

type Named = Map<string, EventSubject>
type Source = Pick<EventBody, 'refs' | 'rows' | 'type'>

/** Tables whose rows tell what an event is about when its references do not. */
const TELLING = new Set(['entry', 'dossier', 'stage_entry', 'assignment', 'conflict'])

/** Acts that wrote more say how many; their rows are not looked up one by one. */
const MOST_ROWS = 100

/** References that are codes or counts, or repeat what others say. */
const CODED = new Set(['stage', 'target', 'region', 'regions', 'kecamatan', 'people'])

/**
 * What each of these events of one competition is about, by the names of today: events themselves hold only ids.
 * Where a stage is blind, an entry goes by its label alone.
 */
export async function nameSubjects(
  db: Db,
  competitionId: number,
  events: readonly Source[],
): Promise<EventSubject[][]> {
  const uids = [...new Set(events.flatMap((event) => [...idsIn(event.refs), ...tellingRows(event)]))]
  const row = await findLatestRules(db, competitionId)
  const rules = row ? parseRules(row).stages : []
  const stages = new Map(rules.map(({ code, name }) => [code, name]))
  const blind = new Set(rules.filter((stage) => stage.blind).map(({ code }) => code))
  const named = await findNamed(db, blind, uids)
  const codes = events.map(({ refs }) => regionCodes(refs)).filter(({ length }) => length === 1)
  const regions = new Map(
    (await listRegionNames(db, withParents(codes.flat()))).map((row) => [row.code, row]),
  )
  return events.map((event) => [
    ...entriesOf(event, named),
    ...idsIn(event.refs).flatMap((uid) => named.others.get(uid) ?? []),
    ...regionsOf(event.refs, (code) => regions.get(code)),
    ...stageOf(event.refs, stages),
    ...numbersOf(event),
  ])
}

const idsIn = (refs: EventBody['refs']): string[] =>
  Object.entries(refs).flatMap(([name, value]) =>
    typeof value === 'string' && !CODED.has(name) ? [value] : [],
  )

const tellingRows = ({ rows }: Source): string[] => {
  const telling = rows.filter(([table]) => TELLING.has(table))
  return telling.length > MOST_ROWS ? [] : telling.map(([, uid]) => uid)
}

async function findNamed(db: Db, blind: ReadonlySet<string>, uids: readonly string[]) {
  const entries: Named = new Map()
  for (const { uid, label, ward, kecamatan, stage } of await listEntriesNamed(db, uids)) {
    const hidden = stage !== null && blind.has(stage)
    entries.set(uid, {
      kind: 'entry',
      label,
      ...(hidden ? { ward: null, kecamatan: null } : { ward, kecamatan }),
    })
  }
  const others: Named = new Map()
  for (const { uid, name } of await listSeatsNamed(db, uids)) others.set(uid, { kind: 'seat', name })
  for (const { uid, name } of await listPeopleNamed(db, uids)) others.set(uid, { kind: 'person', name })
  return { entries, others }
}

/** The entry that the references name, else the one that the rows belong to, or how many. */
function entriesOf(event: Source, { entries }: { entries: Named }): EventSubject[] {
  const own = distinct(idsIn(event.refs).flatMap((uid) => entries.get(uid) ?? []))
  if (own.length > 0) return own
  const written = distinct(tellingRows(event).flatMap((uid) => entries.get(uid) ?? []))
  return written.length > 1 ? [{ kind: 'entries', count: written.length }] : written
}

const distinct = (subjects: readonly EventSubject[]) => [
  ...new Map(subjects.map((subject) => [JSON.stringify(subject), subject])).values(),
]

const regionCodes = ({ region, regions }: EventBody['refs']): string[] =>
  [...new Set([region, regions].flat())].filter(
    (code): code is string => typeof code === 'string' && code !== '',
  )

const withParents = (codes: readonly string[]) => [
  ...new Set(codes.flatMap((code) => [code, code.split('.').slice(0, 3).join('.')])),
]

function regionsOf(
  refs: EventBody['refs'],
  find: (code: string) => { code: string; name: string } | undefined,
): EventSubject[] {
  const codes = regionCodes(refs)
  if (codes.length > 1) return [{ kind: 'regions', count: codes.length }]
  return codes.map((code) => {
    const lineage = withParents([code]).flatMap((each) => find(each) ?? [])
    return { kind: 'region', name: displayName(lineage) || code }
  })
}

function stageOf({ stage, target }: EventBody['refs'], names: Map<string, string>): EventSubject[] {
  const code = stage ?? target
  if (typeof code !== 'string') return []
  const name = names.get(code)
  return name
    ? [{ kind: 'stage', name }]
    : target
      ? [{ kind: 'submission' }]
      : [{ kind: 'stage', name: code }]
}

function numbersOf({ type, refs }: Source): EventSubject[] {
  const { people, number, revision, count, dossiers } = refs
  return [
    ...(Array.isArray(people) ? [{ kind: 'people' as const, count: people.length }] : []),
    ...(typeof dossiers === 'number' ? [{ kind: 'dossiers' as const, count: dossiers }] : []),
    ...(type === 'assignment.created' && typeof count === 'number'
      ? [{ kind: 'assignments' as const, count }]
      : []),
    ...(type.startsWith('scores.') && typeof count === 'number' ? [{ kind: 'sheets' as const, count }] : []),
    ...(typeof number === 'number' && typeof refs['sha256'] === 'string'
      ? [{ kind: 'rules' as const, number }]
      : []),
    ...(typeof number === 'number' && typeof revision === 'string'
      ? [{ kind: 'revision' as const, number }]
      : []),
    ...(typeof revision === 'number' ? [{ kind: 'revision' as const, number: revision }] : []),
  ]
}
