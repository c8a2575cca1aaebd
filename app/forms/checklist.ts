import { CHECK_KINDS, type CheckItem, MOST_CHECK_MONTHS, MOST_CHECK_YEARS } from '~/domain/checklist'
import { InputError, type Problem } from '~/domain/errors'
import { newCode } from '~/domain/rules-edit'

const LONGEST_TEXT = 500

interface Typed {
  text(name: string): string
  has(name: string): boolean
}

/**
 * The checklist as its page holds it: a row per item, an empty text removes one, and they stand in the order that was
 * typed. Items keep their codes.
 * @param places that an item can be tied to
 * @throws InputError naming every input at fault
 */
export function readChecklist(form: Typed, rows: number, places: readonly string[]): CheckItem[] {
  const problems: Problem[] = []
  const items: { item: CheckItem; order: number }[] = []
  for (let n = 1; n <= rows && form.has(`text-${n}`); n++) {
    const text = form.text(`text-${n}`)
    if (text === '') continue
    if (text.length > LONGEST_TEXT)
      problems.push({ field: `text-${n}`, kind: 'too_long', params: { max: LONGEST_TEXT } })
    const order = form.text(`order-${n}`) || String(n)
    if (!/^\d{1,4}$/.test(order)) problems.push({ field: `order-${n}`, kind: 'not_a_number' })
    const kept = form.text(`code-${n}`)
    const others = items.map(({ item }) => item)
    const code = kept !== '' && !others.some((other) => other.code === kept) ? kept : newCode(text, others)
    const place = form.text(`place-${n}`)
    const base = { code, text, ...(places.includes(place) ? { place } : {}) }
    items.push({ item: withKind(form, n, base, problems), order: Number(order) })
  }
  if (problems.length > 0) throw new InputError(problems)
  return items.sort((a, b) => a.order - b.order).map(({ item }) => item)
}

function withKind(
  form: Typed,
  n: number,
  base: Pick<CheckItem, 'code' | 'text' | 'place'>,
  problems: Problem[],
): CheckItem {
  const kind = CHECK_KINDS.find((known) => known === form.text(`kind-${n}`)) ?? 'manual'
  if (kind !== 'age' && kind !== 'former_winner') return { ...base, kind }
  const most = kind === 'age' ? MOST_CHECK_MONTHS : MOST_CHECK_YEARS
  const typed = form.text(`amount-${n}`)
  const amount = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  if (amount < 1) problems.push({ field: `amount-${n}`, kind: 'amount_needed' })
  else if (amount > most) problems.push({ field: `amount-${n}`, kind: 'too_big', params: { max: most } })
  return kind === 'age' ? { ...base, kind, months: amount } : { ...base, kind, years: amount }
}
