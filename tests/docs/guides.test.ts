import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort()

const documents = ['README.md', ...files('docs', '.md')]
const guides = files('docs/panduan', '.md')
const read = (path: string) => readFileSync(path, 'utf8')

/** Every `[text](target)` and `![alt](target)` of a document, outside code. */
function linksOf(path: string) {
  const text = read(path).replaceAll(/```.*?```/gs, '')
  return [...text.matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, mark, label = '', target = '']) => ({
    isPicture: mark === '!',
    label,
    to: /^[a-z]+:/.test(target) ? null : normalize(join(dirname(path), target.replace(/#.*/, ''))),
  }))
}

const local = (path: string) => linksOf(path).flatMap(({ to }) => (to === null ? [] : [to]))
const pictures = documents.flatMap(linksOf).filter(({ isPicture }) => isPicture)

/** Texts of the Indonesian catalogues; `{placeholders}` stand for anything. */
async function catalogueTexts(): Promise<string[]> {
  const texts: string[] = []
  const collect = (value: unknown) => {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  for (const path of files('app/i18n/messages', '.ts')) {
    const area = (await import(join(process.cwd(), path))) as Record<string, { id?: unknown }>
    for (const { id } of Object.values(area)) collect(id)
  }
  return texts
}

/** What the guide writes for a text with placeholders: `Undang … kelurahan yang belum diundang`. */
const asWritten = (text: string) => text.replaceAll(/\{[^}]+\}/g, '…')

const emphasised = (path: string) =>
  [...read(path).matchAll(/\*\*([^*]+)\*\*/g)].map(([, phrase = '']) => phrase.replaceAll(/\s+/g, ' '))

describe('documents', () => {
  it.each(documents)('%s links only to what exists', (path) => {
    expect(local(path).filter((target) => !existsSync(target))).toEqual([])
  })

  it('use every picture that is kept, each with a text in its place', () => {
    const kept = files('docs/images', '.png')
    expect([...new Set(pictures.map(({ to }) => to))].sort()).toEqual(kept)
    expect(pictures.filter(({ label }) => label.length < 15)).toEqual([])
  })
})

describe('guides', () => {
  it('has an index that names each of them', () => {
    const named = local('docs/panduan/README.md').filter((target) => target.startsWith('docs/panduan/'))
    expect([...named, 'docs/panduan/README.md'].sort()).toEqual(guides)
  })

  it.each(guides)('%s writes in bold only words that the screen shows', async (path) => {
    const shown = new Set((await catalogueTexts()).map(asWritten))
    const bold = emphasised(path).filter((phrase) => phrase !== 'tebal')
    expect(bold.length).toBeGreaterThan(4)
    expect(bold.filter((phrase) => !shown.has(phrase))).toEqual([])
  })
})
