import type { World } from '#tests/support/world'
import { type AccessRow, everybody, type Who } from './row'

type Others = Partial<Record<Who, number>>
type Path = (world: World) => string

const get = (name: string, path: Path, status: number, others: Others = {}): AccessRow => ({
  route: `routes/${name}`,
  method: 'GET',
  path,
  expect: everybody(status, { anonymous: 302, ...others }),
})
const post = (
  name: string,
  path: Path,
  form: (world: World) => Record<string, string>,
  status: number,
  others: Others = {},
): AccessRow => ({
  route: `routes/${name}`,
  method: 'POST',
  path,
  form,
  expect: everybody(status, { anonymous: 401, ...others }),
})

const managers = (status: number): Others => ({
  administrator: status,
  organizer: status,
  otherOrganizer: status,
})
/** Those who manage the judge of the open competition. */
const own = (status: number): Others => ({ administrator: status, organizer: status })
const board = (status: number): Others => ({
  organizer: status,
  chair: status,
  inspector: status,
  verifier: status,
  otherVerifier: status,
})
/** Inviting the kelurahan of the first verifier. */
const inviting = (status: number): Others => ({
  organizer: status,
  verifier: status,
  chair: 403,
  inspector: 403,
})

const judge = (rest = '') => (({ cast }: World) => `/orang/${cast.judge.uid}${rest}`) as Path
const wards = (rest = '') => (({ open }: World) => `/kelola/${open.slug}/undangan${rest}`) as Path
const link = (rest = '') => (({ invitation }: World) => `/undangan/${invitation.token}${rest}`) as Path
const registrations = (rest = '') => (({ open }: World) => `/kelola/${open.slug}/pendaftaran${rest}`) as Path
const register: Path = ({ open }) => `/lomba/${open.slug}/daftar`
const KARAWACI = '36.71.07.1001'
const chosen = () => ({ select: 'chosen', kelurahan: KARAWACI })
const none = () => ({})

/** Accounts, people, one-time links, the board of invitations, registration and teams. */
export const rows: AccessRow[] = [
  get('beranda', () => '/beranda', 200),
  get('akun._index', () => '/akun', 200),
  post(
    'akun._index',
    () => '/akun',
    () => ({ name: 'Nama Baru', locale: 'id', based_on: 'an older page' }),
    409,
  ),
  get('akun.sandi', () => '/akun/sandi', 200),
  post(
    'akun.sandi',
    () => '/akun/sandi',
    () => ({ current: 'salah', password: 'salah juga' }),
    400,
  ),
  get('akun.sesi', () => '/akun/sesi', 200),
  post('akun.sesi', () => '/akun/sesi', none, 303),

  get('orang._index', () => '/orang', 404, managers(200)),
  get('orang.baru', () => '/orang/baru', 404, managers(200)),
  post('orang.baru', () => '/orang/baru', none, 404, managers(400)),
  get('orang.impor', () => '/orang/impor', 404, managers(200)),
  post('orang.impor', () => '/orang/impor', none, 404, managers(400)),
  get('orang.$uid._index', judge(), 404, own(200)),
  get('orang.$uid.ubah', judge('/ubah'), 404, own(200)),
  post('orang.$uid.ubah', judge('/ubah'), () => ({ name: 'Wati', locale: 'id' }), 404, own(409)),
  get('orang.$uid.peran._index', judge('/peran'), 404, own(200)),
  post(
    'orang.$uid.peran._index',
    judge('/peran'),
    ({ open }) => ({ role: 'inspector', competition: open.slug }),
    404,
    own(303),
  ),
  get('orang.$uid.peran.$grant', judge('/peran/tidak-ada'), 404),
  post('orang.$uid.peran.$grant', judge('/peran/tidak-ada'), () => ({ reason: 'Selesai' }), 404),
  get('orang.$uid.tautan', judge('/tautan'), 404, own(200)),
  post('orang.$uid.tautan', judge('/tautan'), none, 404, own(200)),
  post('orang.$uid.surel', judge('/surel'), none, 404, own(409)),
  post('orang.$uid.sesi', judge('/sesi'), none, 404, own(303)),
  post('orang.$uid.keadaan', judge('/keadaan'), () => ({ state: 'disabled' }), 404, own(303)),

  get('undangan.$token._index', link(), 200, { anonymous: 200 }),
  post('undangan.$token._index', link(), none, 400, { anonymous: 400 }),
  post('undangan.$token.terima', link('/terima'), () => ({ role: 'drafter' }), 303),
  post('undangan.$token.tolak', link('/tolak'), none, 404, { anonymous: 404 }),

  get('kelola.$slug.undangan._index', wards(), 404, board(200)),
  get('kelola.$slug.undangan.tautan', wards('/tautan'), 404, board(200)),
  post('kelola.$slug.undangan.tautan', wards('/tautan'), chosen, 404, inviting(200)),
  get('kelola.$slug.undangan.qr', wards('/qr'), 404, board(200)),
  post('kelola.$slug.undangan.qr', wards('/qr'), chosen, 404, inviting(200)),
  post('kelola.$slug.undangan.csv', wards('/csv'), chosen, 404, inviting(200)),
  get('kelola.$slug.undangan.$kode._index', wards(`/${KARAWACI}`), 404, {
    ...board(200),
    otherVerifier: 404,
  }),
  // A dossier of this kelurahan has been submitted already.
  post('kelola.$slug.undangan.$kode.tolak', wards(`/${KARAWACI}/tolak`), none, 404, inviting(409)),
  get('kelola.$slug.tautan-baru', ({ open }) => `/kelola/${open.slug}/tautan-baru`, 404, {
    organizer: 200,
    chair: 200,
    inspector: 200,
  }),
  get('kelola.$slug.pendaftaran._index', registrations(), 404, board(200)),
  get('kelola.$slug.pendaftaran.$uid', registrations('/tidak-ada'), 404),
  post('kelola.$slug.pendaftaran.$uid', registrations('/tidak-ada'), () => ({ decision: 'approved' }), 404),
  post('kelola.$slug.pendaftaran.bersama', registrations('/bersama'), () => ({ open: 'no' }), 404, {
    ...board(403),
    organizer: 303,
  }),
  get('lomba.$slug.daftar', register, 404, { anonymous: 404 }),
  post('lomba.$slug.daftar', register, () => ({ region: KARAWACI, role: 'drafter' }), 404, {
    anonymous: 404,
  }),

  get('tim.anggota._index', () => '/tim/anggota', 200),
  post(
    'tim.anggota._index',
    () => '/tim/anggota',
    ({ open, ward }) => ({ competition: open.slug, region: ward.code, role: 'drafter' }),
    403,
    { drafter: 200, responsible: 200 },
  ),
  get('tim.anggota.$grant', () => '/tim/anggota/tidak-ada', 404),
  post(
    'tim.anggota.$grant',
    () => '/tim/anggota/tidak-ada',
    () => ({ reason: 'Pindah' }),
    404,
  ),
]
