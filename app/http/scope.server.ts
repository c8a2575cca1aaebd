/** The scope that an address asks for, in the words of its fields. */
export const askedScope = (query: URLSearchParams) => ({
  stage: query.get('tahap'),
  category: query.get('kategori'),
  kecamatan: query.get('kecamatan'),
})

const MOST_PAGES = 1_000_000

/** A page number from an address: 1 for anything that is none, and never so large that counting rows overflows. */
export function pageNumber(text: string | null | undefined): number {
  const number = Number(text ?? 1)
  return Number.isSafeInteger(number) && number > 0 ? Math.min(number, MOST_PAGES) : 1
}
