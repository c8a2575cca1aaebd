/** What stands in the fields of a sheet, by their names; empty fields are left out. */
export type SheetTexts = Readonly<Record<string, string>>

/** Why a sheet that was sent is changed: typed with it, and no part of what the sheet says. */
export const CHANGE_REASON = 'alasan_perubahan'

/** Names the dossiers that were before the judge. */
export const DOSSIERS = 'berkas'

/** Fields that say what a sheet's page was based on: its own, whatever is typed. */
export const SHEET_BASIS: readonly string[] = ['versi', 'revisi', DOSSIERS]

/** Drops empty fields and sorts the others by name, so that equal sheets are equal texts. */
export const tidyTexts = (entries: Iterable<readonly [string, string]>): SheetTexts =>
  Object.fromEntries(
    [...entries]
      .map(([name, value]) => [name, value.replace(/\r\n?/g, '\n').trim()] as const)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  )

export const sameTexts = (a: SheetTexts, b: SheetTexts): boolean =>
  JSON.stringify(tidyTexts(Object.entries(a))) === JSON.stringify(tidyTexts(Object.entries(b)))

const at = (texts: SheetTexts, field: string): string =>
  Object.hasOwn(texts, field) ? (texts[field] ?? '') : ''

export interface MergedTexts {
  /** Mine where the fields clash. */
  texts: SheetTexts
  /** Fields that both changed to different ends, sorted. */
  clashes: string[]
}

/** Joins two continuations of one sheet: a field that one of them changed takes its text, one that both changed clashes. */
export function mergeTexts(base: SheetTexts, mine: SheetTexts, theirs: SheetTexts): MergedTexts {
  const fields = [...new Set([base, mine, theirs].flatMap((texts) => Object.keys(texts)))].sort()
  const clashes = fields.filter((field) => {
    const [own, other, old] = [at(mine, field), at(theirs, field), at(base, field)]
    return own !== other && own !== old && other !== old
  })
  const texts = fields.map((field) => {
    const own = at(mine, field)
    return [field, own === at(base, field) ? at(theirs, field) : own] as const
  })
  return { texts: tidyTexts(texts), clashes }
}
