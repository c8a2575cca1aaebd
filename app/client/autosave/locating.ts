import { writingMessages } from '~/i18n/messages/writing'
import { translate } from '~/i18n/translate'
import { pageLocale } from '../page-locale'

const PATIENCE = 20_000
/** Code of `GeolocationPositionError` for what the person or the device forbids. */
const FORBIDDEN = 1

/** Lets a place be taken from the device; the button stays hidden where that cannot be. */
export function startLocating(form: HTMLFormElement): void {
  if (!('geolocation' in navigator) || !isSecureContext) return
  const t = translate(writingMessages, pageLocale())
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-locate]')) {
    const field = button.closest('.field')
    const input = field?.querySelector('input')
    const words = field?.querySelector<HTMLElement>('[data-locate-words]')
    if (!input || !words) continue
    button.hidden = false
    button.addEventListener('click', () => {
      words.textContent = t('locating')
      navigator.geolocation.getCurrentPosition(
        ({ coords: { latitude, longitude, accuracy } }) => {
          input.value = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
          input.dispatchEvent(new Event('input', { bubbles: true }))
          words.textContent = t('located', { n: Math.ceil(accuracy) })
        },
        ({ code }) => {
          words.textContent = t(code === FORBIDDEN ? 'locateForbidden' : 'locateFailed')
        },
        { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 },
      )
    })
  }
}
