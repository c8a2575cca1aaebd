/** A kelurahan with its kecamatan, for some bear the same name: `Karawaci, Kec. Karawaci`. */
export function wardName(ward: string | null, kecamatan: string | null): string {
  return [ward, kecamatan && `Kec. ${kecamatan}`].filter(Boolean).join(', ')
}
