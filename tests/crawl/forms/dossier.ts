import { PDF } from '#tests/support/dossiers'
import type { World } from '#tests/support/world'
import { type FormCase, keyed } from '../form-case'

const at = (which: 'draft', rest: string) => (world: World) =>
  `/berkas/${world.entries[which].dossier.uid}${rest}`
const file = (bytes: Uint8Array) => ({ name: 'proposal.pdf', mimeType: 'application/pdf', bytes })

/** A team's dossier from its first line to the check by those who receive it. */
export const forms: FormCase[] = [
  {
    route: 'routes/tim.$slug.baru',
    as: 'drafter',
    page: ({ open, ward }) => `/tim/${open.slug}/baru?kelurahan=${ward.code}`,
    form: keyed('baru'),
    right: () => ({ category: 'proklim', innovation: 'baru', name: 'Taman Gizi' }),
    wrong: () => ({ category: 'proklim', innovation: 'baru', name: '' }),
  },
  {
    route: 'routes/berkas.$uid.pokok',
    as: 'drafter',
    page: at('draft', '/pokok'),
    form: keyed('pokok'),
    right: () => ({ name: 'Bank Sampah Melati', startedOn: '2024-01-15', consent: 'no' }),
    wrong: () => ({ name: '', startedOn: '2024-01-15', consent: 'no' }),
  },
  {
    route: 'routes/berkas.$uid.bukti._index',
    as: 'drafter',
    page: at('draft', '/bukti'),
    form: keyed('bukti'),
    right: () => ({ files: file(PDF), field: 'proposal', caption: 'Proposal', visibility: 'public' }),
    wrong: () => ({
      ...{ files: file(Buffer.from('GIF89a')), field: 'proposal', caption: 'Proposal' },
      ...{ visibility: 'public', personalData: 'yes' },
    }),
  },
  {
    route: 'routes/berkas.$uid.bukti.tautan',
    as: 'drafter',
    page: at('draft', '/bukti/tautan'),
    form: keyed('tautan'),
    right: () => ({ url: 'https://youtu.be/a', field: '', visibility: 'panel' }),
    wrong: () => ({ url: 'javascript:x', field: 'photos', caption: 'Video', visibility: 'closed' }),
  },
  {
    route: 'routes/berkas.$uid.sahkan',
    as: 'responsible',
    page: at('draft', '/sahkan'),
    form: keyed('sahkan'),
    right: () => ({ agreed: 'yes' }),
    wrong: () => ({}),
  },
  {
    route: 'routes/kelola.$slug.peserta.$entry.perpanjangan',
    as: 'organizer',
    page: ({ open, entries }) => `/kelola/${open.slug}/peserta/${entries.draft.uid}/perpanjangan`,
    form: keyed('perpanjangan'),
    right: () => ({ untilDate: '2026-04-05', reason: 'Banjir di RW 03' }),
    wrong: () => ({ untilDate: '2026-04-05', reason: '' }),
  },
]
