import type { PanelPart } from '~/domain/fairness/parts'
import { useLocale } from '~/i18n'
import { figureWords } from '~/i18n/figure-words'

/** Names of judges and entries by their ids, in the order in which they are shown. */
export interface Names {
  judges: PanelPart['judges']
  /** From the first place on; without a place last. */
  entries: PanelPart['entries']
  judge: (id: string) => string
  entry: (id: string) => string
}

export function namesOf({ judges, entries }: PanelPart, rank: Readonly<Record<string, number>>): Names {
  const place = (id: string) => rank[id] ?? Number.POSITIVE_INFINITY
  const ordered = [...entries].sort((a, b) =>
    place(a.id) === place(b.id) ? (a.label < b.label ? -1 : 1) : place(a.id) - place(b.id),
  )
  const labels = new Map(judges.map(({ id, label }) => [id, label]))
  const names = new Map(entries.map(({ id, name, label }) => [id, `${name} (${label})`]))
  return {
    judges,
    entries: ordered,
    judge: (id) => labels.get(id) ?? id,
    entry: (id) => names.get(id) ?? id,
  }
}

/** So many entries are drawn; tables of more are for the files. */
export const MOST_SHOWN = 40

export const useFigureWords = () => figureWords(useLocale())
