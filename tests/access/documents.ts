import { freezeWorldResult, madeRecord, makeWorldRecord, SCAN } from '#tests/support/results-world'
import type { World } from '#tests/support/world'
import { type AccessRow, everybody } from './row'

const route = 'routes/kelola.$slug.dokumen'
const readers = everybody(404, { anonymous: 302, organizer: 200, chair: 200, inspector: 200 })
const makers = everybody(404, { anonymous: 302, organizer: 200, chair: 200, inspector: 403 })
const acts = (status: number, inspector = 403) =>
  everybody(404, { anonymous: 401, organizer: status, chair: status, inspector })
const at = (rest: string) => (world: World) => `/kelola/${world.open.slug}/dokumen${rest}`
const missing = '/0190b6d0-0000-7000-8000-000000000000'
const nobody = everybody(404, { anonymous: 302 })
const record = {
  ...{ number: '1/BA/2026', date: '2026-05-01', place: 'Aula', manner: 'own', office: 'Ketua' },
  ...{ signer: 'Hadi', signerOffice: '' },
}

/** Documents: read by those who run the competition, made by organizers and chair. */
export const rows: AccessRow[] = [
  { route: `${route}._index`, method: 'GET', path: at(''), expect: readers },
  {
    ...{ route: `${route}._index`, method: 'GET', path: at(''), expect: readers },
    ...{ state: 'made', prepare: makeWorldRecord },
  },
  { route: `${route}.naskah`, method: 'GET', path: at('/naskah'), expect: readers },
  {
    ...{ route: `${route}.naskah`, method: 'POST', path: at('/naskah'), expect: acts(409) },
    state: 'not based on what stands',
    form: () => ({ letterhead: 'KOTA', legalBasis: '', opening: '{lomba}', closing: '' }),
  },
  {
    ...{ route: `${route}.berita-acara.$number`, method: 'GET', path: at('/berita-acara/1') },
    ...{ prepare: freezeWorldResult, expect: makers },
  },
  {
    ...{ route: `${route}.berita-acara.$number`, method: 'POST', path: at('/berita-acara/1') },
    ...{ prepare: freezeWorldResult, form: () => record, expect: acts(303) },
  },
  { route: `${route}.$uid._index`, method: 'GET', path: at(missing), expect: nobody },
  {
    ...{ route: `${route}.$uid._index`, method: 'POST', path: at(missing), expect: acts(404) },
    form: () => ({ act: 'number', number: '1' }),
  },
  {
    ...{ route: `${route}.$uid._index`, method: 'POST', path: at(missing), state: 'signed' },
    ...{ form: () => ({ act: 'signed' }), files: () => ({ file: { name: 'ba.pdf', bytes: SCAN } }) },
    expect: { ...acts(404), anonymous: 303 },
  },
  {
    ...{ route: `${route}.$uid._index`, method: 'GET', path: (world) => at(`/${madeRecord.uid}`)(world) },
    ...{ state: 'made', prepare: makeWorldRecord, expect: readers },
  },
  {
    ...{ route: `${route}.$uid_.$file`, method: 'GET', expect: readers, state: 'made' },
    ...{ path: (world) => at(`/${madeRecord.uid}/naskah.docx`)(world), prepare: makeWorldRecord },
  },
  { route: `${route}.$uid_.$file`, method: 'GET', path: at(`${missing}/naskah.pdf`), expect: nobody },
]
