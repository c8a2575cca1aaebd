/** Whether a font can draw a character. */
export type Covers = (codePoint: number) => boolean

export interface Run {
  text: string
  font: 'main' | 'emoji'
}

/** Drawn for what no font has, so that a reader sees that something stood there. */
const MISSING = '□'
/** Joiners and variants that change how the sign before them looks, and are nothing by themselves. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu

/** Text cut where the font changes, since a PDF takes no sign from a font that lacks it. */
export function splitRuns(text: string, main: Covers, emoji: Covers): Run[] {
  const runs: Run[] = []
  for (const sign of text.normalize('NFC').replace(INVISIBLE, '').replace(/\t/g, ' ')) {
    const code = sign.codePointAt(0) ?? 0
    const font = sign === '\n' || main(code) || !emoji(code) ? 'main' : 'emoji'
    const drawn = sign === '\n' || main(code) || emoji(code) ? sign : MISSING
    const last = runs.at(-1)
    if (last?.font === font) last.text += drawn
    else runs.push({ text: drawn, font })
  }
  return runs
}
