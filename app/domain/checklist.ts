import { LONGEST_NOTE } from './corrections'
import { InputError, type Problem } from './errors'

/*
 * The administrative check as data: the items that the rules name, and a person's answer to each. The computer puts
 * its findings beside an item (`check-findings.ts`); it never decides.
 */

/** `manual` items have no finding of the computer's; the others show what it knows. */
export const CHECK_KINDS = ['manual', 'documents', 'age', 'former_winner', 'one_per_ward'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

interface CheckItemBase {
  /** Stable across versions of the rules. */
  code: string
  /** What is demanded, in words; public from the opening on. */
  text: string
  /** The field, slot or basics of a dossier that has to be mended where the item is not met yet. */
  place?: string
}

export type CheckItem = CheckItemBase &
  (
    | { kind: 'manual' | 'documents' | 'one_per_ward' }
    /** In use for so many whole months when the submission closes. */
    | { kind: 'age'; months: number }
    /** Won nothing in so many years before the competition's own. */
    | { kind: 'former_winner'; years: number }
  )

export const MOST_CHECK_ITEMS = 40
export const MOST_CHECK_MONTHS = 240
export const MOST_CHECK_YEARS = 50

export const CHECK_OUTCOMES = ['met', 'fix', 'failed'] as const
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number]

/** What a check ends in; `reinstated` takes an `ineligible` back. */
export const CHECK_DECISIONS = ['complete', 'return', 'ineligible'] as const
export type CheckDecision = (typeof CHECK_DECISIONS)[number]

/** One item as a checker filled it in, before it is judged. */
export interface CheckAnswer {
  outcome: string
  note: string
  place: string
}

/** Names of an item's inputs, which are the places of its problems. */
export const checkInputs = (code: string) => ({
  outcome: `check.${code}`,
  note: `remark.${code}`,
  place: `at.${code}`,
})

export interface JudgedChecklist {
  /** By item; what was left open is left out. */
  outcomes: Record<string, CheckOutcome>
  notes: Record<string, string>
  /** What the team is asked to mend, by place, where several items ask for one place in one text. */
  corrections: Record<string, string>
}

const isOutcome = (text: string): text is CheckOutcome => (CHECK_OUTCOMES as readonly string[]).includes(text)

/**
 * Whether the answers carry the decision: *complete* needs every item met; *return* something to mend and nothing that
 * failed for good; *ineligible* an item that failed. What has to be mended or failed needs its note.
 * @param places that can be named for correction in this dossier's form, in its order
 * @throws InputError naming every input at fault
 */
export function judgeChecklist(
  items: readonly CheckItem[],
  answers: Readonly<Record<string, CheckAnswer>>,
  decision: CheckDecision,
  places: readonly string[],
): JudgedChecklist {
  const problems: Problem[] = []
  const judged: JudgedChecklist = { outcomes: {}, notes: {}, corrections: {} }
  const asked = new Map<string, string[]>()
  for (const { code } of items) {
    const { outcome = '', note: typed = '', place = '' } = answers[code] ?? {}
    const names = checkInputs(code)
    const note = typed.trim()
    const problem = (field: string, kind: string, params?: Problem['params']) =>
      problems.push({ field, kind, ...(params ? { params } : {}) })
    if (note.length > LONGEST_NOTE) problem(names.note, 'too_long', { max: LONGEST_NOTE })
    if (note !== '') judged.notes[code] = note
    if (!isOutcome(outcome)) {
      if (outcome !== '') problem(names.outcome, 'invalid')
      else if (decision === 'complete') problem(names.outcome, 'check_open')
      continue
    }
    judged.outcomes[code] = outcome
    if (decision === 'complete' && outcome !== 'met') problem(names.outcome, 'check_not_met')
    if (decision === 'return' && outcome === 'failed') problem(names.outcome, 'check_failed_returned')
    if (outcome !== 'met' && note === '') problem(names.note, 'check_note_needed')
    if (decision !== 'return' || outcome !== 'fix') continue
    if (!places.includes(place)) problem(names.place, 'check_place_needed')
    asked.set(place, [...(asked.get(place) ?? []), note])
  }
  if (decision === 'ineligible' && !Object.values(judged.outcomes).includes('failed'))
    problems.push({ field: 'decision', kind: 'check_none_failed' })
  if (problems.length > 0) throw new InputError(problems)
  for (const place of places) {
    const notes = asked.get(place)
    if (notes) judged.corrections[place] = notes.join('\n')
  }
  return judged
}
