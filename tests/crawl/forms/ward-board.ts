import type { TestContext } from '#tests/support/context'
import type { World } from '#tests/support/world'
import { addEntry } from '#tests/support/world/dossiers'
import { addFreeWard, FREE_WARD } from '#tests/support/world/free-ward'
import { inviteWards } from '~/services/ward-invitations.server'
import { type FormCase, keyed } from '../form-case'

const board =
  (path = '') =>
  ({ open }: World) =>
    `/kelola/${open.slug}/undangan${path}`

const prepare = (_: World, ctx: TestContext) => addFreeWard(ctx)

/** The list of links that inviting one kelurahan answers with. */
const links = {
  as: 'organizer',
  page: board(),
  prepare,
  after: { form: keyed('undang-pilihan'), typed: { kelurahan: FREE_WARD.code } },
  form: 'main form[action$="/qr"]',
  right: () => ({}),
} as const

/** A colleague invites the same kelurahan again: the first links stop working. */
const inviteAgain = ({ open, cast }: World, ctx: TestContext) =>
  inviteWards(ctx, cast.organizer, open.slug, { codes: [FREE_WARD.code] })

const inviteAll = ({ open, cast }: World, ctx: TestContext) =>
  inviteWards(ctx, cast.organizer, open.slug, { uninvitedIn: null })

/** Inviting the kelurahan and noting who does not take part. */
export const forms: FormCase[] = [
  {
    route: 'routes/kelola.$slug.undangan.tautan',
    state: 'chosen',
    as: 'organizer',
    page: board(),
    prepare,
    form: keyed('undang-pilihan'),
    right: () => ({ kelurahan: FREE_WARD.code }),
    answersItself: true,
    wrong: () => ({}),
  },
  {
    route: 'routes/kelola.$slug.undangan.tautan',
    state: 'all',
    as: 'organizer',
    page: board(),
    prepare,
    form: keyed('undang-semua'),
    right: () => ({}),
    answersItself: true,
    wrong: { meanwhile: inviteAll },
  },
  {
    route: 'routes/kelola.$slug.undangan.qr',
    ...links,
    answersItself: true,
    wrong: { meanwhile: inviteAgain },
  },
  {
    route: 'routes/kelola.$slug.undangan.csv',
    ...links,
    button: '[formaction*="/csv?dialek=id"]',
    answersFile: 'undangan-lomba-inovasi-2026-id.csv',
    wrong: { meanwhile: inviteAgain },
  },
  {
    route: 'routes/kelola.$slug.undangan.$kode.tolak',
    as: 'organizer',
    prepare,
    page: board(`/${FREE_WARD.code}`),
    form: 'main form[action$="/tolak"]',
    right: () => ({}),
    wrong: {
      meanwhile: ({ open, cast }, ctx) =>
        addEntry(ctx, open, {
          ...{ by: cast.organizer, ward: FREE_WARD, label: 'P-006', title: 'Rumah Baca', state: 'submitted' },
        }),
    },
  },
]
