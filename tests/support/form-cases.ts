import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Locator } from 'playwright-core'
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

const kindOf = (control: Locator): Promise<Kind> =>
  control.evaluate((element) => {
    if (element instanceof HTMLSelectElement) return 'select'
    if (element instanceof HTMLButtonElement) return 'hidden'
    if (!(element instanceof HTMLInputElement)) return 'text'
    if (element.type === 'hidden' || element.type === 'file') return element.type
    return element.type === 'checkbox' || element.type === 'radio' ? 'choice' : 'text'
  })

const quoted = (name: string) => JSON.stringify(name)

async function choose(form: Locator, name: string, value: string | boolean): Promise<void> {
  const which = typeof value === 'string' ? `[value=${quoted(value)}]` : ''
  const choice = form.locator(`[name=${quoted(name)}]${which}`).first()
  await choice.setChecked(value !== false)
}

/** Fills the form's fields as a person does; a field that the form does not have is an error. */
export async function fillForm(form: Locator, typed: Typed): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    const control = form.locator(`[name=${quoted(name)}]`).first()
    const kind = await kindOf(control)
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

/** Names of the fields that no longer say what was typed; passwords and files are never sent back. */
export async function lostFields(form: Locator, typed: Typed): Promise<string[]> {
  const lost: string[] = []
  for (const [name, value] of Object.entries(typed)) {
    if (typeof value !== 'string') continue
    const control = form.locator(`[name=${quoted(name)}]`).first()
    const kind = await kindOf(control)
    if (kind === 'hidden' || kind === 'file' || (await control.getAttribute('type')) === 'password') continue
    const same =
      kind === 'choice'
        ? await form
            .locator(`[name=${quoted(name)}][value=${quoted(value)}]`)
            .first()
            .isChecked()
        : (await control.inputValue()) === value
    if (!same) lost.push(name)
  }
  return lost
}
