import type { Db } from '#db/connect'
import { listRegionNames } from '#db/queries/regions'
import { findBlindRendition, findFormerBlindList, listPeopleOfRegions } from '#db/queries/renditions'
import { findRevisionByUid } from '#db/queries/revisions'
import type { Actor } from '~/domain/actors'
import type { BlindFile } from '~/domain/blind/content'
import type { BlindName } from '~/domain/blind/names'
import type { KnownNames } from '~/domain/blind/proposals'
import type { DossierContent } from '~/domain/dossiers'
import { NotFoundError } from '~/domain/errors'
import type { Form } from '~/domain/fields/form'
import { readRows } from '~/domain/fields/rows'
import { lineageOf, stepOf } from '~/domain/regions'
import { dossierCategory } from '~/domain/self-assessment'
import { wardName } from '~/domain/ward-name'
import { authorizeSight } from './authorize.server'
import { dossierUidOf, type LoadedDossier, loadDossierUnchecked } from './dossier-loading.server'
import { rulesById } from './rules.server'

type Found<F extends (...args: never[]) => unknown> = NonNullable<Awaited<ReturnType<F>>>

/** A submitted revision with the list that its blind rendition is made from. */
export interface LoadedBlind {
  loaded: LoadedDossier
  revision: Found<typeof findRevisionByUid>
  content: DossierContent
  form: Form
  stored: Awaited<ReturnType<typeof findBlindRendition>>
  /** As saved for this revision; else as an earlier one was checked; null where nothing was saved yet. */
  names: BlindName[] | null
  files: BlindFile[]
}

/** @throws NotFoundError for whoever does not organize or oversee the competition with this address. */
export async function loadBlind(
  db: Db,
  actor: Actor,
  slug: string,
  revisionUid: string,
): Promise<LoadedBlind> {
  const revision = await findRevisionByUid(db, revisionUid)
  if (!revision?.content) throw new NotFoundError('revision')
  const loaded = await loadDossierUnchecked(db, await dossierUidOf(db, revision.dossier_id))
  if (loaded.competition.slug !== slug) throw new NotFoundError('revision')
  authorizeSight(actor, 'panel.view', loaded.subject)
  const rules = await rulesById(db, revision.rules_id)
  const { form } = dossierCategory(rules, loaded.dossier.category) ?? loaded.category
  const stored = await findBlindRendition(db, revision.id)
  const list = stored ?? (await findFormerBlindList(db, revision.dossier_id, revision.number))
  return {
    ...{ loaded, revision, form, stored },
    content: JSON.parse(revision.content) as DossierContent,
    names: list?.names ? (JSON.parse(list.names) as BlindName[]) : null,
    files: list?.files ? (JSON.parse(list.files) as BlindFile[]) : [],
  }
}

/** What its pages say of the dossier on top. */
export const headOfBlind = ({ loaded, revision, content, stored }: LoadedBlind) => ({
  competition: {
    slug: loaded.competition.slug,
    name: loaded.competition.name,
    zone: loaded.competition.zone,
  },
  revision: { uid: revision.uid, number: revision.number },
  title: content.title,
  ward: wardName(loaded.entry.region_name, loaded.entry.kecamatan_name),
  checkedAt: stored?.checked_at ?? null,
})

const KINDS = { kelurahan: 'ward', kecamatan: 'district', kota: 'city', provinsi: 'province' } as const
const LEVEL = /^(?:Kota|Kabupaten|Kab\.|Provinsi|Daerah (?:Khusus|Istimewa))\s+/i

/** The places, people and partners around a dossier that are on record. */
export async function knownNames(db: Db, { loaded, content, form }: LoadedBlind): Promise<KnownNames> {
  const { entry, competition } = loaded
  const codes = lineageOf(entry.region_code).filter((code) => stepOf(code) in KINDS)
  const names = new Map((await listRegionNames(db, codes)).map(({ code, name }) => [code, name]))
  const own: Record<string, string | null> = {
    [entry.region_code]: entry.region_name,
    ...(entry.kecamatan_code ? { [entry.kecamatan_code]: entry.kecamatan_name } : {}),
    [competition.host_region]: competition.host_region_name,
  }
  const people = await listPeopleOfRegions(
    db,
    codes.filter((code) => ['kelurahan', 'kecamatan'].includes(stepOf(code))),
  )
  return {
    places: codes.flatMap((code) => {
      const name = own[code] ?? names.get(code)
      const kind = KINDS[stepOf(code) as keyof typeof KINDS]
      return name ? [{ name: name.replace(LEVEL, ''), kind }] : []
    }),
    people: [...new Set(people.map(({ name }) => name))],
    partners: partnersOf(content, form),
    contacts: people
      .flatMap(({ email, phone }) => [email, phone])
      .filter((text): text is string => Boolean(text)),
  }
}

/** Partners that the dossier lists in rows. */
function partnersOf({ values }: DossierContent, form: Form): string[] {
  return form.fields.flatMap((field) => {
    if (field.type !== 'rows') return []
    const column = field.columns.find(({ code, type }) => type === 'text' && /^(partner|mitra)/.test(code))
    if (!column) return []
    return (readRows(values[field.code] ?? '') ?? []).flatMap(({ cells }) => cells[column.code] ?? [])
  })
}
