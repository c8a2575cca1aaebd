import type { Request, Response } from 'express'
import { readLocale } from '~/http/locale.server'
import { translate } from '~/i18n'
import { refusalMessages } from '~/i18n/messages/refusal'

const TEXTS = { 400: 'input', 413: 'too_large', 415: 'input' } as const

/**
 * Refuses a body before any route sees it. The page is bare on purpose: nothing of the app has run. The rest of
 * the body is not read.
 */
export function refuseBody(request: Request, response: Response, status: keyof typeof TEXTS): void {
  if (response.headersSent) return
  const locale = readLocale(request.headers.cookie, response.locals['session']?.actor ?? null)
  const t = translate(refusalMessages, locale)
  const title = t(TEXTS[status])
  response
    .status(status)
    .set('Connection', 'close')
    .type('text/html; charset=utf-8')
    .send(
      `<!DOCTYPE html><html lang="${locale === 'en' ? 'en' : 'id'}"><head><meta charset="utf-8">` +
        '<meta name="viewport" content="width=device-width, initial-scale=1">' +
        `<title>${title} · Sinilai</title></head><body><main><h1>${title}</h1>` +
        `<p>${t(`${TEXTS[status]}_help`)}</p><p><a href="/">${t('home')}</a></p></main></body></html>\n`,
    )
}

/** Files cannot be carried through a log-in: the person chooses them again on the page they came from. */
export function askToLogInAgain(request: Request, response: Response): void {
  request.resume()
  response.redirect(303, `/masuk?${new URLSearchParams({ ke: request.path, pesan: 'choose_files_again' })}`)
}
