import { countCharacters, countWords } from '~/domain/fields/count'
import { writingMessages } from '~/i18n/messages/writing'
import { translate } from '~/i18n/translate'
import { pageLocale } from '../page-locale'

/** Counts words or characters while they are typed, with the very function of the server. */
export function startCounting(form: HTMLFormElement): void {
  const t = translate(writingMessages, pageLocale())
  form.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return
    const counter = target.closest('.field')?.querySelector<HTMLElement>('[data-count]')
    if (!counter) return
    const max = Number(counter.dataset['max'] ?? 0)
    const isWords = counter.dataset['count'] === 'words'
    const n = isWords ? countWords(target.value) : countCharacters(target.value)
    const limited = isWords ? t('wordsOf', { n, max }) : t('charactersOf', { n, max })
    counter.textContent = target.value === '' ? '' : max > 0 ? limited : t('words', { n })
    counter.classList.toggle('count-over', max > 0 && n > max)
  })
}
