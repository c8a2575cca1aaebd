import { PDF } from '#tests/support/dossiers'
import { correctAnnouncement } from '~/services/announcements.server'
import { type FormCase, keyed } from '../form-case'

const draft = (path: string) => (world: { draft: { slug: string } }) => `/kelola/${world.draft.slug}/${path}`
const open = (path: string) => (world: { open: { slug: string } }) => `/kelola/${world.open.slug}/${path}`
const juknis = (bytes: Uint8Array) => ({ name: 'juknis.pdf', mimeType: 'application/pdf', bytes })

/** Making a competition, opening it, moving its times, deciding what waits. */
export const forms: FormCase[] = [
  {
    route: 'routes/kelola.$slug.pembukaan',
    as: 'organizer',
    page: draft('pembukaan'),
    form: keyed('pembukaan'),
    right: () => ({
      ...{ number: '400/12/2027', date: '2027-01-15', title: 'Petunjuk teknis' },
      file: juknis(PDF),
    }),
    wrong: () => ({
      ...{ number: '400/12/2027', date: '2027-01-15', title: 'Petunjuk teknis' },
      file: juknis(Buffer.from('GIF89a')),
    }),
  },
  {
    route: 'routes/kelola.$slug.persetujuan',
    state: 'reject',
    as: 'chair',
    page: open('persetujuan'),
    form: 'main form:has([name=approval])',
    button: '[value=rejected]',
    right: ({ approval }) => ({ [`note-${approval.uid}`]: 'Bobot sudah benar.' }),
    wrong: () => ({}),
  },
  {
    route: 'routes/kelola.$slug.jadwal',
    as: 'organizer',
    page: open('jadwal'),
    form: keyed('jadwal'),
    right: () => ({
      ...{ what: 'submission:closes', newAt: '2026-04-05T23:59' },
      ...{ reason: 'Libur bersama', letterNumber: '005/77' },
    }),
    wrong: () => ({ what: 'submission:closes', newAt: '2026-04-05T23:59', letterNumber: '005/77' }),
  },
  {
    route: 'routes/kelola.$slug.pengumuman._index',
    as: 'organizer',
    page: open('pengumuman'),
    form: keyed('pengumuman'),
    right: () => ({ title: 'Jadwal paparan', body: 'Paparan dimulai pukul 08.00.' }),
    wrong: () => ({ title: 'Jadwal paparan', publishesAt: '2020-01-01T08:00', body: 'Sudah lewat.' }),
  },
  {
    route: 'routes/kelola.$slug.pengumuman.$number',
    as: 'organizer',
    page: open('pengumuman/1'),
    form: keyed('ralat'),
    right: () => ({ title: 'Sosialisasi juknis', body: 'Rabu di aula kota.', reason: 'Hari salah tulis' }),
    wrong: () => ({ title: 'Sosialisasi juknis', body: 'Rabu di aula kota.' }),
  },
  {
    route: 'routes/kelola.$slug.pengumuman.$number',
    state: 'corrected meanwhile',
    as: 'organizer',
    page: open('pengumuman/1'),
    form: keyed('ralat'),
    right: () => ({ title: 'Sosialisasi juknis', body: 'Rabu di aula kota.', reason: 'Hari salah tulis' }),
    wrong: {
      meanwhile: async (world, ctx) =>
        correctAnnouncement(ctx, world.cast.organizer, world.open.slug, 1, {
          ...{ title: 'Sosialisasi juknis', body: 'Kamis di aula kota.', reason: 'Aula terpakai' },
          publishesAt: null,
        }),
    },
  },
]
