/** The scope that an address asks for, in the words of its fields. */
export const askedScope = (query: URLSearchParams) => ({
  stage: query.get('tahap'),
  category: query.get('kategori'),
  kecamatan: query.get('kecamatan'),
})

/** A page number from an address: 1 for anything that is none. */
export function pageNumber(text: string | null): number {
  const number = Number(text ?? 1)
  return Number.isSafeInteger(number) && number > 0 ? number : 1
}
