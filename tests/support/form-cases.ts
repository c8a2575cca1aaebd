import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Locator, Page } from 'playwright-core'
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

type Kind = 'hidden' | 'choice' | 'select' | 'file' | 'text'

/** Unfolds the form and what it stands in. @returns what kind of field each name is; undefined where there is none */
const unfold = (form: Locator, names: string[]): Promise<(Kind | undefined)[]> =>
  form.evaluate((element, all) => {
    for (const details of element.querySelectorAll('details')) details.open = true
    for (
      let around = element.closest('details');
      around;
      around = around.parentElement?.closest('details') ?? null
    )
      around.open = true
    return all.map((name) => {
      const control = element.querySelector(`[name=${JSON.stringify(name)}]`)
      if (!control) return undefined
      if (control instanceof HTMLSelectElement) return 'select'
      if (control instanceof HTMLButtonElement) return 'hidden'
      if (!(control instanceof HTMLInputElement)) return 'text'
      if (control.type === 'hidden' || control.type === 'file') return control.type
      return control.type === 'checkbox' || control.type === 'radio' ? 'choice' : 'text'
    })
  }, names)

const quoted = (name: string) => JSON.stringify(name)

async function choose(form: Locator, name: string, value: string | boolean): Promise<void> {
  const which = typeof value === 'string' ? `[value=${quoted(value)}]` : ''
  const choice = form.locator(`[name=${quoted(name)}]${which}`).first()
  await choice.setChecked(value !== false)
}

/** Fills the form's fields as a person does; a field that the form does not have is an error. */
export async function fillForm(form: Locator, typed: Typed): Promise<void> {
  const kinds = await unfold(form, Object.keys(typed))
  for (const [place, [name, value]] of Object.entries(typed).entries()) {
    const control = form.locator(`[name=${quoted(name)}]`).first()
    const kind = kinds[place]
    if (!kind) throw new Error(`the form has no ${name}`)
    if (typeof value === 'object') {
      const { name: fileName, mimeType, bytes } = value
      await control.setInputFiles({ name: fileName, mimeType, buffer: Buffer.from(bytes) })
    } else if (kind === 'choice') await choose(form, name, value)
    else if (typeof value === 'boolean') throw new Error(`${name} cannot be ticked`)
    else if (kind === 'select') await control.selectOption(value)
    else if (kind === 'hidden')
      await control.evaluate((element, text) => element.setAttribute('value', text), value)
    else await control.fill(value)
  }
}

/**
 * Name and value of everything that the form would send of what a person sees in it, in its order: what came
 * filled in as well as what was typed. Passwords and files, which are never sent back, are left out.
 * Asked of the page as a whole: a locator costs each new document as much as all the rest.
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
