import { JPEG } from '#tests/support/dossiers'
import { addWorldPhoto, addWorldVisit, PHOTO, visitStage } from '#tests/support/visit-world'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody } from './row'

const sheet = (world: World) => `/menilai/lembar/${world.stage.own.assignments.judge.uid}`
const photos = (world: World) => `${sheet(world)}/foto`
const one = (world: World) => `${photos(world)}/${PHOTO}/hapus`
const summary = ({ open, stageCode }: World) => `/kelola/${open.slug}/pleno/${stageCode}/lapangan`
const route = 'routes/menilai.lembar.$assignment.foto'
const files = () => ({ files: { name: 'papan.jpg', bytes: JPEG } })
// Who sends files without a session is sent to the log-in before they are read.
const judge = (get: number, anonymous: number) => everybody(404, { anonymous, judge: get })
const leaders = { organizer: 200, chair: 200, inspector: 200 }

const picture = (end: string): AccessRow => ({
  ...{ route: `express:/unduh/foto-lapangan/:uid${end}`, method: 'GET', state: 'a photo of a visit' },
  ...{ path: () => `/unduh/foto-lapangan/${PHOTO}${end}`, prepare: addWorldPhoto },
  keeps: ['blob', 'blob_variant'],
  expect: everybody(404, { anonymous: 303, judge: 200, ...leaders }),
})

/** Field verification: photos are their judge's and those who lead see them, teams never. */
export const rows: AccessRow[] = [
  { route: `${route}._index`, method: 'GET', path: photos, expect: everybody(404, { anonymous: 302 }) },
  {
    ...{ route: `${route}._index`, method: 'GET', path: photos, state: 'a field verification' },
    ...{ prepare: addWorldPhoto, expect: judge(200, 302) },
  },
  {
    ...{ route: 'routes/menilai.lembar.$assignment._index', method: 'GET', path: sheet },
    ...{ state: 'a field verification', prepare: addWorldPhoto, expect: judge(200, 302) },
  },
  {
    ...{ route: `${route}._index`, method: 'POST', path: photos, prepare: visitStage },
    ...{ files, form: () => ({ caption: 'Papan kegiatan' }), expect: judge(303, 303) },
  },
  {
    ...{ route: `${route}.$photo.hapus`, method: 'GET', path: one },
    ...{ prepare: addWorldPhoto, expect: judge(200, 302) },
  },
  {
    ...{ route: `${route}.$photo.hapus`, method: 'POST', path: one },
    ...{ prepare: addWorldPhoto, expect: judge(303, 401) },
  },
  {
    ...{ route: `${route}-selaras`, method: 'POST', path: (world) => `${sheet(world)}/foto-selaras` },
    ...{ prepare: visitStage, files, expect: judge(200, 303) },
    form: ({ cast }, who) => ({ orang: who === 'anonymous' ? '' : (cast[who].uid ?? '') }),
  },
  picture(''),
  picture('/kecil'),
  ...['', '/kecil'].map(
    (end): AccessRow => ({
      ...{ route: `express:/unduh/foto-lapangan/:uid${end}`, method: 'GET', state: 'no such photo' },
      path: () => `/unduh/foto-lapangan/019caca3-0000-7000-8000-000000000000${end}`,
      expect: everybody(404, { anonymous: 303 }),
    }),
  ),
  {
    ...{ route: 'routes/kelola.$slug.pleno.$stage.lapangan', method: 'GET', path: summary },
    ...{ state: 'a visit', prepare: addWorldVisit, expect: everybody(404, { anonymous: 302, ...leaders }) },
  },
  {
    ...{ route: 'routes/kelola.$slug.pleno.$stage.lapangan', method: 'GET', path: summary },
    expect: everybody(404, { anonymous: 302 }),
  },
  {
    ...{ route: 'routes/kelola.$slug.pleno.$stage._index', method: 'GET' },
    path: ({ open, stageCode }) => `/kelola/${open.slug}/pleno/${stageCode}`,
    ...{ state: 'of a field verification', prepare: visitStage },
    expect: everybody(404, { anonymous: 302, ...leaders }),
  },
]
