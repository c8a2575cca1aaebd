import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { readBlindList, saveBlindList } from '~/services/blind-lists.server'
import { type AccessRow, everybody } from './row'

const sheet = (world: World) => `/menilai/lembar/${world.stage.own.assignments.judge.uid}/berkas`
const board = (world: World) => `/kelola/${world.open.slug}/tanpa-nama`
const revisionOf = (world: World) => world.entries.own.revision?.uid ?? ''
const list = (world: World) => `${board(world)}/${revisionOf(world)}`

/** The first dossier's list, saved by the organizer with its panel's PDF let through. */
export async function saveList({ open, cast, evidence, ...world }: World, ctx: TestContext): Promise<void> {
  const revision = revisionOf({ open, cast, evidence, ...world })
  const page = await readBlindList(ctx, cast.organizer, open.slug, revision)
  await saveBlindList(
    ctx,
    cast.organizer,
    { slug: open.slug, revision },
    {
      version: page.version,
      chosen: page.names.filter(({ chosen }) => chosen),
      ...{ added: '', addedKind: 'place' },
      shown: [evidence.panel],
    },
  )
}

const seen = (status: number, others: Parameters<typeof everybody>[1]) =>
  everybody(404, { anonymous: status === 200 ? 302 : 401, ...others })
const staff = { organizer: 200, chair: 200, inspector: 200 }
const typed = (versi: string) => ({ versi, added: 'Melati', added_kind: 'place' })

const get = (route: string, path: AccessRow['path'], expect: AccessRow['expect']): AccessRow => ({
  ...{ route: `routes/${route}`, method: 'GET', path, expect },
})

export const rows: AccessRow[] = [
  get('menilai.lembar.$assignment.berkas._index', sheet, seen(200, { judge: 200 })),
  get(
    'menilai.lembar.$assignment.berkas.$number.pdf',
    (world) => `${sheet(world)}/1/pdf`,
    seen(200, { judge: 200 }),
  ),
  get('kelola.$slug.tanpa-nama._index', board, seen(200, staff)),
  get('kelola.$slug.tanpa-nama.$revision._index', list, seen(200, staff)),
  {
    ...{ route: 'routes/kelola.$slug.tanpa-nama.$revision._index', method: 'POST', path: list },
    form: () => typed('0'),
    expect: seen(303, { organizer: 303, chair: 403, inspector: 403 }),
  },
  {
    ...get(
      'kelola.$slug.tanpa-nama.$revision.pratinjau',
      (world) => `${list(world)}/pratinjau`,
      seen(200, staff),
    ),
    ...{ state: 'listed', prepare: saveList },
  },
  get(
    'kelola.$slug.tanpa-nama.$revision.pratinjau',
    (world) => `${list(world)}/pratinjau`,
    everybody(404, { anonymous: 302, organizer: 409, chair: 409, inspector: 409 }),
  ),
  {
    ...{ route: 'routes/kelola.$slug.tanpa-nama.$revision.pratinjau', method: 'POST' },
    path: (world) => `${list(world)}/pratinjau`,
    ...{ form: () => ({ dilihat: 'lain', agreed: 'yes' }), state: 'listed', prepare: saveList },
    expect: seen(303, { organizer: 409, chair: 403, inspector: 403 }),
  },
  {
    ...get(
      'kelola.$slug.tanpa-nama.$revision.pratinjau_.pdf',
      (world) => `${list(world)}/pratinjau/pdf`,
      seen(200, staff),
    ),
    ...{ state: 'listed', prepare: saveList },
  },
  get(
    'kelola.$slug.tanpa-nama.$revision.pratinjau_.pdf',
    (world) => `${list(world)}/pratinjau/pdf`,
    everybody(404, { anonymous: 302, organizer: 409, chair: 409, inspector: 409 }),
  ),
  ...['', '/kecil'].flatMap((end): AccessRow[] => [
    {
      ...{ route: `express:/unduh/lembar/:assignment/:number/:piece${end}`, method: 'GET' },
      path: (world) => `/unduh/lembar/${world.stage.own.assignments.judge.uid}/1/bukti-1${end}`,
      // A stage with names hands files out under their own ids.
      expect: everybody(404, { anonymous: 303 }),
    },
    {
      ...{ route: `express:/unduh/tanpa-nama/:slug/:revision/:piece${end}`, method: 'GET' },
      path: (world) => `/unduh/tanpa-nama/${world.open.slug}/${revisionOf(world)}/bukti-1${end}`,
      ...{ state: 'listed', prepare: saveList },
      // The revision holds no file that was let through; tests/routes/reading.test.ts has one that does.
      expect: everybody(404, { anonymous: 303 }),
    },
  ]),
]
