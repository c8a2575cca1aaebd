import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { FormCase, Typed } from '#tests/crawl/form-case'

const FOLDER = resolve(import.meta.dirname, '../crawl/forms')

/** The cases of every file in `tests/crawl/forms`. */
export async function loadForms(): Promise<FormCase[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))
  const loaded = await Promise.all(
    files.map((name) => import(`../crawl/forms/${name.slice(0, -3)}.ts`) as Promise<{ forms: FormCase[] }>),
  )
  return loaded.flatMap(({ forms }) => forms)
}

export const nameOfForm = ({ route, state }: FormCase) => `${route}${state ? ` (${state})` : ''}`

/**
 * Fills the form's fields as a person does: folded parts are opened; what the form does not have, or a person could
 * not see, reach or write, is an error. Done in one question to the page: a locator costs each new document as much as
 * all the rest.
 */
export async function fillForm(page: Page, form: string, typed: Typed): Promise<void> {
  const written = Object.entries(typed).flatMap(([name, value]): [string, string | boolean][] =>
    typeof value === 'object' ? [] : [[name, value]],
  )
  const faults = await page.evaluate(writeFields, { form, written })
  if (faults.length > 0) throw new Error(`${form}: ${faults.join(', ')}`)
  for (const [name, value] of Object.entries(typed)) {
    if (typeof value !== 'object') continue
    const { name: fileName, mimeType, bytes } = value
    const control = page
      .locator(form)
      .first()
      .locator(`[name=${JSON.stringify(name)}]`)
      .first()
    await control.setInputFiles({ name: fileName, mimeType, buffer: Buffer.from(bytes) })
  }
}

/** Runs in the page. @returns one line per fault */
function writeFields({ form, written }: { form: string; written: [string, string | boolean][] }): string[] {
  const element = document.querySelector(form)
  if (!element) return ['no such form']
  for (const details of element.querySelectorAll('details')) details.open = true
  for (
    let around = element.closest('details');
    around;
    around = around.parentElement?.closest('details') ?? null
  )
    around.open = true
  const write = (name: string, value: string | boolean): string | undefined => {
    const selector = `[name=${JSON.stringify(name)}]`
    const control = element.querySelector<HTMLElement>(selector)
    if (!control) return 'there is none'
    if (
      control instanceof HTMLButtonElement ||
      (control instanceof HTMLInputElement && control.type === 'hidden')
    )
      return control.setAttribute('value', String(value)) ?? undefined
    const ticked = control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)
    const wanted =
      ticked && typeof value === 'string' ? `${selector}[value=${JSON.stringify(value)}]` : selector
    const field = element.querySelector<HTMLElement>(wanted)
    if (!field) return `has no ${value}`
    const { width, height } = field.getBoundingClientRect()
    if (!field.checkVisibility({ visibilityProperty: true }) || width * height === 0) return 'cannot be seen'
    if (field.matches(':disabled, :read-only:not(select, [type=checkbox], [type=radio])')) return 'is locked'
    if (ticked) {
      if ((field as HTMLInputElement).checked !== (value !== false)) field.click()
      return (field as HTMLInputElement).checked === (value !== false) ? undefined : 'does not take the click'
    }
    if (typeof value === 'boolean') return 'cannot be ticked'
    const text = field as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
    text.value = value
    return text.value === value.replace(/\r\n?/g, '\n') ? undefined : `does not take ${value}`
  }
  return written.flatMap(([name, value]) => {
    const fault = write(name, value)
    return fault ? [`${name} ${fault}`] : []
  })
}

/** Presses the form's button where it stands. @throws when there is none, or something lies over it */
export async function clickButton(page: Page, form: string, button: string): Promise<void> {
  const at = await page.evaluate(
    ([formSelector, buttonSelector]) => {
      const found = document.querySelector(formSelector)?.querySelector<HTMLButtonElement>(buttonSelector)
      if (!found) return 'not there'
      if (found.disabled) return 'disabled'
      found.scrollIntoView({ block: 'center', behavior: 'instant' })
      const box = found.getBoundingClientRect()
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      const hit = document.elementFromPoint(x, y)
      return hit && found.contains(hit) ? { x, y } : 'covered'
    },
    [form, button] as const,
  )
  if (typeof at === 'string') throw new Error(`the button ${button} of ${form} is ${at}`)
  await page.mouse.click(at.x, at.y)
}

/**
 * Name and value of everything that the form would send of what a person sees in it, in its order: what came
 * filled in as well as what was typed. Passwords and files, which are never sent back, are left out.
 */
export const filledIn = (page: Page, form: string): Promise<[string, string][]> =>
  page.evaluate((selector) => {
    const element = document.querySelector<HTMLFormElement>(selector)
    if (!element) throw new Error(`no form ${selector}`)
    return [...element.elements].flatMap((control): [string, string][] => {
      if (control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement)
        return [[control.name, control.value]]
      if (!(control instanceof HTMLInputElement)) return []
      if (['hidden', 'file', 'password', 'submit'].includes(control.type)) return []
      if (['checkbox', 'radio'].includes(control.type) && !control.checked) return []
      return [[control.name, control.value]]
    })
  }, form)

/** The texts of what the selector finds. */
export const textsOf = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate(
    (wanted) => [...document.querySelectorAll(wanted)].map((element) => element.textContent ?? ''),
    selector,
  )

/** Lines of the error summary that lead to no field, or to a field that does not say the same. */
export const strayErrors = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.error-summary li a')]
      .filter((link) => {
        const at = (id: string) => document.getElementById(id)?.textContent?.trim()
        const field = link.hash.slice(1)
        const error = at(`${field}-error`)
        const text = link.textContent?.trim()
        // A list over many criteria names the criterion before the error.
        return at(field) === undefined || !error || (text !== error && !text?.endsWith(`: ${error}`))
      })
      .map((link) => `${link.hash} ${link.textContent}`),
  )
