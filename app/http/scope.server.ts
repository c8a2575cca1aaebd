/** The scope that an address asks for, in the words of its fields. */
export const askedScope = (query: URLSearchParams) => ({
  stage: query.get('tahap'),
  category: query.get('kategori'),
  kecamatan: query.get('kecamatan'),
})

/** A page number from an address: 1 for anything that is none, or more than any list has. */
export const pageNumber = (text: string | null | undefined): number =>
  text && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1
