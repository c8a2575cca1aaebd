import type { Entries } from '~/forms/save-answer'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const SHOWN: Record<string, RegExp | undefined> = {
  date: /^(\d{4}-\d\d-\d\d)?$/,
  month: /^(\d{4}-\d\d)?$/,
}

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')

const controlsOf = (unit: HTMLElement): Control[] =>
  [...unit.querySelectorAll<Control>('input, textarea, select')].filter(({ name }) => name.startsWith('v.'))

/** What the inputs of a unit hold, as a form would send it. */
export const readUnit = (unit: HTMLElement): Entries =>
  controlsOf(unit)
    .filter((control) => !isChoice(control) || control.checked)
    .map((control) => [control.name, control.value.replace(/\r\n?/g, '\n')])

/** Puts what was typed back into the inputs. */
export function fillUnit(unit: HTMLElement, entries: Entries): void {
  const left = [...entries]
  for (const control of controlsOf(unit)) {
    if (isChoice(control)) {
      control.checked = entries.some(([name, value]) => name === control.name && value === control.value)
      continue
    }
    const index = left.findIndex(([name]) => name === control.name)
    if (index < 0) continue
    const [[, value] = ['', '']] = left.splice(index, 1)
    // A box for dates or months that cannot show a text would show nothing.
    const shown = SHOWN[control.type]
    if (control instanceof HTMLInputElement && shown && !shown.test(value)) control.type = 'text'
    control.value = value
  }
}

/** The version that a unit was rendered with. */
export const baseOf = (unit: HTMLElement, key: string): HTMLInputElement | null =>
  unit.querySelector<HTMLInputElement>(`input[name="${CSS.escape(`b.${key}`)}"]`)
