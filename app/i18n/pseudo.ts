const plain = 'aceginouyACEGINOUY'
const accented = 'áçéğíñóúýÁÇÉĞÍÑÓÚÝ'

/** Accents the letters of a catalogue's own words, so that text from elsewhere stands out. */
export function accent(text: string): string {
  return Array.from(text, (letter) => accented[plain.indexOf(letter)] ?? letter).join('')
}
