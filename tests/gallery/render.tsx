import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locales } from '~/i18n'
import { renderGallery } from './page'

/** Writes the gallery in every theme and locale for looking: `npx tsx tests/gallery/render.tsx [DIR]`. */
const dir = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'sinilai-gallery-'))
mkdirSync(dir, { recursive: true })
for (const locale of locales) {
  for (const theme of ['light', 'dark'] as const) {
    writeFileSync(join(dir, `${theme}-${locale}.html`), renderGallery({ theme, locale }))
  }
}
process.stdout.write(`${dir}\n`)
