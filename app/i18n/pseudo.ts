import type { Locale } from './define'

const plain = 'aceginouyACEGINOUY'
const accented = 'áçéğíñóúýÁÇÉĞÍÑÓÚÝ'

/** Accents the letters of a catalogue's own words, so that text from elsewhere stands out. */
export function accent(text: string): string {
  return Array.from(text, (letter) => accented[plain.indexOf(letter)] ?? letter).join('')
}

/** Marks a text of ours in the pseudo-locale: `⟦…⟧`. */
export function bracket(text: string, locale: Locale): string {
  return locale === 'zz' ? `⟦${text}⟧` : text
}
