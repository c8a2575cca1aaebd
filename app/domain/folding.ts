/**
 * Text as it is compared: without case, diacritics and punctuation, words parted by one space. Two texts that a reader
 * would take for the same are the same here.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
