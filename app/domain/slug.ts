const LONGEST = 60

/** A name as part of an address: `Lomba Inovasi 2026!` → `lomba-inovasi-2026`; `fallback` when nothing is left. */
export function slugify(name: string, fallback = 'lomba'): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? fallback : slug
}

/** The slug, or the slug with the first number from 2 that makes it new. */
export function uniqueSlug(slug: string, isTaken: (candidate: string) => boolean): string {
  let candidate = slug
  for (let number = 2; isTaken(candidate); number++) candidate = `${slug}-${number}`
  return candidate
}

/** What an address may hold: small letters, digits, single dashes between them. */
export const isSlug = (text: string): boolean => text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
