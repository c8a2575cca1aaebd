import { isDate, isMonth } from './calendar'
import type { CheckItem } from './checklist'
import type { DossierContent } from './dossiers'
import type { Form } from './fields/form'
import { monthsBetween } from './innovation-age'
import { toLocal, type Zone } from './time'

/** A place that a ward won earlier. */
export interface FormerWin {
  year: number
  contest: string
  place: string
}

/** Another entry of the same ward in the same competition. */
export interface OtherEntry {
  label: string
  title: string
  category: string
}

/** What the computer knows about an item; shown beside it, and kept with the decision. */
export type Finding =
  | {
      kind: 'age'
      /** Date or month; null where nobody has said when it began. */
      startedOn: string | null
      closesOn: string | null
      /** Whole months at the closing; null without both. */
      months: number | null
      required: number
    }
  | { kind: 'former_winner'; wins: FormerWin[]; since: number; until: number }
  | { kind: 'documents'; slots: { code: string; files: number; least: number }[] }
  | { kind: 'one_per_ward'; others: OtherEntry[] }

export interface CheckFacts {
  form: Form
  content: Pick<DossierContent, 'values' | 'evidence'>
  /** When the innovation began, as its basics say. */
  startedOn: string | null
  closesAt: string | null
  zone: Zone
  /** Year of the competition. */
  year: number
  wins: readonly FormerWin[]
  others: readonly OtherEntry[]
}

/** What the computer knows about an item of the list; null where it knows nothing. */
export function findingOf(item: CheckItem, facts: CheckFacts): Finding | null {
  switch (item.kind) {
    case 'manual':
      return null
    case 'age':
      return findAge(item.months, startOf(item.place, facts), facts)
    case 'former_winner': {
      const [since, until] = [facts.year - item.years, facts.year]
      const wins = facts.wins.filter(({ year }) => year >= since && year <= until)
      return { kind: 'former_winner', wins: [...wins].sort((a, b) => b.year - a.year), since, until }
    }
    case 'documents':
      return { kind: 'documents', slots: countSlots(facts) }
    case 'one_per_ward':
      return { kind: 'one_per_ward', others: [...facts.others] }
  }
}

/** The start in the item's own date or month field where it names one that is filled, else that of the basics. */
function startOf(place: string | undefined, { form, content, startedOn }: CheckFacts): string | null {
  const field = form.fields.find(({ code }) => code === place)
  const value = field && (field.type === 'date' || field.type === 'months') ? content.values[field.code] : ''
  const start = (value ?? '').split('/', 1)[0] ?? ''
  return isDate(start) || isMonth(start) ? start : startedOn
}

function findAge(required: number, startedOn: string | null, { closesAt, zone }: CheckFacts): Finding {
  const closesOn = closesAt === null ? null : toLocal(closesAt, zone).date
  const months = startedOn === null || closesOn === null ? null : monthsBetween(startedOn, closesOn)
  return { kind: 'age', startedOn, closesOn, months, required }
}

const countSlots = ({ form, content }: CheckFacts) =>
  form.evidence.map(({ code, minFiles }) => ({
    code,
    files: content.evidence.filter(({ field }) => field === code).length,
    least: minFiles,
  }))
