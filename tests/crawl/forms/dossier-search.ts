import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { checkDossierFile } from '~/services/dossier-files.server'
import { type FormCase, keyed } from '../form-case'

const HEADER = 'region_code,category_code,title'
const ROW = '36.71.01.1002,proklim,Kampung iklim'
const csv = (text: string) => ({ name: 'berkas.csv', mimeType: 'text/csv', bytes: Buffer.from(text) })

const on =
  (path: string) =>
  ({ open }: World) =>
    `/kelola/${open.slug}/${path}`

async function waitingFile({ open }: World, ctx: TestContext): Promise<string> {
  const { uid } = await ctx.db.selectFrom('dossier_file').select('uid').executeTakeFirstOrThrow()
  return `/kelola/${open.slug}/impor-berkas/${uid}`
}

/** Comparing, importing and taking out all dossiers of a competition. */
export const forms: FormCase[] = [
  {
    route: 'routes/kelola.$slug.impor-berkas._index',
    as: 'organizer',
    page: on('impor-berkas'),
    form: keyed('periksa'),
    right: () => ({ file: csv(`${HEADER}\n${ROW}\n`) }),
    wrong: () => ({ file: csv(`${HEADER}\n${ROW}\n36.74.01.1001,lain,\n`) }),
  },
  {
    route: 'routes/kelola.$slug.impor-berkas.$uid',
    as: 'organizer',
    prepare: ({ open, cast }, ctx) =>
      checkDossierFile(ctx, cast.organizer, {
        slug: open.slug,
        name: 'berkas.csv',
        content: Buffer.from(`${HEADER}\n${ROW}\n`),
      }),
    page: waitingFile,
    form: keyed('impor'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.kemiripan._index',
    as: 'organizer',
    page: on('kemiripan'),
    form: keyed('banding'),
    right: () => ({}),
    wrong: null,
  },
  {
    route: 'routes/kelola.$slug.arsip._index',
    as: 'organizer',
    page: on('arsip'),
    form: keyed('arsip'),
    right: () => ({}),
    wrong: null,
  },
]
