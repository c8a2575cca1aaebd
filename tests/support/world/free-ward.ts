import type { Context } from '~/services/context'

/** A kelurahan of the competition's region that nobody has invited yet. */
export const FREE_WARD = {
  code: '36.71.07.1002',
  name: 'Bojong Jaya',
  kecamatan: { code: '36.71.07', name: 'Karawaci' },
}

/** Puts that kelurahan into the world. */
export async function addFreeWard(ctx: Context): Promise<void> {
  const { code, name, kecamatan } = FREE_WARD
  await ctx.db
    .insertInto('region')
    .values({ code, name, level: 'kelurahan', parent_code: kecamatan.code })
    .execute()
}
