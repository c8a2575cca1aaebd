import { describe, expect, it } from 'vitest'
import type { Catalogue } from '~/i18n'

const modules = import.meta.glob<Record<string, Catalogue>>('../../app/i18n/messages/*.ts', { eager: true })
const areas = Object.entries(modules).flatMap(([file, exports]) =>
  Object.entries(exports).map(
    ([name, catalogue]) => [`${file.replace(/^.*\//, '')} ${name}`, catalogue] as const,
  ),
)

/** Words that both languages share; anything else that is equal was probably forgotten. */
const shared = new Set([
  'Outfit',
  'Infit',
  'Agenda',
  'No.',
  ...['Administrator', 'Menu', 'Kecamatan', 'Kelurahan', '{n} kelurahan', 'Lurah'],
  ...['NIP', 'NIDN', 'WhatsApp', 'Bahasa Indonesia', 'English'],
  ...['No.', 'Bayes', 'REML', 'nominal', 'ordinal', 'interval'],
  ...['Status', 'No. {seq}, {hash}', 'No. {number}, SHA-256 {sha256}'],
  ...['per kecamatan', 'Kabupaten/kota', 'Regional', 'Desa'],
])

const plural = /\{(\w+), plural, one \{[^{}]*\} other \{[^{}]*\}\}/g
const names = (text: string) =>
  [...new Set(Array.from(text.replace(plural, '{$1}').matchAll(/\{(\w+)\}/g), ([, name]) => name))].sort()
const stripped = (text: string) => text.replace(plural, '').replace(/\{\w+\}/g, '')
const hasWords = (text: string) => /[a-z]{2}/i.test(stripped(text))

it('finds the catalogues', () => {
  expect(areas.map(([name]) => name)).toContain('components.ts componentMessages')
})

describe.each(areas)('%s', (_, { id, en }) => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort())
  })

  it('has the same placeholders in both languages', () => {
    const of = (texts: typeof id) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, names(text)]))
    expect(of(en)).toEqual(of(id))
  })

  it('writes placeholders that the formatter understands', () => {
    const broken = [...Object.values(id), ...Object.values(en)].filter((text) => /[{}]/.test(stripped(text)))
    expect(broken).toEqual([])
  })

  it('has no empty or untrimmed text', () => {
    const blank = [...Object.values(id), ...Object.values(en)].filter(
      (text) => text.trim() === '' || text !== text.trim(),
    )
    expect(blank).toEqual([])
  })

  it('repeats no text in both languages but the words they share', () => {
    const same = Object.keys(id).filter((key) => id[key] === en[key] && hasWords(id[key] ?? ''))
    expect(same.map((key) => id[key]).filter((text) => !shared.has(text ?? ''))).toEqual([])
  })
})
