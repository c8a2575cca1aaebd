import { PDF } from '#tests/support/dossiers'
import type { World } from '#tests/support/world'
import { type FormCase, keyed } from '../form-case'

const page = ({ entries }: World) => `/berkas/${entries.own.dossier.uid}/bahan/proposal`
const file = (bytes: Buffer, name: string) => ({
  'bahan-tayang': { name, mimeType: 'application/pdf', bytes },
})

export const forms: FormCase[] = [
  {
    route: 'routes/berkas.$uid.bahan.$stage',
    as: 'drafter',
    page,
    form: keyed('bahan-bahan-tayang'),
    right: () => file(PDF, 'paparan RW 03.pdf'),
    wrong: () => file(Buffer.from('GIF89a'), 'paparan.gif'),
  },
  {
    route: 'routes/berkas.$uid.bahan.$stage',
    as: 'drafter',
    state: 'link',
    page,
    form: keyed('bahan-video'),
    right: () => ({ video: 'https://video.example.test/rw-03' }),
    wrong: () => ({ video: 'video kami' }),
  },
]
