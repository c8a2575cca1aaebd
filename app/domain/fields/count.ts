/**
 * Counts words the way a word processor's counter does, so that a team sees the number it knows: what stands between
 * spaces is one word (*anak-anak*, *dan/atau*, *12,5%*), but a dash, bullet or emoji alone is none. Invisible characters
 * neither join nor part words. Browser and server use this one function.
 */
export function countWords(text: string): number {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .split(/\s+/u)
    .filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

/** Counts characters as one types them: Unicode code points after composition, a line break as one. */
export function countCharacters(text: string): number {
  return [...text.normalize('NFC').replace(/\r\n?/g, '\n')].length
}
