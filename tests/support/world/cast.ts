import type { Actor, Role } from '~/domain/actors'
import type { Context } from '~/services/context'
import { addPerson } from '../context'

export const WARD = '36.71.07.1004'
export const OTHER_WARD = '36.71.01.1001'

type Place = { region: string } | { ward: string } | 'competition' | 'installation'
interface Part {
  account: string
  name: string
  homeRegion?: string
  roles: { role: Role; at: Place }[]
}

/** One person for each kind of relation; names as they stand in Indonesian decrees, without titles. */
const CAST = {
  administrator: {
    account: 'bambang.setiawan',
    name: 'Bambang Setiawan',
    roles: [{ role: 'administrator', at: 'installation' }],
  },
  organizer: {
    account: 'sri.rahayu',
    name: 'Sri Rahayu',
    roles: [{ role: 'organizer', at: { region: '36.71' } }],
  },
  otherOrganizer: {
    account: 'dedi.kurniawan',
    name: 'Dedi Kurniawan',
    roles: [{ role: 'organizer', at: { region: '36.74' } }],
  },
  chair: {
    account: 'hendra.gunawan',
    name: 'Hendra Gunawan',
    homeRegion: '36.74.01.1001',
    roles: [{ role: 'chair', at: 'competition' }],
  },
  deputy: {
    account: 'maria.simanjuntak',
    name: 'Maria Simanjuntak',
    homeRegion: '36.74.01.1001',
    roles: [{ role: 'deputy', at: 'competition' }],
  },
  judge: {
    account: 'wati.lestari',
    name: 'Wati Lestari',
    homeRegion: '36.74.01.1001',
    roles: [{ role: 'judge', at: 'competition' }],
  },
  secondJudge: {
    account: 'agus.wibowo',
    name: 'Agus Wibowo',
    homeRegion: '36.74.01.1001',
    roles: [{ role: 'judge', at: 'competition' }],
  },
  /** Lives in the kecamatan of the world's first ward, so the stage's rules keep that entry from her. */
  unassignedJudge: {
    account: 'nurul.hidayah',
    name: 'Nurul Hidayah',
    homeRegion: '36.71.07.1001',
    roles: [{ role: 'judge', at: 'competition' }],
  },
  verifier: {
    account: 'eko.prasetyo',
    name: 'Eko Prasetyo',
    roles: [{ role: 'verifier', at: { region: '36.71.07' } }],
  },
  otherVerifier: {
    account: 'yuni.astuti',
    name: 'Yuni Astuti',
    roles: [{ role: 'verifier', at: { region: '36.71.01' } }],
  },
  drafter: {
    account: 'rina.marlina',
    name: 'Rina Marlina',
    homeRegion: WARD,
    roles: [{ role: 'drafter', at: { ward: WARD } }],
  },
  responsible: {
    account: 'ahmad.fauzi',
    name: 'Ahmad Fauzi',
    homeRegion: WARD,
    roles: [{ role: 'responsible', at: { ward: WARD } }],
  },
  otherTeam: {
    account: 'joko.susilo',
    name: 'Joko Susilo',
    homeRegion: OTHER_WARD,
    roles: [
      { role: 'drafter', at: { ward: OTHER_WARD } },
      { role: 'responsible', at: { ward: OTHER_WARD } },
    ],
  },
  inspector: {
    account: 'ratna.dewi',
    name: 'Ratna Dewi',
    roles: [{ role: 'inspector', at: { region: '36.71' } }],
  },
} as const satisfies Record<string, Part>

export type PartName = keyof typeof CAST
export type Cast = Record<PartName, Actor>

function isNeededLater(part: Part): boolean {
  return part.roles.some(({ at }) => at === 'competition' || (typeof at === 'object' && 'ward' in at))
}

async function add(ctx: Context, { account, name, homeRegion, roles }: Part, competition?: number) {
  return addPerson(ctx, {
    account,
    name,
    ...(homeRegion ? { homeRegion } : {}),
    grants: roles.map(({ role, at }) => {
      if (at === 'installation') return { role }
      if (at === 'competition') return { role, competition: competition ?? 0 }
      return 'ward' in at
        ? { role, region: at.ward, competition: competition ?? 0 }
        : { role, region: at.region }
    }),
  })
}

async function addParts(ctx: Context, test: (part: Part) => boolean, competition?: number) {
  const added: [string, Actor][] = []
  for (const [name, part] of Object.entries(CAST) as [PartName, Part][])
    if (test(part)) added.push([name, await add(ctx, part, competition)])
  return Object.fromEntries(added)
}

/** Those whose roles hold for a region or the installation; the competition's own people follow it. */
export const addRegionalCast = (ctx: Context) => addParts(ctx, (part) => !isNeededLater(part))

export const addCompetitionCast = (ctx: Context, competition: number) =>
  addParts(ctx, isNeededLater, competition)
