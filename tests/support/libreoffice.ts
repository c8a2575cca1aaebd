import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a spreadsheet understood a cell to be. */
export type SheetCell = {
  type: 'float' | 'string' | 'date' | 'formula' | 'empty' | (string & {})
  value: string
}

/** The LibreOffice that `npm test` has found or installed, else the one on the path, or null. */
export const soffice: string | null =
  [
    process.env['SOFFICE_PATH'] ?? '',
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'soffice')),
  ].find((path) => path !== '' && existsSync(path)) ?? null

const INDONESIAN = 1057

const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>id-ID</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop></item>
</oor:items>`

/**
 * Opens a `;` file with LibreOffice, locale id-ID, in a profile of its own, and reads back its cells.
 * `quotesMeanText` is the box "Format quoted field as text" of the import dialog.
 */
export function openWithLibreOffice(csv: Uint8Array, options: { quotesMeanText: boolean }): SheetCell[][] {
  const folder = mkdtempSync(join(tmpdir(), 'sinilai-soffice-'))
  try {
    const profile = join(folder, 'profile')
    mkdirSync(join(profile, 'user'), { recursive: true })
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), PROFILE)
    writeFileSync(join(folder, 'table.csv'), csv)
    // Separator ;, quote ", UTF-8, from line 1, no column formats, language, quotes, special numbers.
    const filter = `CSV:59,34,76,1,,${INDONESIAN},${options.quotesMeanText},true`
    execFileSync(
      soffice ?? 'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        `--infilter=${filter}`,
        ...['--convert-to', 'fods', '--outdir', folder, join(folder, 'table.csv')],
      ],
      { stdio: 'pipe', timeout: 100_000 },
    )
    return readFlatSheet(readFileSync(join(folder, 'table.fods'), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readFlatSheet(xml: string): SheetCell[][] {
  const rows = [...xml.matchAll(/<table:table-row\b[^>]*?(?:\/>|>(.*?)<\/table:table-row>)/gs)]
  return rows.map(([, content = '']) => {
    const cells = [...content.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)]
    return cells.flatMap(([, attributes = '', body = '']) => {
      const repeated = Number(attribute(attributes, 'table:number-columns-repeated') ?? 1)
      return new Array<SheetCell>(repeated).fill(readCell(attributes, body))
    })
  })
}

function readCell(attributes: string, body: string): SheetCell {
  const formula = attribute(attributes, 'table:formula')
  if (formula !== undefined) return { type: 'formula', value: formula }
  const type = attribute(attributes, 'office:value-type') ?? 'empty'
  const value = attribute(attributes, 'office:value') ?? attribute(attributes, 'office:date-value')
  return { type, value: value ?? readParagraphs(body) }
}

function readParagraphs(body: string): string {
  const paragraphs = [...body.matchAll(/<text:p\b[^>]*?(?:\/>|>(.*?)<\/text:p>)/gs)]
  return paragraphs.map(([, text = '']) => readText(text)).join('\n')
}

function readText(text: string): string {
  return decodeEntities(
    text
      .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_all, count = '1') => ' '.repeat(Number(count)))
      .replace(/<text:tab\/>/g, '\t')
      .replace(/<[^>]*>/g, ''),
  )
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? undefined : decodeEntities(found)
}

function decodeEntities(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all)
}
