import type { TestContext } from '#tests/support/context'
import { PDF } from '#tests/support/dossiers'
import { MEETING, type World } from '#tests/support/world'
import { SYSTEM } from '~/domain/actors'
import { cancelAgendaItem, changeAgendaItem } from '~/services/agenda.server'
import { saveContact } from '~/services/people.server'
import { transact } from '~/services/transact.server'
import { type FormCase, keyed } from '../form-case'

const page =
  (path: string) =>
  ({ open }: World) =>
    `/kelola/${open.slug}/agenda/${path}`
const meeting = {
  ...{ title: 'Paparan kategori lingkungan', place: 'Ruang rapat lantai 2' },
  ...{ startsAt: '2026-04-01T09:00', endsAt: '2026-04-01T15:30' },
}

const giveAddress = (world: World, ctx: TestContext) =>
  transact(ctx, SYSTEM, { type: 'account.changed' }, (tx, record) =>
    saveContact(tx, record, world.cast.drafter.id ?? 0, { email: 'rina@example.go.id', phone: null }),
  )

const scan = (bytes: Buffer, name: string) => ({
  scan: { name, mimeType: name.endsWith('pdf') ? 'application/pdf' : 'image/gif', bytes },
})

export const forms: FormCase[] = [
  {
    route: 'routes/kelola.$slug.agenda.baru',
    as: 'organizer',
    page: page('baru'),
    form: keyed('acara'),
    right: () => ({ ...meeting, route: '08.30 | Balai RW 05\nKampung Melati' }),
    wrong: () => ({ ...meeting, route: '08.30 | Balai RW 05\n25.00 | Kampung Melati' }),
  },
  {
    route: 'routes/kelola.$slug.agenda.$number.ubah',
    as: 'organizer',
    page: page('1/ubah'),
    form: keyed('acara'),
    right: () => ({ place: 'Aula kecamatan', reason: 'Aula kota dipakai' }),
    wrong: () => ({ place: 'Aula kecamatan' }),
  },
  {
    route: 'routes/kelola.$slug.agenda.$number.ubah',
    state: 'changed meanwhile',
    as: 'organizer',
    page: page('1/ubah'),
    form: keyed('acara'),
    right: () => ({ place: 'Aula kecamatan', reason: 'Aula kota dipakai' }),
    wrong: {
      meanwhile: (world, ctx) =>
        changeAgendaItem(ctx, world.cast.organizer, world.open.slug, 1, {
          ...{ ...MEETING, place: 'Gedung pertemuan', reason: 'Aula dipugar' },
        }),
    },
  },
  {
    route: 'routes/kelola.$slug.agenda.$number.batal',
    as: 'organizer',
    page: page('1/batal'),
    form: keyed('batal'),
    right: () => ({ reason: 'Digabung dengan rapat koordinasi' }),
    wrong: () => ({ reason: '' }),
  },
  {
    route: 'routes/kelola.$slug.agenda.$number._index',
    as: 'organizer',
    env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'sinilai@tangerangkota.go.id' },
    page: page('1'),
    prepare: giveAddress,
    form: keyed('surel'),
    right: () => ({}),
    wrong: {
      meanwhile: (world, ctx) =>
        cancelAgendaItem(ctx, world.cast.organizer, world.open.slug, 1, { reason: 'Digabung' }),
    },
  },
  {
    route: 'routes/kelola.$slug.agenda.$number.daftar-hadir',
    as: 'organizer',
    page: page('1/daftar-hadir'),
    form: keyed('hadir'),
    right: () => scan(PDF, 'Pindaian 007.pdf'),
    wrong: () => scan(Buffer.from('GIF89a'), 'pindaian.gif'),
  },
]
