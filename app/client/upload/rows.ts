import type { Locale } from '~/i18n/define'
import { evidenceMessages } from '~/i18n/messages/evidence'
import { translate } from '~/i18n/translate'

export const pageLocale = (): Locale => (document.documentElement.lang === 'en' ? 'en' : 'id')
export const t = translate(evidenceMessages, pageLocale())

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = '', className = '') {
  const element = document.createElement(tag)
  element.textContent = text
  if (className) element.className = className
  return element
}

/** One file on its way: its name, how far it is, and what can be done about it. */
export class Row {
  readonly element = make('li', '', 'upload-row')
  readonly #words = make('p', '', 'upload-words')
  readonly #bar = make('progress', '', 'upload-bar')
  readonly #buttons = make('p', '', 'evidence-actions')

  constructor(name: string) {
    this.#bar.max = 1
    this.#bar.setAttribute('aria-label', name)
    this.#words.setAttribute('role', 'status')
    this.element.append(make('p', name, 'upload-name'), this.#bar, this.#words, this.#buttons)
  }

  /** `part` is how much has been sent, from 0 to 1; null leaves the bar out. */
  show(state: string, words: string, part: number | null, acts: Record<string, () => void> = {}): void {
    this.element.dataset['state'] = state
    this.#bar.hidden = part === null
    this.#bar.value = part ?? 0
    if (this.#words.textContent !== words) this.#words.textContent = words
    const names = Object.keys(acts)
    if (this.#buttons.dataset['acts'] === names.join()) return
    this.#buttons.dataset['acts'] = names.join()
    this.#buttons.replaceChildren(
      ...names.map((name) => {
        const button = make('button', name, 'button button-quiet')
        button.type = 'button'
        button.addEventListener('click', () => acts[name]?.())
        return button
      }),
    )
  }
}
