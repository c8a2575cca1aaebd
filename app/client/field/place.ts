/* What the page shows stands behind the # of its address alone: anything before it would be asked of the server. */
export const LIST = '#daftar'
const LEAVE = '#keluar'
const SHEET = '#lembar-'
const CARRY = '#bawa='

/** Where on the page of scoring without a signal somebody is. */
export type Place = { open: string | null; leaving: boolean }
export const THE_LIST: Place = { open: null, leaving: false }

export const hrefOf = (uid: string | null): string => (uid === null ? LIST : SHEET + uid)

/** The place that an address names; null for one within the page, which changes nothing. */
export function placeOf(hash: string): Place | null {
  if (hash.startsWith(SHEET)) return { open: hash.slice(SHEET.length), leaving: false }
  return hash === LIST || hash === LEAVE ? { open: null, leaving: hash === LEAVE } : null
}

/** The stage that an address asks to take along. */
export function readCarried(hash: string): { slug: string; stage: string } | null {
  const [slug, stage] = hash.startsWith(CARRY) ? hash.slice(CARRY.length).split('/') : []
  return slug && stage ? { slug, stage } : null
}
