export const ROLES = [
  'administrator',
  'organizer',
  'chair',
  'deputy',
  'judge',
  'verifier',
  'drafter',
  'responsible',
  'inspector',
] as const

export type Role = (typeof ROLES)[number]

/** A role that a person holds now; expired and revoked ones are not loaded. */
export interface Grant {
  id: number
  role: Role
  scope: 'installation' | 'region' | 'competition'
  region: string | null
  competition: number | null
}

/** Who acts: a person with their present grants, or the program itself. */
export interface Actor {
  /** Integer id, null for the program. */
  id: number | null
  uid: string
  account: string
  name: string
  locale: 'id' | 'en'
  via: 'web' | 'cli' | 'system'
  grants: readonly Grant[]
}

/** The program itself: migrations, the demo, jobs. Holds no grant; services that it may call say so. */
export const SYSTEM: Actor = {
  id: null,
  uid: 'system',
  account: 'system',
  name: 'Sinilai',
  locale: 'id',
  via: 'system',
  grants: [],
}
