import { freezeWorldResult, madeRecord, makeWorldRecord, SCAN } from '#tests/support/results-world'
import type { World } from '#tests/support/world'
import { type FormCase, keyed } from '../form-case'

const route = 'routes/kelola.$slug.dokumen'
const page =
  (rest: string) =>
  ({ open }: World) =>
    `/kelola/${open.slug}/dokumen/${rest}`

const made = (world: World) => page(madeRecord.uid)(world)
const scan = (bytes: Uint8Array) => ({ name: 'ba.pdf', mimeType: 'application/pdf', bytes })

/** Official documents: their texts and the berita acara of a frozen result. */
export const forms: FormCase[] = [
  {
    ...{ route: `${route}.naskah`, as: 'organizer', page: page('naskah'), form: keyed('naskah') },
    right: () => ({ letterhead: 'PEMERINTAH KOTA', legalBasis: 'Juknis {lomba}' }),
    wrong: () => ({ opening: 'Pada {hari}' }),
  },
  {
    ...{ route: `${route}.berita-acara.$number`, as: 'organizer', page: page('berita-acara/1') },
    form: keyed('berita-acara'),
    prepare: freezeWorldResult,
    right: () => ({ number: '1/BA/2026', place: 'Aula Kota', signer: 'Hadi Santoso, S.Sos.' }),
    wrong: () => ({ place: '', signer: 'Hadi' }),
  },
  {
    ...{ route: `${route}.$uid._index`, as: 'organizer', page: made, form: keyed('nomor') },
    ...{ prepare: makeWorldRecord, state: 'number' },
    right: () => ({ number: '400/12/2026' }),
    wrong: () => ({ number: 'panjang '.repeat(40) }),
  },
  {
    ...{ route: `${route}.$uid._index`, as: 'organizer', page: made, form: keyed('bertanda-tangan') },
    ...{ prepare: makeWorldRecord, state: 'signed' },
    right: () => ({ file: scan(SCAN) }),
    wrong: () => ({ file: scan(Buffer.from('bukan PDF')) }),
  },
]
