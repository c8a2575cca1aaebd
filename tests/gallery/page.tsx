import { buildSync } from 'esbuild'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Locale, LocaleProvider, languageTag } from '~/i18n'
import { Gallery } from './gallery'

/** The whole style sheet as the build ships it. */
export function bundleStyles(): string {
  const { outputFiles } = buildSync({
    entryPoints: ['app/styles/index.css'],
    bundle: true,
    minify: true,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** The gallery of components as one HTML page without scripts. */
export function renderGallery({ theme, locale }: { theme: 'light' | 'dark'; locale: Locale }): string {
  const markup = renderToStaticMarkup(
    <html lang={languageTag(locale)} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Sinilai: galeri komponen</title>
        <style>{'/* styles */'}</style>
      </head>
      <body>
        <LocaleProvider locale={locale}>
          <Gallery />
        </LocaleProvider>
      </body>
    </html>,
  )
  return `<!doctype html>${markup.replace('/* styles */', () => bundleStyles())}`
}
