import { isNear, leftInWords, untilNextWords } from '~/domain/time-left'
import { timeLeftMessages } from '~/i18n/messages/time-left'
import { translate } from '~/i18n/translate'
import { pageLocale } from './page-locale'

/** The longest that a timer of a browser may wait. */
const LONGEST = 0x7fffffff

/**
 * Keeps the words of one deadline true. What was left is the server's clock; this device only tells how long ago the
 * page was asked for, so that a wrong clock changes nothing and never shows more time than there is.
 */
function countDown(element: HTMLElement): void {
  const t = translate(timeLeftMessages, pageLocale())
  const end = Date.now() - performance.now() + Number(element.dataset['left'])
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    clearTimeout(timer)
    const left = end - Date.now()
    const words = leftInWords(left)
    const text = 'n' in words ? t(words.key, words) : t(words.key)
    if (element.textContent !== text) element.textContent = text
    const around = element.closest('.deadline')
    around?.classList.toggle('deadline-near', isNear(left))
    around?.classList.toggle('deadline-past', left <= 0)
    if (left > 0) timer = setTimeout(show, Math.min(untilNextWords(left), LONGEST))
  }
  show()
  // A device that slept, or a page that comes back, has waited longer than its timer.
  document.addEventListener('visibilitychange', show)
  window.addEventListener('pageshow', show)
}

for (const element of document.querySelectorAll<HTMLElement>('[data-left]')) countDown(element)
