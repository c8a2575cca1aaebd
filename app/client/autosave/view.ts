import { formatTime, type Zone } from '~/i18n/dates'
import { writingMessages } from '~/i18n/messages/writing'
import { translate } from '~/i18n/translate'
import { pageLocale } from '../page-locale'
import type { Clash, Outbox, Unit } from './outbox'
import type { Kept } from './store'

const t = translate(writingMessages, pageLocale())

interface Moment {
  sending: boolean
  failing: boolean
}

type Choose = (key: string, whose: 'mine' | 'theirs') => void

/** Says at each unit, and once for the whole page, what is on disk at the server. */
export class View {
  readonly #bar: HTMLElement
  readonly #words: HTMLElement
  readonly #notes: HTMLElement
  readonly #elements: ReadonlyMap<string, HTMLElement>
  readonly #outbox: Outbox
  readonly #choose: Choose
  readonly #zone: Zone

  constructor(bar: HTMLElement, elements: ReadonlyMap<string, HTMLElement>, outbox: Outbox, choose: Choose) {
    this.#bar = bar
    this.#elements = elements
    this.#outbox = outbox
    this.#choose = choose
    this.#zone = (bar.dataset['zone'] as Zone | undefined) ?? 'WIB'
    this.#words = bar.querySelector<HTMLElement>('[data-save-words]') ?? bar
    this.#notes = bar.querySelector<HTMLElement>('[data-save-notes]') ?? bar
  }

  show(moment: Moment): void {
    for (const unit of this.#outbox.units.values()) this.#showUnit(unit, moment)
    const { kind, words, link } = this.#whole(moment)
    this.#bar.dataset['state'] = kind
    this.#bar.hidden = words === '' && this.#notes.childElementCount === 0
    if (this.#words.textContent !== words) this.#words.textContent = words
    const old = this.#bar.querySelector('[data-save-link]')
    if (!link) old?.remove()
    else if (!old) {
      const anchor = make('a', link.words)
      anchor.href = link.href
      anchor.dataset['saveLink'] = ''
      this.#words.after(' ', anchor)
    }
  }

  showNoStore(): void {
    this.#note('noStore', t('noStore'))
  }

  /** Text of an earlier visit is there again, here or in another section. */
  showRestored(kept: Kept, isHere: boolean): void {
    if (isHere) this.#note('restored', t('restored'))
    if (isHere || kept.path === location.pathname) return
    const note = this.#note(kept.path, `${t('elsewhere')} `)
    if (note.querySelector('a')) return
    const link = make('a', t('open'))
    link.href = kept.path
    note.append(link)
  }

  /** Something is left while somebody logs out: they see what becomes of it, and may go on. */
  askLeaving(n: number, go: () => void): void {
    const note = this.#note('leaving', '')
    const button = make('button', t('leaveAnyway'))
    button.type = 'button'
    button.className = 'button button-secondary button-small'
    button.addEventListener('click', go)
    note.replaceChildren(`${t('leaving', { n })} `, button)
    this.#bar.scrollIntoView({ block: 'nearest' })
    button.focus()
  }

  /** Leads to the first unit that needs its writer. */
  showFirst(): void {
    const waiting = this.#outbox.open.find(({ key }) => this.#elements.has(key))
    const element = waiting && this.#elements.get(waiting.key)
    const target =
      element?.querySelector<HTMLElement>('button') ??
      element?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')
    target?.focus()
    this.#bar.scrollIntoView({ block: 'nearest' })
  }

  #whole({ sending, failing }: Moment): {
    kind: string
    words: string
    link?: { words: string; href: string }
  } {
    const { open, blocked, units } = this.#outbox
    const count = (kind: Unit['state']['kind']) => open.filter(({ state }) => state.kind === kind).length
    const n = open.length
    if (n > 0 && blocked === 'logged-out') {
      const here = location.pathname + location.search
      const link = { words: t('logIn'), href: `/masuk?ke=${encodeURIComponent(here)}` }
      return { kind: 'unsent', words: t('loggedOut', { n }), link }
    }
    if (n > 0 && blocked === 'forbidden') return { kind: 'failed', words: t('refused') }
    if (count('clash') > 0) return { kind: 'failed', words: t('clashCount', { n: count('clash') }) }
    if (count('wrong') > 0) return { kind: 'failed', words: t('wrongCount', { n: count('wrong') }) }
    if (n > 0 && failing) return { kind: 'unsent', words: t('unsentCount', { n }) }
    if (sending || count('dirty') > 0) return { kind: 'saving', words: t('saving') }
    if (count('late') + count('locked') > 0)
      return { kind: 'failed', words: t('lateCount', { n: count('late') + count('locked') }) }
    if (count('unasked') > 0) return { kind: 'failed', words: t('unaskedCount', { n: count('unasked') }) }
    const last = [...units.values()].map(({ state }) => (state.kind === 'clean' ? state.savedAt : null))
    const at = last.reduce((newest, each) => (each && (!newest || each > newest) ? each : newest), null)
    if (at) return { kind: 'saved', words: t('allSaved', { time: formatTime(at, this.#zone, pageLocale()) }) }
    return { kind: 'unchanged', words: units.size > 0 ? t('autosaves') : '' }
  }

  #showUnit(unit: Unit, { failing }: Moment): void {
    const element = this.#elements.get(unit.key)
    if (!element) return
    const words = this.#wordsOf(unit, failing)
    let line = element.querySelector<HTMLElement>('[data-unit-status]')
    if (words === '' && !line) return
    if (!line) {
      line = make('p', '')
      line.className = 'unit-status'
      line.dataset['unitStatus'] = ''
      element.append(line)
    }
    line.dataset['state'] = unit.state.kind === 'dirty' && failing ? 'unsent' : unit.state.kind
    if (line.textContent !== words) line.textContent = words
    this.#showClash(element, unit)
  }

  #wordsOf({ state }: Unit, failing: boolean): string {
    switch (state.kind) {
      case 'clean':
        return state.savedAt ? t('saved', { time: formatTime(state.savedAt, this.#zone, pageLocale()) }) : ''
      case 'dirty':
        return failing || this.#outbox.blocked ? t('unsent') : t('saving')
      case 'wrong':
        return `${t('wrong')}: ${state.message}`
      case 'late':
      case 'locked':
      case 'unasked':
        return t(state.kind)
      case 'clash': {
        const { by, at } = state.clash
        return t('clash', { by, time: formatTime(at, this.#zone, pageLocale()) })
      }
    }
  }

  #showClash(element: HTMLElement, { key, state }: Unit): void {
    const old = element.querySelector('[data-clash]')
    if (state.kind !== 'clash') old?.remove()
    else if (!old) element.append(this.#drawClash(key, state.clash))
  }

  #drawClash(key: string, { shown }: Clash): HTMLElement {
    const box = make('div', '')
    box.className = 'clash'
    box.dataset['clash'] = ''
    const theirs = make('blockquote', shown || t('nothing'))
    const buttons = make('div', '')
    buttons.className = 'button-row'
    for (const whose of ['mine', 'theirs'] as const) {
      const button = make('button', t(whose === 'mine' ? 'keepMine' : 'keepTheirs'))
      button.type = 'button'
      button.className = 'button button-secondary button-small'
      button.addEventListener('click', () => this.#choose(key, whose))
      buttons.append(button)
    }
    box.append(make('p', `${t('theirs')}:`), theirs, buttons)
    return box
  }

  /** Said once for each reason. */
  #note(id: string, words: string): HTMLElement {
    const known = [...this.#notes.children].find((note) => (note as HTMLElement).dataset['note'] === id)
    if (known) return known as HTMLElement
    const note = make('p', words)
    note.dataset['note'] = id
    this.#notes.append(note)
    this.#bar.hidden = false
    return note
  }
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}
