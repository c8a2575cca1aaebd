import { publicLoader } from '~/http/handler.server'

/** Whose session this is, for a device that keeps sheets of several people apart. */
export const loader = publicLoader(({ actor }) => ({ person: actor?.uid ?? null }))
