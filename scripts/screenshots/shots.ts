import type { Page } from 'playwright-core'

export interface Shot {
  /** Of the file in docs/images, without `.png`. */
  name: string
  /** Nobody is logged in without. */
  account?: string
  path: string
  /** From `path` to what is to be seen. */
  go?: (page: Page) => Promise<void>
  width?: 360 | 1280
  /** Of the window, in pixels. */
  height?: number
}

const SLUG = 'inovasi-kelurahan-tangerang'
const DRAFT = 'lomba-kelurahan-kota-tangerang-2027'
const BASE = `/kelola/${SLUG}`

const link =
  (...names: (string | RegExp)[]) =>
  async (page: Page) => {
    for (const name of names) {
      const found = page.getByRole('main').getByRole('link', { name }).first()
      await Promise.all([page.waitForURL(/./, { waitUntil: 'load' }), found.click()])
      await page.waitForLoadState('load')
    }
  }

const press = async (page: Page, name: string) => {
  await page.getByRole('main').getByRole('button', { name }).click()
  await page.waitForLoadState('load')
}

const inviteBugel = async (page: Page) => {
  await page.getByRole('checkbox', { name: /Bugel/ }).check()
  await press(page, 'Buat tautan untuk yang dipilih')
  await page.getByRole('heading', { name: /tautan siap dibagikan/ }).waitFor()
}

const openInvitation = async (page: Page) => {
  await inviteBugel(page)
  const url = /https?:\/\/\S+\/undangan\/[\w-]{43}/.exec(await page.content())?.[0]
  if (!url) throw new Error('no invitation link')
  await page.context().clearCookies()
  await page.goto(url)
}

const checkDossier = async (page: Page) => {
  await link('Gardu Baca Karawaci', 'Periksa berkas')(page)
  await page.getByRole('button', { name: 'Catat keputusan' }).scrollIntoViewIfNeeded()
}

const checkRecord = async (page: Page) => {
  await press(page, 'Periksa sekarang')
  await page.getByText('Catatan utuh').waitFor()
}

const DRAFTER = 'kunciranindah'
const DOSSIER = 'Posyandu Sore Kunciran Indah'
const SENT = /^Kampung Proklim/
const CODE = /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/

/** In the order of the guides. */
export const SHOTS: readonly Shot[] = [
  { name: 'ranking', account: 'panitia', path: `${BASE}/peringkat` },
  { name: 'masuk', path: '/masuk', width: 360 },

  { name: 'tim-undangan', account: 'verifikator', path: `${BASE}/undangan`, go: openInvitation, width: 360 },
  { name: 'tim-berkas-kami', account: DRAFTER, path: '/tim', width: 360 },
  { name: 'tim-daftar-isian', account: DRAFTER, path: '/tim', go: link(DOSSIER), width: 360, height: 1100 },
  { name: 'tim-bagian', account: DRAFTER, path: '/tim', go: link(DOSSIER, /^Tiga angka/) },
  { name: 'tim-bukti', account: DRAFTER, path: '/tim', go: link(DOSSIER, /^Bukti dukung/) },
  { name: 'tim-terkirim', account: 'nusajaya', path: '/tim', go: link(SENT) },
  { name: 'tim-tanda-terima', account: 'nusajaya', path: '/tim', go: link(SENT, CODE) },

  { name: 'penilai-menilai', account: 'juri3', path: '/menilai', width: 360 },
  { name: 'penilai-daftar', account: 'juri3', path: `/menilai/${SLUG}/proposal` },
  { name: 'penilai-lembar', account: 'juri3', path: `/menilai/${SLUG}/proposal`, go: link('P-005') },
  {
    name: 'penilai-lembar-ponsel',
    account: 'juri3',
    path: `/menilai/${SLUG}/proposal`,
    go: link('P-005'),
    width: 360,
    height: 1100,
  },
  { name: 'penilai-konflik', account: 'juri3', path: `/menilai/${SLUG}/konflik`, width: 360, height: 1300 },

  { name: 'panitia-lomba', account: 'panitia', path: BASE, height: 1450 },
  { name: 'panitia-pembukaan', account: 'panitia', path: `/kelola/${DRAFT}/pembukaan`, height: 740 },
  { name: 'panitia-undangan', account: 'panitia', path: `${BASE}/undangan` },
  { name: 'panitia-penugasan', account: 'panitia', path: `${BASE}/penugasan/proposal` },
  { name: 'panitia-kemajuan', account: 'panitia', path: `${BASE}/kemajuan` },
  { name: 'panitia-ekspor', account: 'panitia', path: `${BASE}/ekspor` },

  {
    name: 'verifikator-undangan',
    account: 'verifikator',
    path: `${BASE}/undangan`,
    width: 360,
    height: 1100,
  },
  { name: 'verifikator-tautan', account: 'verifikator', path: `${BASE}/undangan`, go: inviteBugel },
  {
    name: 'verifikator-periksa',
    account: 'verifikator',
    path: `${BASE}/peserta`,
    go: checkDossier,
  },

  { name: 'pemeriksa-catatan', account: 'pemeriksa', path: `${BASE}/catatan`, go: checkRecord, height: 1000 },
  { name: 'pemeriksa-ketentuan', path: `/lomba/${SLUG}/ketentuan/1` },
]
